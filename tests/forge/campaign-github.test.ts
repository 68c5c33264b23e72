import { holdCampaign } from "./campaign.ts";

holdCampaign("GitHub");
