export default {
  testEnvironment: "node",
  // Browsers are slow on a busy machine.
  testTimeout: 30_000,
  // By default, one processor is left idle: half of them where there are two.
  maxWorkers: "100%",
  globalSetup: "<rootDir>/tests/support/unpack-chromium.js",
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
