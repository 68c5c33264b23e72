import type { ErrorObject } from "ajv";
import type { Path } from "../diagnostics/diagnostic.ts";
import type { Kind } from "../model/collections.ts";
import { nodeAt } from "../model/schema.ts";
import { benefitComplex, benefitSimple, institution } from "./generated/validators.js";
import type { Hit } from "./hit.ts";
import type { SchemaRefusal } from "./schema-hits/refusal.ts";
import { refusedKey } from "./schema-hits/refused-key.ts";
import { missingKey, refusedLength, refusedRange, repeatedItem } from "./schema-hits/refused-limits.ts";
import { refusedType } from "./schema-hits/refused-type.ts";
import { refusedUnion } from "./schema-hits/refused-union.ts";
import { refusedPattern, refusedValue } from "./schema-hits/refused-value.ts";

const VALIDATORS = {
  "benefit-simple": benefitSimple,
  "benefit-complex": benefitComplex,
  institution,
} as const;

type Translation = (refusal: SchemaRefusal) => Hit | undefined;

const TRANSLATIONS: Readonly<Record<string, Translation>> = {
  required: missingKey,
  additionalProperties: refusedKey,
  type: refusedType,
  enum: refusedValue,
  const: refusedValue,
  pattern: refusedPattern,
  minLength: refusedLength,
  maxLength: refusedLength,
  minimum: refusedRange,
  maximum: refusedRange,
  exclusiveMinimum: refusedRange,
  multipleOf: refusedRange,
  minItems: refusedLength,
  uniqueItems: repeatedItem,
  discriminator: refusedUnion,
};

/** Source text of the scalar at a path; undefined when there is no source or no scalar there. */
export type RawScalar = (path: Path) => string | undefined;

/**
 * What the schema refuses, in our own terms. `raw` gives the source text of a scalar, where there is a source:
 * the zeros of an unquoted 01001 are in the text only.
 */
export function schemaHits(kind: Kind, data: Record<string, unknown>, raw: RawScalar): Hit[] {
  const validate = VALIDATORS[kind];
  if (validate(data)) return [];
  const errors = validate.errors ?? [];
  const wrongTypes = new Set(errors.filter(({ keyword }) => keyword === "type").map(pointerOf));
  return errors.flatMap((error) => {
    // A text where a number is wanted is not in the closed list either: one message is enough.
    if (error.keyword !== "type" && wrongTypes.has(pointerOf(error))) return [];
    const path = pathOf(error.instancePath, data);
    const node = nodeAt(kind, data, path) ?? {};
    const hit = TRANSLATIONS[error.keyword]?.({ kind, data, path, node, value: at(data, path), error, raw });
    return hit ? [hit] : [];
  });
}

function pointerOf({ instancePath }: ErrorObject): string {
  return instancePath;
}

/** A JSON pointer as a path: digits are a position only inside a list. */
function pathOf(pointer: string, data: unknown): Path {
  const path: (string | number)[] = [];
  let value = data;
  for (const part of pointer.split("/").slice(1)) {
    const key = part.replaceAll("~1", "/").replaceAll("~0", "~");
    const step = Array.isArray(value) ? Number(key) : key;
    path.push(step);
    value = at(value, [step]);
  }
  return path;
}

/** The value at a path, or undefined. */
function at(data: unknown, path: Path): unknown {
  let value = data;
  for (const step of path) {
    if (value === null || typeof value !== "object" || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}
