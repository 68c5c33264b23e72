import { once } from "node:events";
import { type AddressInfo, connect } from "node:net";
import type { FastifyInstance } from "fastify";
import { createServer, type ServerOptions } from "../../../server/http/create-server.ts";
import { createTestRepository, type TestRepository } from "../temporary-repository.ts";

let test: TestRepository;
let server: FastifyInstance;
let errors: unknown[];
async function serve(patience?: number, derived: ServerOptions["derived"] = {}) {
  errors = [];
  test = createTestRepository();
  server = await createServer({
    repository: await test.open(),
    adminDirectory: test.folder(),
    logError: (error) => errors.push(error),
    derived,
    ...(patience && { patience }),
  });
  await server.listen({ host: "127.0.0.1", port: 0 });
}
afterEach(async () => {
  const { statusCode } = await server.inject({ url: "/nowhere" });
  expect([statusCode, errors]).toEqual([404, []]);
  await server.close();
  test.dispose();
});

/** Sends bytes as they are, and gives all that comes back until the server closes. */
async function send(...parts: readonly string[]): Promise<string> {
  const { port } = server.server.address() as AddressInfo;
  const socket = connect({ port, host: "127.0.0.1" });
  let received = "";
  let failure = "";
  socket.on("data", (chunk) => {
    received += chunk.toString();
  });
  socket.on("error", (error) => {
    failure = error.message;
  });
  const closed = once(socket, "close");
  await once(socket, "connect");
  for (const part of parts) socket.write(part);
  await closed;
  expect(failure).toBe("");
  return received;
}

function last(received: string) {
  const [head = "", body = ""] = received.slice(received.lastIndexOf("HTTP/1.1")).split("\r\n\r\n");
  const [first = "", ...headers] = head.split("\r\n");
  return {
    status: Number(first.split(" ")[1]),
    headers: headers.join("\n").toLowerCase(),
    error: JSON.parse(body).error as string,
  };
}

const HOST = "Host: localhost\r\n";
const POST = `POST /api/v1 HTTP/1.1\r\n${HOST}Content-Type: application/json\r\n`;
const CHUNKED = `${POST}Transfer-Encoding: chunked\r\n\r\n`;
const WELL = `GET /api/nothing HTTP/1.1\r\n${HOST}\r\n`;

describe("a request that cannot be read is answered in French, and its connection closed", () => {
  it.each<[string, number, string, string]>([
    ["anything but HTTP", 400, "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\r\n\r\n", "mal formée"],
    ["a method that is none", 400, `ÉCRIRE / HTTP/1.1\r\n${HOST}\r\n`, "mal formée"],
    ["a broken header", 400, `GET / HTTP/1.1\r\n${HOST}Sans valeur\r\n\r\n`, "mal formée"],
    ["two lengths", 400, `${POST}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`, "mal formée"],
    [
      "a length and chunks",
      400,
      `${POST}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
      "mal formée",
    ],
    ["a broken chunk", 400, `${CHUNKED}2\r\n{}\r\nzz\r\n`, "mal formée"],
    ["an extension of a chunk without end", 413, `${CHUNKED}2;${"a".repeat(40_000)}\r\n`, "trop lourd"],
    ["another request behind a good one", 400, `${WELL}GET / HTTP/1.1\r\nSans valeur\r\n\r\n`, "mal formée"],
    [
      "a cookie of 20,000 letters",
      431,
      `GET / HTTP/1.1\r\n${HOST}Cookie: a=${"b".repeat(20_000)}\r\n\r\n`,
      "cookies",
    ],
    [
      "a header of megabytes",
      431,
      `GET / HTTP/1.1\r\n${HOST}Cookie: a=${"b".repeat(8_000_000)}\r\n\r\n`,
      "cookies",
    ],
    ["an address of 20,000 letters", 431, `GET /${"a".repeat(20_000)} HTTP/1.1\r\n${HOST}\r\n`, "L’adresse"],
  ])("%s: %d", async (_, status, request, words) => {
    await serve();
    const answer = last(await send(request));
    expect(answer).toMatchObject({ status, error: expect.stringContaining(words) });
    expect(answer.headers).toContain("connection: close");
    expect(answer.headers).toContain("content-type: application/json; charset=utf-8");
  });

  it.each([
    ["headers", `POST /api/v1 HTTP/1.1\r\n${HOST}`],
    ["a body", `${POST}Content-Length: 100\r\n\r\n{`],
    ["a chunk", `${CHUNKED}5\r\n{`],
  ])("%s that never end: 408", async (_, request) => {
    await serve(300);
    expect(last(await send(request))).toMatchObject({
      status: 408,
      error: expect.stringContaining("trop de temps à arriver : rien n’a été enregistré"),
    });
  });

  it("one that names no host is refused as one that names another", async () => {
    await serve();
    expect(last(await send("GET / HTTP/1.1\r\nConnection: close\r\n\r\n"))).toMatchObject({
      status: 403,
      error: "Cette adresse n’est pas celle du serveur.",
    });
  });

  it("one that comes behind others that are being answered is not taken for theirs", async () => {
    await serve(undefined, { slow: async (_, giveWay) => giveWay().then(() => "lent") });
    const slow = `GET /api/slow HTTP/1.1\r\n${HOST}\r\n`;
    const received = await send(`${slow}${slow}GET / HTTP/1.1\r\nSans valeur\r\n\r\n`);
    expect(received.match(/HTTP\/1.1 \d+/g)).toEqual(["HTTP/1.1 200", "HTTP/1.1 200", "HTTP/1.1 400"]);
    expect(last(received).error).toContain("mal formée");
    // The same where what follows has not been read to its end.
    const cut = await send(`${slow}${CHUNKED}2\r\n{}\r\nzz\r\n`);
    expect(cut.match(/HTTP\/1.1 \d+/g)).toEqual(["HTTP/1.1 200", "HTTP/1.1 400"]);
  });
});
