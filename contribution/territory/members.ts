import { departmentOf } from "./department-of.ts";
import { fieldsOf, listIn } from "./fields-of.ts";

/** Codes of communes, sorted, by the code of what contains them. */
export type Members = ReadonlyMap<string, readonly string[]>;

/** The communes of every department, from the lines of communes. */
export function membersOfDepartments(communes: readonly string[]): Members {
  return members(communes, (code) => [departmentOf(code)]);
}

/** The communes of every EPCI, from the lines of communes. */
export function membersOfEpcis(communes: readonly string[]): Members {
  return members(communes, (_code, epci) => (epci === "" ? [] : [epci]));
}

/** The communes of every postal code, from the lines of communes. */
export function membersOfPostalCodes(communes: readonly string[]): Members {
  return members(communes, (_code, _epci, postalCodes) => listIn(postalCodes));
}

function members(
  communes: readonly string[],
  containersOf: (code: string, epci: string, postalCodes: string) => readonly string[],
): Members {
  const lists = new Map<string, string[]>();
  for (const line of communes) {
    const [code = "", , epci = "", postalCodes = ""] = fieldsOf(line);
    for (const container of containersOf(code, epci, postalCodes)) {
      const list = lists.get(container);
      if (list) list.push(code);
      else lists.set(container, [code]);
    }
  }
  return lists;
}
