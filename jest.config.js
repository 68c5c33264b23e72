import { availableParallelism } from "node:os";
import { TEST_LIMIT } from "./tests/support/limit.mjs";

export default {
  testEnvironment: "node",
  testTimeout: TEST_LIMIT,
  // Half of a browser test is waiting: more workers than processors keep them busy.
  // Jest reads "150%" as a hundred and fifty.
  maxWorkers: Math.ceil(1.5 * availableParallelism()),
  // What a worker has loaded makes each git that it starts slower: above this, the next suite has a new one.
  workerIdleMemoryLimit: "600MB",
  testSequencer: "<rootDir>/tests/support/sequencer.js",
  globalSetup: "<rootDir>/tests/support/set-up.js",
  globalTeardown: "<rootDir>/tests/support/tear-down.js",
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
