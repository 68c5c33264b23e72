import type { ErrorObject } from "ajv";

interface Validator {
  (data: unknown): boolean;
  errors?: ErrorObject[] | null;
}

export declare const benefitSimple: Validator;
export declare const benefitComplex: Validator;
export declare const institution: Validator;
export declare const situation: Validator;
