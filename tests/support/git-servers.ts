import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createServer as createHttpServer, type Server as HttpServer } from "node:http";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

/** Something that listens on a port of this machine, until `close`. */
export interface Listening {
  readonly port: number;
  close(): Promise<void>;
}

/** A server that takes connections and never says a word. */
export function listenDeaf(): Promise<Listening> {
  return listen((socket) => socket.resume());
}

/** How a proxy lets bytes through; both may be changed while it works. */
export interface Throttle {
  /** Bytes a second, in each direction. */
  rate: number;
  /** After how many bytes of an answer the connection is cut; never by default. */
  cutAfter?: number | undefined;
}

/** A proxy in front of a port. */
export function throttle(target: number, how: Throttle): Promise<Listening> {
  return listen((socket) => {
    const other = connect(target, "127.0.0.1");
    const cut = () => {
      socket.destroy();
      other.destroy();
    };
    for (const end of [socket, other]) end.on("error", cut);
    socket.on("close", cut);
    void pass(socket, other, how, () => undefined);
    void pass(other, socket, how, (passed) => how.cutAfter !== undefined && passed > how.cutAfter && cut());
  });
}

const TICK = 50;

async function pass(from: Socket, to: Socket, how: Throttle, onPassed: (bytes: number) => void) {
  let passed = 0;
  try {
    for await (const chunk of from as AsyncIterable<Buffer>) {
      for (let at = 0; at < chunk.length; ) {
        const size = Math.max(1, Math.round((how.rate * TICK) / 1000));
        const piece = chunk.subarray(at, at + size);
        at += piece.length;
        passed += piece.length;
        onPassed(passed);
        to.write(piece);
        await pause(TICK);
      }
    }
    to.end();
  } catch {
    // Cut.
  }
}

/** `git daemon` on the bare repositories of a folder, which everybody may write to. */
export async function gitDaemon(folder: string): Promise<Listening> {
  const { port, close } = await listenDeaf();
  await close();
  const args = ["daemon", "--reuseaddr", "--export-all", "--enable=receive-pack", "--listen=127.0.0.1"];
  const child = spawn("git", [...args, `--port=${port}`, `--base-path=${folder}`, folder], {
    stdio: "ignore",
    detached: true,
  });
  while (!(await answers(port))) await pause(20);
  return { port, close: () => ended(child) };
}

function answers(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => done(true)).once("error", () => done(false));
    socket.once("connect", () => socket.destroy());
  });
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || !child.pid) return;
  const over = new Promise((done) => child.once("exit", done));
  process.kill(-child.pid, "SIGKILL");
  await over;
}

/** git's own HTTP server on the bare repositories of a folder; with a password, it asks for one. */
export async function gitOverHttp(folder: string, password?: string): Promise<Listening> {
  const expected = `Basic ${Buffer.from(`git:${password}`).toString("base64")}`;
  const server = createHttpServer((request, response) => {
    if (password !== undefined && request.headers.authorization !== expected) {
      response.writeHead(401, { "www-authenticate": 'Basic realm="git"' }).end();
      return;
    }
    const [path = "", query = ""] = (request.url ?? "").split("?");
    const child = spawn("git", ["http-backend"], {
      env: {
        ...process.env,
        GIT_PROJECT_ROOT: folder,
        GIT_HTTP_EXPORT_ALL: "1",
        REMOTE_USER: "git",
        PATH_INFO: path,
        QUERY_STRING: query,
        REQUEST_METHOD: request.method,
        CONTENT_TYPE: request.headers["content-type"] ?? "",
        HTTP_CONTENT_ENCODING: request.headers["content-encoding"] ?? "",
        GIT_PROTOCOL: String(request.headers["git-protocol"] ?? ""),
      },
    });
    child.stdin.on("error", () => undefined);
    request.pipe(child.stdin);
    let head = "";
    child.stdout.on("data", (chunk: Buffer) => {
      if (response.headersSent) {
        response.write(chunk);
        return;
      }
      head += chunk.toString("latin1");
      const end = head.indexOf("\r\n\r\n");
      if (end < 0) return;
      const fields = head.slice(0, end).split("\r\n");
      const headers = fields.map((line) => line.split(": ") as [string, string]);
      const status = headers.find(([name]) => name === "Status")?.[1];
      response.writeHead(Number.parseInt(status ?? "200", 10), Object.fromEntries(headers));
      response.write(Buffer.from(head.slice(end + 4), "latin1"));
    });
    child.stdout.on("end", () => response.end());
  });
  return opened(server);
}

async function listen(onConnection: (socket: Socket) => void): Promise<Listening> {
  return opened(createServer((socket) => onConnection(socket.on("error", () => undefined))));
}

async function opened(server: Server | HttpServer): Promise<Listening> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((done) => server.close(() => done()));
    },
  };
}

/** The command lines of this machine's processes that hold a text; none where they cannot be seen. */
export function processesWith(text: string): string[] {
  if (!existsSync("/proc/self/cmdline")) return [];
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && name !== String(process.pid))
    .flatMap((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
      } catch {
        return [];
      }
    })
    .filter((line) => line.includes(text));
}
