import { benefit, general, type Mutation, PLACE, profile } from "./mutation.ts";

const AT = "conditions_generales.1";
const age = (operator: unknown, value: unknown) => ({ type: "age", operator, value });
const children = (keys: Record<string, unknown>) => ({
  type: "parent",
  conditions: [{ type: "enfants_eligibles", operator: ">=", value: 1, ...keys }],
});
const quotient = (keys: Record<string, unknown>) => ({
  type: "quotient_familial",
  operator: "<=",
  value: 700,
  period: "month",
  ...keys,
});

const OPERATORS = [
  "=>",
  "=<",
  "≥",
  "≤",
  "==",
  "===",
  "!=",
  "<>",
  "~",
  ">= ",
  " <",
  "gte",
  "plus de",
  "constructor",
];

/** Defects of criteria and profiles that hang together. */
export const ELIGIBILITY_MUTATIONS: readonly Mutation[] = [
  ...OPERATORS.map((sign) =>
    general(
      `the operator ${sign}`,
      age(sign, 18),
      `operator-unknown ${AT}.operator`,
      ...(/^==/.test(sign) ? [`age-single-year ${AT}`] : []),
    ),
  ),
  general("an age as text", age(">=", "16"), `wrong-type ${AT}.value`),
  general("an age as words", age(">=", "seize"), `wrong-type ${AT}.value`),
  general("a date of birth for an age", age(">=", "2008-01-01"), `wrong-type ${AT}.value`),
  general("half a year", age(">=", 16.5), `value-out-of-range ${AT}.value`),
  general("exactly half a year", age("=", 16.5), `value-out-of-range ${AT}.value`, `age-contradiction ${AT}`),
  general("a negative age", age(">=", -1), `value-out-of-range ${AT}.value`),
  general("an age of 121", age("<=", 121), `value-out-of-range ${AT}.value`),
  general("less than no age", age("<", 0), `age-contradiction ${AT}`),
  general("more than the oldest", age(">", 120), `age-contradiction ${AT}`),
  general("a contrary of every age", { type: "not", value: age(">=", 0) }, `age-contradiction ${AT}.value`),
  general(
    "an unknown operator in a contrary",
    { type: "not", value: age("=>", 18) },
    `operator-unknown ${AT}.value.operator`,
  ),
  general(
    "a contrary of a contrary of half a year",
    { type: "not", value: { type: "not", value: age(">", 16.5) } },
    `value-out-of-range ${AT}.value.value.value`,
  ),
  general("a contrary of a list", { type: "not", value: [age(">", 16)] }, `wrong-type ${AT}.value`),
  general(
    "a contrary of a profile's criterion",
    { type: "not", value: { type: "boursier" } },
    `criterion-not-allowed-here ${AT}.value.type`,
  ),
  benefit(
    "two ages inverted",
    { conditions_generales: [PLACE, age(">=", 25), age("<=", 16)] },
    "age-contradiction conditions_generales.2",
  ),
  benefit(
    "two ages that touch",
    { conditions_generales: [PLACE, age(">", 16), age("<", 17)] },
    "age-contradiction conditions_generales.2",
  ),
  benefit(
    "two exact ages",
    { conditions_generales: [PLACE, age("=", 16), age("=", 18)] },
    "age-contradiction conditions_generales.2",
  ),
  benefit(
    "two lower bounds",
    { conditions_generales: [PLACE, age(">=", 16), age(">", 20)] },
    "age-same-side conditions_generales.2",
  ),
  benefit(
    "one single age",
    { conditions_generales: [PLACE, age("=", 18)] },
    "age-single-year conditions_generales.1",
  ),
  benefit(
    "one single age in two bounds",
    { conditions_generales: [PLACE, age(">=", 18), age("<", 19)] },
    "age-single-year conditions_generales.2",
  ),
  benefit(
    "an age twice in another order",
    { conditions_generales: [PLACE, age(">=", 16), { value: 16, operator: ">=", type: "age" }] },
    "criterion-duplicate conditions_generales.2",
  ),
  benefit(
    "a criterion three times",
    {
      conditions_generales: [
        PLACE,
        { type: "beneficiaire_rsa" },
        { type: "beneficiaire_rsa" },
        { type: "beneficiaire_rsa" },
      ],
    },
    "criterion-duplicate conditions_generales.2",
    "criterion-duplicate conditions_generales.3",
  ),
  benefit(
    "an age and its contrary",
    { conditions_generales: [PLACE, age(">=", 16), { type: "not", value: age(">=", 16) }] },
    "age-contradiction conditions_generales.2.value",
  ),
  benefit(
    "ages that a profile contradicts",
    { profils: [{ type: "lyceen", conditions: [age("<", 15)] }] },
    "age-contradiction profils.0.conditions.0",
  ),
  benefit("the criteria as one mapping", { conditions_generales: PLACE }, "wrong-type conditions_generales"),
  benefit(
    "the criteria as a text",
    { conditions_generales: "departements" },
    "wrong-type conditions_generales",
  ),
  benefit(
    "an empty line among criteria",
    { conditions_generales: [PLACE, null] },
    "empty-value conditions_generales.1",
  ),
  general("a criterion without type", { values: ["30"] }, `missing-key ${AT}.type`),
  general("a criterion named by its key", { departements: ["30"] }, `missing-key ${AT}.type`),
  general("an empty criterion", {}, `missing-key ${AT}.type`),
  general("a criterion whose type is a number", { type: 3 }, `wrong-type ${AT}.type`),
  general("a criterion whose type is a list", { type: ["age"] }, `wrong-type ${AT}.type`),
  general("a criterion named like an inherited key", { type: "constructor" }, `criterion-unknown ${AT}.type`),
  general(
    "the leftover exclude_epcis",
    { type: "exclude_epcis", values: ["243000643"] },
    `criterion-unknown ${AT}.type`,
  ),
  general("a singular", { type: "departement", values: ["30"] }, `criterion-unknown ${AT}.type`),
  general(
    "value for values",
    { type: "departements", value: ["30"] },
    `missing-key ${AT}.values`,
    `unknown-key ${AT}.value`,
  ),
  general(
    "valeurs for values",
    { type: "communes", valeurs: ["30189"] },
    `missing-key ${AT}.values`,
    `unknown-key ${AT}.valeurs`,
  ),
  general("a quotient without period", quotient({ period: undefined }), `missing-key ${AT}.period`),
  general("a French period", quotient({ period: "mois" }), `wrong-value ${AT}.period`),
  general("a period in capitals", quotient({ period: "Month" }), `wrong-value ${AT}.period`),
  general("a negative quotient", quotient({ value: -5 }), `value-out-of-range ${AT}.value`),
  general("a quotient as text", quotient({ value: "700" }), `wrong-type ${AT}.value`),
  general("a quotient with its unit", quotient({ value: "700 €" }), `wrong-type ${AT}.value`),
  general("a low yearly quotient", quotient({ period: "year" }), `quotient-suspicious ${AT}.value`),
  general(
    "a household's income",
    quotient({ value: 40000, period: "year" }),
    `quotient-suspicious ${AT}.value`,
  ),
  general("a yearly quotient by month", quotient({ value: 9000 }), `quotient-suspicious ${AT}.value`),
  ...["regime_securite_sociale", "statut_occupation_logement"].flatMap((type) => [
    general(`${type} without choice`, { type }, `values-empty ${AT}`),
    general(
      `${type} with an unknown choice`,
      { type, includes: ["inconnu"] },
      `wrong-value ${AT}.includes.0`,
    ),
    general(`${type} with include`, { type, include: ["x"] }, `unknown-key ${AT}.include`),
  ]),
  general(
    "what is accepted and excluded",
    { type: "regime_securite_sociale", includes: ["regime_general"], excludes: ["regime_general"] },
    `values-empty ${AT}.excludes`,
  ),
  profile("a profile as a text", "lyceen", "wrong-type profils.0"),
  profile("a profile in a list", [{ type: "lyceen" }], "wrong-type profils.0"),
  profile("an empty line for a profile", null, "empty-value profils.0"),
  profile("an empty profile", {}, "missing-key profils.0.type"),
  profile("a profile whose type is a number", { type: 3 }, "wrong-type profils.0.type"),
  profile("an accent", { type: "lycéen" }, "wrong-value profils.0.type"),
  profile("a plural", { type: "etudiants" }, "wrong-value profils.0.type"),
  profile(
    "condition for conditions",
    { type: "lyceen", condition: [{ type: "boursier" }] },
    "unknown-key profils.0.condition",
  ),
  profile(
    "a student's year in a high school",
    { type: "lyceen", conditions: [{ type: "annee_etude", values: ["licence_1"] }] },
    "wrong-value profils.0.conditions.0.values.0",
  ),
  profile(
    "a year in capitals",
    { type: "lyceen", conditions: [{ type: "annee_etude", values: ["Terminale"] }] },
    "wrong-value profils.0.conditions.0.values.0",
  ),
  profile(
    "a rate in hundredths",
    { type: "situation_handicap", conditions: [{ type: "taux_incapacite", operator: ">=", value: 80 }] },
    "value-out-of-range profils.0.conditions.0.value",
  ),
  profile("half a child", children({ value: 1.5 }), "value-out-of-range profils.0.conditions.0.value"),
  profile("31 children", children({ value: 31 }), "value-out-of-range profils.0.conditions.0.value"),
  profile(
    "inverted ages of children",
    children({ age_min: 18, age_max: 3 }),
    "age-contradiction profils.0.conditions.0.age_max",
  ),
  profile(
    "half a year of a child",
    children({ age_min: 2.5 }),
    "value-out-of-range profils.0.conditions.0.age_min",
  ),
  profile("a child's age as text", children({ age_max: "17" }), "wrong-type profils.0.conditions.0.age_max"),
  benefit(
    "the same profile twice",
    { profils: [{ type: "lyceen" }, { type: "lyceen" }] },
    "profile-duplicate profils.1",
  ),
  benefit(
    "the same profile with and without empty list",
    { profils: [{ type: "lyceen" }, { type: "lyceen", conditions: [] }] },
    "profile-duplicate profils.1",
    "empty-value profils.1.conditions",
  ),
  benefit(
    "a profile that repeats a general condition",
    { profils: [{ type: "lyceen", conditions: [age(">=", 16)] }] },
    "profile-repeats-general profils.0.conditions.0",
  ),
];
