import { EventEmitter, once } from "node:events";
import { connect } from "node:net";
import type { FastifyInstance } from "fastify";
import { createServer, type ServerOptions } from "../../../server/http/create-server.ts";
import type { Repository } from "../../../server/repository/repository.ts";
import { eventually } from "../../support/eventually.ts";
import { createTestRepository, entry, type TestRepository } from "../temporary-repository.ts";

let test: TestRepository;
let server: FastifyInstance;
beforeEach(() => {
  test = createTestRepository();
});
afterEach(async () => {
  await server.close();
  test.dispose();
});

async function serve(repository: Repository, derived: ServerOptions["derived"] = {}): Promise<void> {
  server = await createServer({ repository, adminDirectory: test.folder(), derived });
}

async function board(): Promise<readonly { readonly slug: string }[]> {
  const response = await server.inject({
    method: "POST",
    url: "/api/v1",
    headers: { "content-type": "application/json", "accept-encoding": "gzip" },
    payload: JSON.stringify({ action: "unpublishedEntries", params: { details: true } }),
  });
  expect(response.statusCode).toBe(200);
  return response.json();
}

describe("the board that many ask for at once", () => {
  it("is made twice at most, and shows everybody what was saved before they asked", async () => {
    const repository = await test.open();
    let made = 0;
    const gate = new EventEmitter();
    const held = once(gate, "open");
    const watched: Repository = {
      ...repository,
      drafts: async () => {
        const drafts = await repository.drafts();
        made += 1;
        if (made === 1) await held;
        return drafts;
      },
    };
    await serve(watched);
    const first = board();
    await eventually(() => made).toBe(1);
    await repository.saveEntry(entry("region_test-aide-train", "label: train\ninstitution: region_test\n"));
    const others = Array.from({ length: 24 }, board);
    gate.emit("open");
    expect(await first).toEqual([]);
    for (const seen of await Promise.all(others))
      expect(seen.map(({ slug }) => slug)).toEqual(["region_test-aide-train"]);
    expect(made).toBe(2);
  });
});

describe("whoever does not take a large answer", () => {
  const SIZE = 30_000_000;

  /** Asks, and waits for the first bytes; what is given takes the others, and says whether all of them came. */
  const begin = async (port: number, name: string) => {
    const socket = connect(port, "127.0.0.1").on("error", () => undefined);
    socket.write(`GET /api/${name} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
    await once(socket, "readable");
    return async () => {
      let received = 0;
      socket.on("data", ({ length }) => (received += length));
      await eventually(() => socket.closed).toBe(true);
      return received >= SIZE;
    };
  };

  it("makes room for those who ask later, and whoever has just begun keeps what others take slowly", async () => {
    const large = Object.fromEntries(["a", "b", "c"].map((name) => [name, () => name.repeat(SIZE)]));
    await serve(await test.open(), large);
    const port = Number(new URL(await server.listen({ host: "127.0.0.1", port: 0 })).port);
    const takers = [];
    for (const name of ["b", "a", "a", "b", "c"]) takers.push(await begin(port, name));
    const isWhole = [];
    for (const take of takers) isWhole.push(await take());
    expect(isWhole).toEqual([true, false, false, true, true]);
  });
});
