import { holdSidetracks } from "./sidetracks.ts";

holdSidetracks("GitHub");
