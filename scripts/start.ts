import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { rewriteEntry } from "../contribution/desk/saving/rewrite-entry.ts";
import { createChangeSummary } from "../contribution/desk/wording/describe-change.ts";
import type { Territory } from "../contribution/territory/territory.ts";
import { createServer } from "../server/http/create-server.ts";
import { openRepository, type Repository } from "../server/repository/repository.ts";
import { worktreeReport } from "../server/repository/worktree/worktree-report.ts";
import { buildAdminSite, isAdminSiteStale } from "./build/admin-site.ts";
import { engineNamed } from "./openfisca/engine-address.ts";
import { type Option, readArguments, runCommand, UsageError } from "./options.ts";
import { readTerritory } from "./read-territory.ts";
import { ROOT } from "./root.ts";
import { createCatalogueReader, type ReadCatalogue } from "./start/catalogue-of-tree.ts";
import { createDerived } from "./start/derived.ts";
import { createGate } from "./start/gate.ts";
import { requirePlace } from "./start/served-place.ts";

const USAGE = "npm start -- [--repository DIR] [--data DIR] [--remote NAME] [--port N]";
const LOOPBACK = ["127.0.0.1", "::1", "localhost"];

/** How long (ms) requests under way may take to end once the server is told to stop. */
const GRACE = 3_000;

/** How long (ms) the start waits for the remote. */
const PATIENCE = 2_000;

const OPTIONS: Readonly<Record<string, Option>> = {
  repository: {
    type: "string",
    value: "DIR",
    help: "git repository to edit, bare or not",
    default: "the project",
  },
  data: { type: "string", value: "DIR", help: "folder of the data in the repository", default: "its root" },
  branch: { type: "string", value: "NAME", help: "branch to publish to", default: "the one checked out" },
  remote: { type: "string", value: "NAME", help: "git remote to follow: read from it, and send to it" },
  port: { type: "string", value: "N", help: "port to listen on", default: "8080" },
  host: {
    type: "string",
    value: "ADDRESS",
    help: "address to listen on; any but the default lets others in",
    default: "127.0.0.1",
  },
  openfisca: {
    type: "string",
    value: "URL",
    help: "engine for complex benefits, as npm run openfisca serves",
  },
  hostname: { type: "string", value: "NAME", help: "name under which others reach the server" },
  verbose: { type: "boolean", help: "print each request: what was asked, the status, how long it took" },
};

await runCommand(async () => {
  const { values } = readArguments(USAGE, OPTIONS);
  const port = Number(values.port ?? 8080);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new UsageError(`Not a port: ${String(values.port)}.`);
  const territory = readTerritory();
  const openFisca =
    typeof values.openfisca === "string" ? engineNamed(values.openfisca, territory) : undefined;
  const readCatalogue = createCatalogueReader();
  const repository = await open(values, territory, readCatalogue);
  const adminDirectory = join(ROOT, "dist", "admin");
  if (isAdminSiteStale(adminDirectory)) {
    console.log("Preparing the pages…");
    await buildAdminSite(adminDirectory, "fast");
  }
  const host = String(values.host ?? LOOPBACK[0]);
  const hostname = typeof values.hostname === "string" ? values.hostname : undefined;
  const server = await createServer({
    repository,
    adminDirectory,
    derived: createDerived(territory, readCatalogue, repository),
    openFisca,
    notify: (message) => console.log(message),
    ...(values.verbose && { logRequest: (line: string) => console.log(line) }),
    hostnames: hostname === undefined ? [] : [hostname],
    isShared: hostname !== undefined || !LOOPBACK.includes(host),
  });
  // The first list shows what others did, where the remote answers.
  await repository.sync?.refresh(PATIENCE);
  try {
    const address = await server.listen({ host, port });
    console.log(`Contribution edits ${repository.name}, branch ${repository.branch}: ${address}/admin/`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    throw new UsageError(`Port ${port} is taken. Choose another one: npm start -- --port ${port + 1}`);
  }
  // Whoever read what is printed may leave: the server goes on.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
  void readAhead(server, repository);
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, async () => {
      // A request that does not end must not keep the process alive.
      setTimeout(() => process.exit(0), GRACE).unref();
      await server.close();
      repository.close();
    });
  }
  return 0;
});

/** Reads, while the person opens a page, what the first list and the first board need; what is only counted, last. */
async function readAhead(server: FastifyInstance, repository: Repository): Promise<void> {
  const make = (name: string) => server.inject({ url: `/api/${name}` });
  const prepare = async () => repository.prepareDrafts(await repository.drafts());
  await Promise.allSettled([make("catalogue-rows"), prepare()]);
  await make("catalogue-problems").catch(() => undefined);
}

async function open(
  values: Readonly<Record<string, string | boolean | undefined>>,
  territory: Territory,
  readCatalogue: ReadCatalogue,
): Promise<Repository> {
  const text = (name: string) => (typeof values[name] === "string" ? values[name] : undefined);
  const directory = text("repository") ?? ROOT;
  let opened: Repository;
  try {
    opened = await openRepository({
      directory,
      dataRoot: text("data"),
      branch: text("branch"),
      remote: text("remote"),
      gate: createGate(territory, readCatalogue, () => opened),
      rewrite: rewriteEntry,
      describeChange: createChangeSummary(territory),
      tell: (left) => console.log(worktreeReport(left)),
    });
  } catch (error) {
    const { message } = error as Error;
    const why = message.includes("not a git repository")
      ? "it is not a git repository. Clone one (an archive of its files is none), or begin one there: git init, add, commit"
      : message;
    throw new UsageError(`${directory} cannot be opened: ${why}.`);
  }
  try {
    requirePlace({ directory, branch: opened.branch, data: text("data") ?? "", remote: text("remote") });
  } catch (error) {
    opened.close();
    throw error;
  }
  return opened;
}
