import { chmodSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import type { SyncState } from "../../../server/repository/remote/sync.ts";
import type { Repository } from "../../../server/repository/repository.ts";
import { createTestRepository, entry, FILES, type TestRepository, VELO } from "../temporary-repository.ts";

const COLLECTION = "benefits_javascript";
const SLUG = "region_test-aide-velo";
const BRANCH = `cms/${COLLECTION}/${SLUG}`;
const TEXT = String(FILES[VELO]);
const priced = (price: number) => TEXT.replace("100", String(price));

let test: TestRepository;
let remote: string;
let repository: Repository;
beforeEach(async () => {
  test = createTestRepository();
  remote = test.remote("equipe");
  repository = await test.open({ remote: "equipe" });
  await repository.sync?.run();
});
afterEach(() => test.dispose());

const run = () => repository.sync?.run() as Promise<SyncState>;
const save = (price: number) => repository.saveEntry(entry(SLUG, priced(price)));
const there = (...args: string[]) => test.gitIn(remote, ...args);

function script(path: string, ...lines: string[]): void {
  writeFileSync(path, ["#!/bin/sh", ...lines, ""].join("\n"));
  chmodSync(path, 0o755);
}

/** What receives at the remote runs these lines first. */
function receiving(...lines: string[]): void {
  const path = join(test.folder(), "receive");
  script(path, ...lines, 'exec git-receive-pack "$@"');
  test.git("config", "remote.equipe.receivepack", path);
}

/** What the remote says of what is sent to it, before it refuses it. */
function refusing(...words: string[]): void {
  script(join(remote, "hooks/pre-receive"), ...words.map((line) => `echo '${line}' >&2`), "exit 1");
}

describe("what a remote refuses is refused for the reason that it has", () => {
  it.each<[what: string, prepare: () => void, reason: string]>([
    [
      "a protected branch",
      () => refusing("error: GH006: Protected branch update failed for refs/heads/main."),
      "protège cette branche",
    ],
    [
      "a protected branch on GitLab",
      () => refusing("GitLab: You are not allowed to push code to protected branches on this project."),
      "protège cette branche",
    ],
    [
      "the words of a hook",
      () => refusing("Le nom est interdit."),
      "a refusé l’envoi : Le nom est interdit.",
    ],
    ["a hook without words", () => refusing(), "a refusé l’envoi, sans dire pourquoi."],
    [
      "the words of a hook for one branch",
      () => script(join(remote, "hooks/update"), "echo Nom interdit >&2", "exit 1"),
      "a refusé l’envoi : Nom interdit.",
    ],
    ["a full disk", () => receiving("trap '' XFSZ", "ulimit -f 0"), "plus de place sur « equipe »"],
    [
      "files that cannot be changed",
      () => refusing("error: insufficient permission for adding an object to repository database objects"),
      "ses fichiers ne peuvent pas être modifiés",
    ],
    ["a branch in the way", () => there("branch", "cms", "main"), "porte un nom qui empêche"],
    [
      "names that it keeps for itself",
      () => there("config", "transfer.hideRefs", "refs/heads/cms"),
      "n’accepte pas de branche de ce nom",
    ],
    [
      "a program that is at work there",
      () => {
        const lock = join(remote, `refs/heads/${BRANCH}.lock`);
        mkdirSync(dirname(lock), { recursive: true });
        writeFileSync(lock, "");
      },
      "Un autre programme travaille sur « equipe »",
    ],
  ])("%s", async (_, prepare, reason) => {
    prepare();
    await save(200);
    const state = await run();
    expect(state).toMatchObject({ state: "rejected", left: 1, reason: expect.stringContaining(reason) });
    expect(state.reason).toMatch(/[^.]\.$/);
  });

  it("a branch that is open in its working tree", async () => {
    test.git("clone", "-q", remote, `${remote}-ouvert`);
    test.git("remote", "set-url", "equipe", `${remote}-ouvert`);
    try {
      await save(200);
      await repository.publish(COLLECTION, SLUG);
      expect(await run()).toMatchObject({
        state: "rejected",
        reason: expect.stringContaining("dossier de travail"),
      });
    } finally {
      rmSync(`${remote}-ouvert`, { recursive: true });
    }
  });

  it("a removal, and a draft that begins again in the place of one that was removed", async () => {
    await save(200);
    await run();
    there("config", "receive.denyDeletes", "true");
    there("config", "receive.denyNonFastForwards", "true");
    await repository.deleteDraft(COLLECTION, SLUG);
    expect(await run()).toMatchObject({
      state: "rejected",
      left: 1,
      reason: expect.stringContaining("n’accepte pas que des branches soient supprimées"),
    });
    await save(300);
    expect(await run()).toMatchObject({
      state: "rejected",
      left: 1,
      reason: expect.stringContaining("n’accepte pas que le nouveau prenne sa place"),
    });
    there("update-ref", "-d", `refs/heads/${BRANCH}`);
    expect((await run()).state).toBe("sent");
    expect(there("show", `${BRANCH}:${VELO}`)).toContain("montant: 300");
  });
});

it("Somebody who writes there while what is sent arrives is not refused: both edits are put together", async () => {
  const other = test.folder();
  test.git("clone", "-q", remote, other);
  test.gitIn(other, "checkout", "-q", "-b", BRANCH);
  writeFileSync(join(other, VELO), TEXT.replace("ponctuelle", "annuelle"));
  test.gitIn(other, "-c", "user.name=A", "-c", "user.email=a@b.fr", "commit", "-qam", "Ailleurs");
  test.gitIn(other, "push", "-q", "origin", `${BRANCH}:refs/heads/arrive`);
  const hook = join(remote, "hooks/pre-receive");
  script(
    hook,
    `rm ${hook}`,
    "unset GIT_QUARANTINE_PATH",
    `git update-ref refs/heads/${BRANCH} refs/heads/arrive`,
  );
  await save(200);
  expect(await run()).toMatchObject({ state: "sent", left: 0 });
  expect(`${there("show", `${BRANCH}:${VELO}`)}\n`).toBe(priced(200).replace("ponctuelle", "annuelle"));
});

describe("what cannot be reached is said for the reason that it has", () => {
  it("over ssh", async () => {
    const path = join(test.folder(), "upload");
    test.git("config", "remote.equipe.uploadpack", path);
    for (const [words, reason] of [
      ["Host key verification failed.", "vérifier sa clé"],
      ["ERROR: Permission to equipe/aides.git denied to bot.", "ne lui permet pas"],
      ["git@exemple.fr: Permission denied (publickey).", "demande une identification"],
      ["ERROR: Repository not found.", "Il n’y a pas de dépôt à l’adresse"],
      ["ERROR: This repository was archived so it is read-only.", "est archivé"],
      ["fatal: detected dubious ownership in repository at '/depot'", "un autre compte"],
    ] as const) {
      script(path, `echo "${words}" >&2`, "exit 128");
      expect(await run()).toMatchObject({ state: "unreachable", reason: expect.stringContaining(reason) });
    }
  });

  it("over http", async () => {
    let answer: readonly [status: number, words: string] = [200, ""];
    const server = createServer((_, response) =>
      response.writeHead(answer[0], { "content-type": "text/plain" }).end(answer[1]),
    );
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    try {
      const { port } = server.address() as AddressInfo;
      test.git("remote", "set-url", "equipe", `http://127.0.0.1:${port}/distant.git`);
      for (const [status, words, reason] of [
        [403, "Write access to repository not granted.", "ne lui permet pas"],
        [403, "The organization has enabled or enforced SAML SSO.", "connexion unique"],
        [403, "You have exceeded a secondary rate limit.", "demande d’attendre"],
        [404, "Repository not found.", "Il n’y a pas de dépôt à l’adresse"],
        [429, "", "demande d’attendre"],
        [503, "", "est en panne"],
      ] as const) {
        answer = [status, words];
        expect(await run()).toMatchObject({ state: "unreachable", reason: expect.stringContaining(reason) });
      }
    } finally {
      server.close();
    }
  });

  it("in a folder that is not there any more", async () => {
    renameSync(remote, `${remote}-loin`);
    const state = await run();
    renameSync(`${remote}-loin`, remote);
    expect(state).toMatchObject({ reason: expect.stringContaining("Il n’y a pas de dépôt à l’adresse") });
  });
});

it.each([
  ["what is no name of a commit", "abîmé\n"],
  ["nothing, after a power cut", ""],
  ["a commit that is not there", `${"12".repeat(20)}\n`],
])("One branch that holds %s keeps no other from being sent, nor from coming", async (_, content) => {
  const broken = join(test.directory, `.git/refs/heads/cms/${COLLECTION}/region_test-aide-bus`);
  mkdirSync(dirname(broken), { recursive: true });
  writeFileSync(broken, content);
  try {
    const other = test.folder();
    test.git("clone", "-q", remote, other);
    test.gitIn(other, "-c", "user.name=A", "-c", "user.email=a@b.fr", "commit", "-q", "--allow-empty", "-mX");
    test.gitIn(other, "push", "-q", "origin", "HEAD:main");
    await save(200);
    expect(await run()).toMatchObject({ state: "sent", left: 0 });
    expect(there("for-each-ref", "--format=%(refname)", "refs/heads/cms")).toBe(`refs/heads/${BRANCH}`);
    expect(test.git("log", "-1", "--format=%s", "main")).toBe("X");
  } finally {
    rmSync(broken);
  }
});
