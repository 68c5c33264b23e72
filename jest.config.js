import { TEST_LIMIT } from "./tests/support/limit.mjs";

export default {
  testEnvironment: "node",
  testTimeout: TEST_LIMIT,
  // By default, one processor is left idle: half of them where there are two.
  maxWorkers: "100%",
  globalSetup: "<rootDir>/tests/support/set-up.js",
  roots: ["<rootDir>/tests"],
  testMatch: ["**/*.test.ts", "**/*.test.tsx"],
  extensionsToTreatAsEsm: [".ts", ".tsx"],
  transform: {
    "^.+\\.tsx?$": [
      "@swc/jest",
      {
        jsc: {
          experimental: { keepImportAttributes: true },
          target: "es2022",
          parser: { syntax: "typescript", tsx: true },
          transform: { react: { runtime: "automatic" } },
        },
        module: { type: "es6" },
      },
    ],
  },
};
