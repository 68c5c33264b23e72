import { setImmediate as nextTurn, setTimeout as pause } from "node:timers/promises";
import type { FastifyInstance } from "fastify";
import { createServer, type ServerOptions } from "../../../server/http/create-server.ts";
import { createTestRepository, type TestRepository } from "../temporary-repository.ts";

let test: TestRepository;
let server: FastifyInstance;
beforeEach(() => {
  test = createTestRepository();
});
afterEach(async () => {
  await server.close();
  test.dispose();
});

async function serve(derived: ServerOptions["derived"] = {}, options: Partial<ServerOptions> = {}) {
  const repository = await test.open();
  server = await createServer({ repository, adminDirectory: test.folder(), derived, ...options });
}

const ask = (name: string) => server.inject({ url: `/api/${name}` });

describe("what is counted of a whole catalogue", () => {
  it("lets whoever asks for something else go first", async () => {
    let slices = 0;
    let isAsked = true;
    await serve({
      counts: async (_, giveWay) => {
        for (; isAsked || slices < 100; slices += 1) await giveWay();
        return slices;
      },
      page: async () => {
        const before = slices;
        for (let turn = 0; turn < 100; turn += 1) await nextTurn();
        isAsked = false;
        return slices - before;
      },
    });
    const counted = ask("counts");
    const page = await ask("page");
    // One a turn where nobody gives way.
    expect(page.json()).toBeLessThan(20);
    expect((await counted).json()).toBeGreaterThanOrEqual(100);
  });

  it("goes on while somebody always asks", async () => {
    let end: () => void = () => undefined;
    const counted = new Promise<void>((done) => {
      end = done;
    });
    await serve({
      counts: async (_, giveWay) => {
        for (let slice = 0; slice < 5; slice += 1) await giveWay();
        end();
        return null;
      },
      page: () => counted,
    });
    const [page, counts] = await Promise.all([ask("page"), ask("counts")]);
    expect([page.statusCode, counts.statusCode]).toEqual([200, 200]);
  });
});

it("an answer that takes the server longer than anybody may take to ask is given all the same", async () => {
  const patience = 300;
  await serve({ board: () => pause(5 * patience, "enfin") }, { patience });
  const address = await server.listen({ host: "127.0.0.1", port: 0 });
  expect(await (await fetch(`${address}/api/board`)).json()).toBe("enfin");
});
