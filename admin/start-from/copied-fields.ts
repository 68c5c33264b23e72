import { withoutOwn } from "../../contribution/model/held.ts";
import { isNothing, withoutNothing } from "../../contribution/source/values/nothing.ts";
import { LISTED_PLACES } from "../../contribution/territory/listed-places.ts";
import { formFields } from "../form/fields.ts";
import { isRecord, type PlainRecord } from "../form/plain-value.ts";
import { isReserved } from "../form/shape.ts";

/** What starting from an existing benefit puts in the form of a new one, by field. */
export interface CopiedFields {
  readonly values: PlainRecord;
  /** Fields that were filled in already, and stay as they are. */
  readonly kept: readonly string[];
  /** How many conditions on places were emptied, their places being the other institution's. */
  readonly emptiedPlaces: number;
}

/**
 * The fields of an existing benefit that a new one may start from: its texts, conditions and amount. The places of its
 * conditions are left out, and their kind kept, unless both have the same institution.
 */
export function copiedFields(source: PlainRecord, form: PlainRecord): CopiedFields {
  const copyable = withoutOwnFields(source);
  const names = Object.keys(copyable).filter((name) => !isBlank(copyable[name]));
  const kept = names.filter((name) => !isBlank(form[name]));
  // An article goes with its name.
  const isForeign = (name: string) => name === "prefix" && kept.includes("label");
  const isSame = !isBlank(form.institution) && form.institution === source.institution;
  let emptiedPlaces = 0;
  const withoutPlaces = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(withoutPlaces);
    if (!isRecord(value)) return value;
    if (typeof value.type !== "string" || !Object.hasOwn(LISTED_PLACES, value.type))
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutPlaces(inner)]));
    emptiedPlaces += 1;
    return { ...value, values: [] };
  };
  const values = Object.fromEntries(
    names
      .filter((name) => !kept.includes(name) && !isForeign(name))
      .map((name) => [name, isSame ? copyable[name] : withoutPlaces(copyable[name])]),
  );
  return { values, kept, emptiedPlaces };
}

/** What does not belong to that benefit alone, nor is the text of its file. */
function withoutOwnFields(source: PlainRecord): PlainRecord {
  const nodes = new Map(formFields("benefit-simple").map(({ name, node }) => [name, node]));
  const kept = Object.entries(source).filter(([name]) => !isReserved(name));
  return Object.fromEntries(kept.map(([name, value]) => [name, withoutOwn(value, nodes.get(name))]));
}

/** Whether a field of a form holds nothing: a control that was emptied leaves undefined, or keys that hold nothing. */
function isBlank(value: unknown): boolean {
  return isNothing(withoutNothing(value));
}
