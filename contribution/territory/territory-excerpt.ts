import { departmentOf } from "./department-of.ts";
import { fieldsOf, listIn } from "./fields-of.ts";

/** The places that a text must keep: codes, SIRENs for EPCIs. */
export interface KeptPlaces {
  readonly epcis: ReadonlySet<string>;
  readonly communes: ReadonlySet<string>;
  readonly postalCodes: ReadonlySet<string>;
}

/**
 * A small text that `createTerritory` reads, out of the whole one: every region and department, the EPCIs named with
 * their communes, the communes named, those of the postal codes named, and what became a part of a commune that is
 * kept. Only what was named keeps its name.
 */
export function territoryExcerpt(text: string, kept: KeptPlaces): string {
  const [heading = "", ...parts] = text.trimEnd().split("\n# ");
  const excerpts = parts.map((part) => excerptOf(part, kept));
  const successors = new Set(excerpts.filter((part) => part.startsWith("communes:")).flatMap(codesIn));
  const withFormer = excerpts.map((excerpt, index) =>
    excerpt.startsWith("former communes:") ? formerOf(parts[index] ?? "", successors) : excerpt,
  );
  return [heading, ...withFormer].join("\n# ");
}

function codesIn(part: string): string[] {
  return part
    .split("\n")
    .slice(1)
    .map((line) => fieldsOf(line)[0] ?? "");
}

/** The codes that now stand for a commune that is kept, and those whose commune went to another department. */
function formerOf(part: string, successors: ReadonlySet<string>): string {
  const [title, ...lines] = part.split("\n");
  const pairs = lines.map((line) => fieldsOf(line).slice(0, 2));
  const chosen = pairs.filter(
    ([code = "", successor = ""]) =>
      successors.has(successor) || departmentOf(code) !== departmentOf(successor),
  );
  return `${title}\n${chosen.map((pair) => pair.join("\t")).join("\n")}`;
}

function excerptOf(part: string, kept: KeptPlaces): string {
  const [title = "", ...lines] = part.split("\n");
  const select = SELECTIONS[title.slice(0, title.indexOf(":"))];
  const chosen = select ? lines.flatMap((line) => select(line, kept) ?? []) : [];
  // An empty part keeps its line break, by which its title is told from its lines.
  return `${title}\n${chosen.join("\n")}`;
}

/** What is left of a line; undefined when it is not kept. Parts that are not listed keep nothing. */
const SELECTIONS: Readonly<Record<string, (line: string, kept: KeptPlaces) => string | undefined>> = {
  regions: (line) => line,
  departments: (line) => line,
  epcis: (line, { epcis }) => (epcis.has(fieldsOf(line)[0] ?? "") ? line : undefined),
  communes: communeExcerpt,
};

function communeExcerpt(line: string, { epcis, communes, postalCodes }: KeptPlaces): string | undefined {
  const [code = "", name = "", epci = "", codes = ""] = fieldsOf(line);
  const named = listIn(codes).filter((postalCode) => postalCodes.has(postalCode));
  const isNamed = communes.has(code) || named.length > 0;
  if (!isNamed && !epcis.has(epci)) return undefined;
  // Another EPCI than those named is as good as none.
  const fields = [code, isNamed ? name : "", epcis.has(epci) ? epci : "", named.join(" ")];
  return fields.join("\t").trimEnd();
}
