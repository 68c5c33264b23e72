import { departmentOf } from "./department-of.ts";
import { fieldsOf, listIn } from "./fields-of.ts";
import type {
  Article,
  Commune,
  Department,
  Epci,
  EpciKind,
  FormerCommune,
  FormerCommuneKind,
  FormerName,
  Region,
} from "./place.ts";
import { sirenFromCode } from "./siren-from-code.ts";

const NO_SIREN = "-";

/** A line of the part "regions". */
export function toRegion(line: string): Region {
  const [code = "", name = "", article = ""] = fieldsOf(line);
  // The generator writes no other article.
  return { code, name, article: article as Article };
}

/** A line of the part "departments". */
export function toDepartment(line: string): Department {
  const [code = "", region = "", name = "", article = ""] = fieldsOf(line);
  // The generator writes no other article.
  return { code, name, article: article as Article, region };
}

/** A line of the part "EPCIs"; `communesOf` is asked only when somebody reads the members. */
export function toEpci(line: string, communesOf: (epci: Epci) => readonly string[]): Epci {
  const [code = "", kind = "", departments = "", name = ""] = fieldsOf(line);
  return {
    code,
    name,
    // The generator refuses any other kind.
    kind: kind as EpciKind,
    departments: listIn(departments),
    get communes() {
      return communesOf(this);
    },
  };
}

/** A line of the part "communes"; the region is its department's. */
export function toCommune(line: string, regionOf: (department: string) => string): Commune {
  const [code = "", name = "", epci = "", postalCodes = "", siren = "", population] = fieldsOf(line);
  const department = departmentOf(code);
  return {
    code,
    name,
    department,
    region: regionOf(department),
    epci: epci === "" ? undefined : epci,
    postalCodes: listIn(postalCodes),
    siren: siren === NO_SIREN ? undefined : siren || sirenFromCode(code),
    population: Number(population),
  };
}

/** A line of the part "former communes". */
export function toFormerCommune(line: string): FormerCommune {
  const [code = "", successor = "", kind = "", name = ""] = fieldsOf(line);
  // The generator writes no other kind.
  return { code, successor, kind: kind as FormerCommuneKind, ...(name === "" ? {} : { name }) };
}

/** A line of the part "former names". */
export function toFormerName(line: string): FormerName {
  const [code = "", name = ""] = fieldsOf(line);
  return { code, name };
}

/** A line of the part "strays": the communes that have the number. */
export function toStrays(line: string): readonly string[] {
  const [, communes = ""] = fieldsOf(line);
  return listIn(communes);
}
