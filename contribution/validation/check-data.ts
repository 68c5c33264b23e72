import type { Code } from "../diagnostics/codes.ts";
import type { Finding, Path } from "../diagnostics/diagnostic.ts";
import { ENTRIES } from "../diagnostics/entries.ts";
import type { Entry } from "../diagnostics/entry.ts";
import type { BenefitData, InstitutionData } from "../model/benefit.ts";
import type { Kind } from "../model/collections.ts";
import { nodeAt } from "../model/schema.ts";
import { withoutEmpty } from "../source/values/without-empty.ts";
import type { CatalogueContext } from "./context.ts";
import type { Hit, RuleHit } from "./hit.ts";
import type { ImageFile } from "./images.ts";
import type { RuleContext } from "./rule.ts";
import { BENEFIT_RULES, IMAGE_RULES, INSTITUTION_RULES } from "./rules.ts";
import type { RawScalar } from "./schema-hits.ts";
import { settledData, withoutRepair } from "./settled-data.ts";

/**
 * Everything that can be said of one file's data, without its text: schema and rules, in French, by path.
 * `slug` is the file name without extension. Data of any shape is accepted.
 */
export function checkData(
  kind: Kind,
  slug: string,
  data: Record<string, unknown>,
  catalogue: CatalogueContext,
  raw: RawScalar = () => undefined,
): Finding[] {
  const { data: full, empties } = withoutEmpty(data);
  const { refusals, meant, sound, isMended } = settledData(kind, full, raw);
  const ruled = ruleHits(sound, { kind, slug, written: meant, catalogue }).map((hit) =>
    (hit.changes ?? []).some(({ path }) => isMended(path)) ? withoutRepair(hit) : hit,
  );
  const empty = emptiesLeft(empties, [...refusals, ...ruled]).map((path) => emptyHit(kind, data, path));
  return [...refusals, ...empty, ...ruled].map(finding);
}

/** Everything that can be said of an image. */
export function checkImage(image: ImageFile, catalogue: CatalogueContext): Finding[] {
  return IMAGE_RULES.flatMap(({ code, check }) =>
    check(image, catalogue).map((hit) => finding({ ...hit, code })),
  );
}

// Codes that ask for what is empty: to offer to take it out as well would be a contradiction.
const ABSENCES: ReadonlySet<string> = new Set(["missing-key", "amount-missing", "institution-code-missing"]);

/** The empty places that no hit asks to fill. */
function emptiesLeft(empties: readonly Path[], hits: readonly Hit[]): readonly Path[] {
  if (empties.length === 0) return empties;
  const missing = new Set(hits.filter(({ code }) => ABSENCES.has(code)).map(({ path }) => path.join("/")));
  return empties.filter((path) => !missing.has(path.join("/")));
}

function emptyHit(kind: Kind, data: unknown, path: Path): Hit {
  const name = String(path.at(-1));
  const fields = nodeAt(kind, data, path.slice(0, -1))?.properties;
  if (fields && !Object.hasOwn(fields, name)) {
    return { code: "unknown-key", path, values: { key: name }, changes: [{ path, value: undefined }] };
  }
  const title = nodeAt(kind, data, path)?.title ?? name;
  return { code: "empty-value", path, values: { title }, changes: [{ path, value: undefined }] };
}

function ruleHits(sound: Record<string, unknown>, context: RuleContext): Hit[] {
  // What the schema refuses has been taken out, so what is left has the schema's types.
  return context.kind === "institution"
    ? hitsOf(INSTITUTION_RULES, sound as InstitutionData, context)
    : hitsOf(BENEFIT_RULES, sound as BenefitData, context);
}

interface Rule<Subject> {
  readonly code: Code;
  readonly check: (subject: Subject, context: RuleContext) => readonly RuleHit[];
}

function hitsOf<Subject>(rules: readonly Rule<Subject>[], subject: Subject, context: RuleContext): Hit[] {
  const hits: Hit[] = [];
  for (const rule of rules) {
    const found = rule.check(subject, context);
    // Nearly no rule finds anything: an empty loop, thirty thousand times, would be felt.
    if (found.length > 0) for (const hit of found) hits.push({ ...hit, code: rule.code });
  }
  return hits;
}

/** A hit with its severity and its French sentence. */
function finding({ code, variant = "default", path, values = {}, changes }: Hit): Finding {
  const entry: Entry = ENTRIES[code];
  const wording = entry.wordings[variant];
  if (!wording) throw new Error(`${code} has no sentence for the variant ${variant}`);
  const title = wording.repair?.(values);
  return {
    code,
    severity: wording.severity,
    message: wording.message(values),
    path,
    help: entry.remedy,
    ...(title !== undefined && changes && { repair: { title, changes } }),
  };
}
