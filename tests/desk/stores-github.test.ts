import { holdStores } from "./hold-stores.ts";

holdStores("github");
