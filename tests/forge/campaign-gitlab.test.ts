import { holdCampaign } from "./campaign.ts";

holdCampaign("GitLab");
