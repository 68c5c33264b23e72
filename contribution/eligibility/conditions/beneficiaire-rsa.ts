import type { Compiler } from "../condition.ts";
import { receivesRsa } from "../receives-rsa.ts";

/** RSA of the month over one euro. */
export const beneficiaireRsa: Compiler<"beneficiaire_rsa"> = () => receivesRsa;
