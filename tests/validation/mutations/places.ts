import { benefit, general, type Mutation, PLACE } from "./mutation.ts";

const AT = "conditions_generales.1.values.0";

/** Codes that are nobody's, or not written as codes are. */
const UNKNOWN: Readonly<Record<string, readonly string[]>> = {
  regions: ["99", "1", "R76", "Occitanie", "076", "76 ", "FR-OCC", "30000"],
  departements: [
    "20",
    "96",
    "99",
    "2a",
    "2A ",
    "030",
    "3",
    "30000",
    "Gard",
    "FR-30",
    "69M",
    "75056",
    "constructor",
  ],
  epcis: ["213001894", "24300064", "243 000 643", "243000644", "30189", "Nîmes Métropole"],
  excluded_epcis: ["213001894", "999999999", "30"],
  communes: [
    "30999",
    "99999",
    "2a004",
    "3018",
    "30189 ",
    "30020 CEDEX",
    "213001894",
    "243000643",
    "Nîmes",
    "75120 ",
  ],
  codes_postaux: ["30189", "30020", "30 000", "30000 Nîmes", "75000", "2A000", "98000", "99999", "3000"],
};

const FORMER = ["75101", "75120", "69381", "69389", "13201", "13216"];
const POSTAL = ["30000", "30700", "75001", "20000", "97400"];
const OUTSIDE: readonly (readonly [string, string])[] = [
  ["regions", "27"],
  ["departements", "34"],
  ["departements", "2A"],
  ["departements", "971"],
  ["epcis", "243400017"],
  ["communes", "34172"],
  ["communes", "75056"],
  ["communes", "2A004"],
  ["codes_postaux", "75001"],
  ["codes_postaux", "34000"],
];

/** Defects of places, and of the institution that they belong to. */
export const PLACE_MUTATIONS: readonly Mutation[] = [
  ...Object.entries(UNKNOWN).flatMap(([type, codes]) =>
    codes.map((code) => general(`${type} ${code}`, { type, values: [code] }, `code-unknown ${AT}`)),
  ),
  ...Object.keys(UNKNOWN).map((type) =>
    general(
      `${type} in a contrary`,
      { type: "not", value: { type, values: ["zz"] } },
      "code-unknown conditions_generales.1.value.values.0",
    ),
  ),
  ...FORMER.map((code) =>
    general(`the district ${code}`, { type: "communes", values: [code] }, `commune-former ${AT}`),
  ),
  ...POSTAL.map((code) =>
    general(`the postal code ${code}`, { type: "communes", values: [code] }, `commune-is-postal-code ${AT}`),
  ),
  ...OUTSIDE.map(([type, code]) =>
    benefit(
      `${type} ${code} of elsewhere`,
      { conditions_generales: [{ type, values: [code] }] },
      "geography-outside-institution conditions_generales.0.values.0",
    ),
  ),
  benefit(
    "no place",
    { conditions_generales: [{ type: "age", operator: ">=", value: 16 }] },
    "geography-missing conditions_generales",
  ),
  benefit("no condition", { conditions_generales: undefined }, "geography-missing conditions_generales"),
  benefit(
    "only excluded places",
    { conditions_generales: [{ type: "excluded_epcis", values: ["243000643"] }] },
    "geography-missing conditions_generales",
  ),
  benefit(
    "only a contrary of places",
    { conditions_generales: [{ type: "not", value: PLACE }] },
    "geography-missing conditions_generales",
  ),
  benefit(
    "two towns at once",
    {
      conditions_generales: [
        { type: "communes", values: ["30189"] },
        { type: "communes", values: ["30007"] },
      ],
    },
    "geography-contradiction conditions_generales.1",
  ),
  benefit(
    "a town out of its department",
    {
      conditions_generales: [
        { type: "departements", values: ["30"] },
        { type: "communes", values: ["34172"] },
      ],
    },
    "geography-contradiction conditions_generales.1",
    "geography-outside-institution conditions_generales.1.values.0",
  ),
  benefit(
    "a place and its contrary",
    { conditions_generales: [PLACE, { type: "not", value: PLACE }] },
    "geography-contradiction conditions_generales.1.value",
  ),
  benefit(
    "the same places twice",
    { conditions_generales: [PLACE, { values: [...PLACE.values], type: PLACE.type }] },
    "criterion-duplicate conditions_generales.1",
  ),
  benefit("an unknown institution", { institution: "guilde_des_pirates" }, "institution-unknown institution"),
  benefit(
    "an institution with another letter",
    { institution: "departement_gars" },
    "institution-unknown institution",
  ),
  benefit(
    "an institution in capitals",
    { institution: "Departement_Gard" },
    "institution-unknown institution",
  ),
  benefit(
    "an institution followed by a space",
    { institution: "departement_gard " },
    "institution-unknown institution",
  ),
  benefit(
    "an institution by its name",
    { institution: "Département du Gard" },
    "institution-unknown institution",
  ),
  benefit(
    "an institution with its extension",
    { institution: "departement_gard.yml" },
    "institution-unknown institution",
  ),
  ...["__proto__", "constructor", "toString", "hasOwnProperty"].map((name) =>
    benefit(`the institution ${name}`, { institution: name }, "institution-unknown institution"),
  ),
  benefit(
    "the territory of a nation",
    { institution: "etat", conditions_generales: [{ type: "attached_to_institution" }] },
    "attached-meaningless conditions_generales.0",
    "file-name",
  ),
  benefit(
    "the territory of a CAF without department",
    { institution: "caf_sans_departement", conditions_generales: [{ type: "attached_to_institution" }] },
    "attached-meaningless conditions_generales.0",
    "file-name",
  ),
  benefit(
    "a contrary of a meaningless territory",
    {
      institution: "etat",
      conditions_generales: [{ type: "not", value: { type: "attached_to_institution" } }],
    },
    "attached-meaningless conditions_generales.0.value",
    "file-name",
  ),
];
