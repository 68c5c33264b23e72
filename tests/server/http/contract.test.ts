import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { FastifyInstance } from "fastify";
import { createServer } from "../../../server/http/create-server.ts";
import { ACTIONS } from "../../../server/http/proxy-protocol.ts";
import { createTestRepository, type TestRepository } from "../temporary-repository.ts";

interface Recording {
  source: string;
  files: Record<string, string>;
  media: Record<string, string>;
  steps: { call: string; request: { action: string; params: unknown }; status: number; answer: unknown }[];
}

/** The requests of Decap’s own ProxyBackend, and what decap-server answered on a real repository (`record-decap-server.mjs`). */
const fixture = fileURLToPath(new URL("../fixtures/decap-server.json", import.meta.url));
const { files, media, steps } = JSON.parse(readFileSync(fixture, "utf8")) as Recording;

let test: TestRepository;
let server: FastifyInstance;
beforeAll(async () => {
  const logos = Object.entries(media).map(([path, base64]) => [path, Buffer.from(base64, "base64")]);
  test = createTestRepository({ ...files, ...Object.fromEntries(logos) });
  server = await createServer({ repository: await test.open(), adminDirectory: test.folder() });
});
afterAll(async () => {
  await server.close();
  test.dispose();
});

describe("the stock ProxyBackend", () => {
  it.each(steps.map((step, i) => [i + 1, step.call, step] as const))(
    "%i. %s: is answered as decap-server does",
    async (_, call, step) => {
      const response = await server.inject({ method: "POST", url: "/api/v1", payload: step.request });
      if (call === "getNotes") {
        // decap-server has no notes; its client then shows none.
        expect(response.json()).toEqual({ notes: [] });
        return;
      }
      expect(response.statusCode).toBe(step.status);
      if (step.status !== 200)
        expect(response.json()).toEqual(expect.objectContaining({ error: expect.any(String) }));
      else expect(response.json()).toEqual(expected(step.request.action, step.answer));
    },
  );

  it("finds every action it sends", () => {
    const sent = steps.filter(({ call }) => call !== "invalid").map(({ request }) => request.action);
    expect([...new Set(sent)].filter((action) => !ACTIONS.has(action))).toEqual([]);
  });
});

/**
 * decap-server's answer with the exceptions that are ours: ids are git's instead of SHA-256, the list of logos has
 * addresses instead of bytes, messages that nobody reads are worded otherwise, and a few
 * properties are added.
 */
function expected(action: string, answer: unknown): unknown {
  if (Array.isArray(answer)) return answer.map((item) => expected(action, item));
  if (typeof answer !== "object" || answer === null) return answer;
  const entries = Object.entries(answer).map(([key, value]) => {
    if (key === "id" && /^[0-9a-f]{64}$/.test(String(value)))
      return [key, expect.stringMatching(/^[0-9a-f]{40}$/)];
    if (key === "updatedAt") return [key, expect.stringMatching(/^\d{4}-\d\d-\d\dT/)];
    if (key === "repo") return [key, expect.any(String)];
    if (key === "message" && /^(branch|deleted branch|main description)/.test(value))
      return [key, expect.any(String)];
    if (key === "content" && action === "getMedia") return [key, ""];
    return [key, expected(action, value)];
  });
  return expect.objectContaining(Object.fromEntries(entries));
}
