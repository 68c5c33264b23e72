import type { Compiler } from "../judging/condition.ts";
import { receivesRsa } from "../judging/receives-rsa.ts";

/** RSA of the month over one euro. */
export const beneficiaireRsa: Compiler<"beneficiaire_rsa"> = () => receivesRsa;
