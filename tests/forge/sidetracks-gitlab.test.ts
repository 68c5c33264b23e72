import { holdSidetracks } from "./sidetracks.ts";

holdSidetracks("GitLab");
