import { LISTED_PLACES } from "../../contribution/territory/listed-places.ts";
import { isRecord } from "../form/plain-value.ts";

/** Whether a criterion, or what it is the contrary of, speaks of where people live; any value is accepted. */
export function isGeographic(criterion: unknown): boolean {
  if (!isRecord(criterion)) return false;
  const { type, value } = criterion;
  if (type === "not") return isGeographic(value);
  return (
    type === "attached_to_institution" || (typeof type === "string" && Object.hasOwn(LISTED_PLACES, type))
  );
}
