// The floors of the house: a file imports from lower floors or its own folder.
const FLOORS = [
  ["^schemas/"],
  ["^contribution/model/"],
  ["^contribution/diagnostics/"],
  ["^contribution/source/", "^contribution/territory/"],
  ["^contribution/eligibility/"],
  ["^contribution/openfisca/"],
  ["^contribution/validation/", "^contribution/catalogue/"],
  ["^contribution/review/", "^contribution/listing/"],
  ["^contribution/desk/"],
  ["^server/", "^admin/"],
  ["^scripts/"],
  ["^tests/"],
];

/** The rooms of a folder, when they have floors of their own. */
const SOURCE = [
  ["^contribution/source/(values|places)/"],
  ["^contribution/source/(reading|matching)/"],
  ["^contribution/source/writing/"],
  ["^contribution/source/merging/"],
];
const ADMIN = [
  ["^admin/(timing|locale)/"],
  ["^admin/(connection|sync|surroundings|drafts|existing)/"],
  ["^admin/form/"],
  // The control of a benefit's examples tries the benefit on them.
  ["^admin/widgets/(?!examples/)"],
  ["^admin/(preview|trial|review|start-from|unsaved|identity|conflict|simulator|lists|board)/"],
  ["^admin/(protocol|forge)/"],
  ["^admin/main[.]tsx$"],
];

function upwards(house, floors) {
  return floors.slice(0, -1).map((floor, index) => ({
    name: `${house}-${index}-knows-no-higher-one`,
    severity: "error",
    from: { path: floor },
    to: { path: floors.slice(index + 1).flat() },
  }));
}

/** Modules of one floor that must not know each other. */
function strangers(one, other) {
  return [
    {
      name: `${one}-does-not-know-${other}`,
      severity: "error",
      from: { path: `^${one}/` },
      to: { path: `^${other}/` },
    },
    {
      name: `${other}-does-not-know-${one}`,
      severity: "error",
      from: { path: `^${other}/` },
      to: { path: `^${one}/` },
    },
  ];
}

module.exports = {
  forbidden: [
    ...upwards("floor", FLOORS),
    ...upwards("source", SOURCE),
    ...upwards("admin", ADMIN),
    ...strangers("admin", "server"),
    ...strangers("contribution/source", "contribution/territory"),
    { name: "no-circle", severity: "error", from: {}, to: { circular: true } },
    {
      name: "the-core-is-pure",
      comment: "No Node, no React, no DOM library, no Decap in contribution/.",
      severity: "error",
      from: { path: "^contribution/" },
      to: { path: ["^node_modules/(react|react-dom|react-aria-components|decap-.*|fastify|@fastify)/"] },
    },
    {
      name: "the-core-knows-no-node",
      severity: "error",
      from: { path: "^contribution/" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "no-rule-knows-another",
      severity: "error",
      from: { path: "^contribution/validation/rules/([^/]+)$" },
      to: { path: "^contribution/validation/rules/", pathNot: "^contribution/validation/rules/$1$" },
    },
    {
      name: "no-rule-knows-the-sentences",
      severity: "error",
      from: { path: "^contribution/validation/rules/" },
      to: { path: ["^contribution/diagnostics/entries", "^node_modules/ajv/"] },
    },
    {
      name: "what-people-run-needs-no-development-package",
      comment: "`npm ci --omit=dev` is enough for every command but generate, bench, check and the tests.",
      severity: "error",
      from: { pathNot: ["^tests/", "^node_modules/", "^scripts/(bench|browser|generate)(/|\\.ts$)"] },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },
    { name: "nothing-unresolved", severity: "error", from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    exclude: { path: "^dist/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      mainFields: ["module", "main", "types"],
    },
  },
};
