import { holdLostAnswers } from "./lost-answers.ts";

holdLostAnswers("gitlab");
