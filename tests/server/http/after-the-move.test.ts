import type { spawn } from "node:child_process";
import { createRequire } from "node:module";

/** A step is a git command, or an operation that changes files. */
const CHANGES = ["copyFile", "link", "mkdir", "open", "rename", "rm", "utimes", "writeFile"] as const;

/** What happens at a step: no process is to be had, or its end is not heard of; no room is left for a file. */
const WAYS = ["cannot begin", "is not heard of"] as const;
type Way = (typeof WAYS)[number];

let failing: { readonly at: number; readonly way: Way; steps: number } | undefined;

/** How the step that begins fails, if it does. */
function failure(): Way | undefined {
  if (!failing) return undefined;
  failing.steps += 1;
  return failing.steps === failing.at ? failing.way : undefined;
}

const require = createRequire(import.meta.url);
const files: Record<string, (...args: unknown[]) => Promise<unknown>> = require("node:fs/promises");
const processes: { spawn: typeof spawn } = require("node:child_process");
const originals = { files: { ...files }, spawn: processes.spawn };
for (const name of CHANGES) {
  files[name] = async (...args) => {
    if (!failure()) return originals.files[name]?.(...args);
    throw Object.assign(new Error("ENOSPC: no space left on device"), { code: "ENOSPC" });
  };
}
processes.spawn = ((command: string, args: string[], options: object) => {
  const way = failure();
  const child = originals.spawn(way === "cannot begin" ? "/nowhere" : command, args, options);
  if (!way) return child;
  const { emit } = child;
  const none = Object.assign(new Error("spawn git EAGAIN"), { code: "EAGAIN" });
  child.emit = (...said: unknown[]) => {
    if (said[0] === "close" || said[0] === "exit")
      return Reflect.apply(emit, child, [said[0], null, "SIGKILL"]);
    return Reflect.apply(emit, child, said[0] === "error" ? ["error", none] : said);
  };
  return child;
}) as typeof spawn;
afterAll(() => {
  Object.assign(files, originals.files);
  processes.spawn = originals.spawn;
});

// What the server imports is taken as it is at this moment.
const { createTestRepository, entry, VELO } = await import("../temporary-repository.ts");
const { createServer } = await import("../../../server/http/create-server.ts");

const SLUG = "region_test-aide-velo";
const NAME = { collection: "benefits_javascript", slug: SLUG };
const TEXT = "label: aide au vélo\ninstitution: region_test\nmontant: 200\n";
const DRAFT = `refs/heads/cms/${NAME.collection}/${SLUG}`;

/** What somebody asks for, and whether the branches hold it. */
const ACTS: Readonly<Record<string, [action: string, params: object, isDone: (refs: string) => boolean]>> = {
  "a publication": ["publishUnpublishedEntry", NAME, (refs) => !refs.includes(DRAFT)],
  "a removal": ["deleteUnpublishedEntry", NAME, (refs) => !refs.includes(DRAFT)],
  "a save": [
    "persistEntry",
    {
      dataFiles: [{ path: VELO, slug: SLUG, raw: TEXT.replace("200", "300") }],
      assets: [],
      options: { useWorkflow: true },
    },
    (refs) => refs !== "",
  ],
};

it.each(Object.entries(ACTS))(
  "%s of which any step fails says that nothing was changed only where nothing was",
  async (_, [action, params, isDone]) => {
    const test = createTestRepository();
    const repository = await test.open();
    const server = await createServer({
      repository,
      adminDirectory: test.folder(),
      logError: () => undefined,
    });
    const refs = () => test.git("for-each-ref", "--format=%(refname) %(objectname)", "refs/heads");
    const ask = async (intention: string) => {
      const response = await server.inject({
        method: "POST",
        url: "/api/v1",
        headers: { "content-type": "application/json" },
        payload: JSON.stringify({ action, params, intention }),
      });
      return { status: response.statusCode, said: String(response.json()?.error) };
    };
    const main = test.git("rev-parse", "main");
    const { commit = "" } = await repository.saveEntry(entry(SLUG, TEXT));
    const wrong: string[] = [];
    let isReached = true;
    let at = 0;
    while (isReached) {
      at += 1;
      for (const way of process.env.CUTS === "all" ? WAYS : [WAYS[at % WAYS.length] ?? "cannot begin"]) {
        test.git("reset", "-q", "--hard", main);
        test.git("update-ref", DRAFT, commit);
        const before = refs();
        failing = { at, way, steps: 0 };
        const { status, said } = await ask(`essai-${at}-${WAYS.indexOf(way)}`);
        isReached = failing.steps >= at;
        failing = undefined;
        const after = refs();
        const is = (fault: string) => wrong.push(`step ${at} ${way}: ${fault} (${status} ${said})`);
        const hasMoved = after !== before;
        if (status === 200 && !(hasMoved && isDone(after))) is("said to be done");
        if (status !== 200 && hasMoved && /rien n’a été/i.test(said)) is("said not to be done");
        if (status !== 200 && hasMoved && !/il se peut/i.test(said)) is("does not say that it may be done");
        const again = await ask(`essai-${at}-${WAYS.indexOf(way)}`);
        if (again.status !== 200 || !isDone(refs())) is(`asked again: ${again.status} ${again.said}`);
        if (test.git("status", "--porcelain") !== "") is(`left ${test.git("status", "--porcelain")}`);
      }
    }
    await server.close();
    test.dispose();
    expect(wrong).toEqual([]);
    expect(at).toBeGreaterThan(6);
  },
);
