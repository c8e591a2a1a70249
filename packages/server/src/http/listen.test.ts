import { request as httpRequest } from "node:http";
import { connect } from "node:net";
import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createManualClock } from "../lib/manual-clock";
import { isLoopbackHost, listen } from "./listen";
import { type Edge, errorOf, KEY, startEdge } from "./test-edge";

let edge: Edge;
let download: Readable;
beforeAll(async () => {
  edge = await startEdge({
    handlers: {
      "media.content": async () => {
        download = new Readable({
          read() {
            this.push(Buffer.alloc(64 * 1024));
          },
        });
        return { status: 200, content: download, contentType: "application/pdf" };
      },
    },
  });
});
afterAll(() => edge.stop());

const send = "/api/messages/session_1/send";
const good = { to: "34612345678", message: "Hola" };

describe("a connection", () => {
  test.each([
    ["does not speak HTTP", "NONSENSE\r\n\r\n", "INVALID_REQUEST"],
    ["asks for no address", "GET http://[::1/x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "INVALID_REQUEST"],
    ["asks for everything", "OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "NOT_FOUND"],
  ])("that %s is answered in the one shape", async (_, sent, code) => {
    const text = await new Promise<string>((resolve) => {
      const socket = connect(edge.port, "127.0.0.1", () => socket.write(sent));
      let received = "";
      socket.on("data", (chunk) => {
        received += chunk;
      });
      socket.on("close", () => resolve(received));
    });
    expect(text).toMatch(/^HTTP\/1\.1 40[04] /);
    expect(JSON.parse(text.split("\r\n\r\n")[1] ?? "")).toMatchObject({ success: false, code });
  });

  test("that ends in the middle of a download ends the download, and is no fault", async () => {
    const cut = new AbortController();
    const answer = await edge.call("/api/media/media_1/content", { signal: cut.signal });
    await answer.body?.getReader().read();
    expect(download.destroyed).toBe(false);
    cut.abort();
    await expect.poll(() => download.destroyed).toBe(true);
    expect(edge.logText()).not.toContain('"level":"error"');
  });

  test("with headers too large is told so", async () => {
    const answer = await edge.call("/health", { headers: { "X-Large": "x".repeat(20_000) } });
    expect(answer.status).toBe(431);
    expect((await errorOf(answer)).error).toBe(
      "La petición no cumple el contrato: sus cabeceras son demasiado grandes",
    );
  });

  test("that waits for permission to send its body is refused before it does", async () => {
    const outcome = await new Promise<string>((resolve, reject) => {
      const request = httpRequest(`${edge.url}${send}`, {
        method: "POST",
        headers: { Expect: "100-continue", "Content-Type": "application/json", "Content-Length": "20" },
      });
      request.on("continue", () => resolve("continue"));
      request.on("response", (response) => resolve(String(response.statusCode)));
      request.on("error", reject);
      request.flushHeaders();
    });
    expect(outcome).toBe("401");
  });

  test("that waits for permission gets it when nothing is wrong", async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const request = httpRequest(`${edge.url}${send}`, {
        method: "POST",
        headers: { Expect: "100-continue", "Content-Type": "application/json", "X-API-Key": KEY },
      });
      request.on("continue", () => request.end(JSON.stringify(good)));
      request.on("response", (response) => resolve(response.resume().statusCode));
      request.on("error", reject);
      request.flushHeaders();
    });
    expect(status).toBe(200);
  });

  test("that ends in the middle of its request is no fault, and gets no answer", async () => {
    const request = httpRequest(`${edge.url}${send}`, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        "X-API-Key": KEY,
        "X-Request-Id": "cut-1",
        "Content-Length": "50",
      },
    });
    request.on("error", () => {});
    request.write('{"to": "34', () => request.destroy());
    await expect.poll(() => edge.logText()).toContain("cut-1");
    const line =
      edge
        .logText()
        .split("\n")
        .find((text) => text.includes("cut-1")) ?? "{}";
    expect(JSON.parse(line)).toMatchObject({ msg: "request", aborted: true });
    expect(JSON.parse(line)).not.toHaveProperty("code");
  });
});

describe("a server that closes", () => {
  const start = async () => {
    const clock = createManualClock();
    let answer = () => {};
    let begin = () => {};
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const server = await listen({
      callback: (_, response) => {
        answer = () => response.end("done");
        begin();
      },
      host: "127.0.0.1",
      port: 0,
      clock,
    });
    return { server, clock, begun, answer: () => answer() };
  };

  test("lets the running request finish, and takes no other", async () => {
    const { server, begun, answer } = await start();
    const running = fetch(server.url);
    await begun;
    const closed = server.close();
    await expect(fetch(server.url)).rejects.toThrow();
    answer();
    expect(await (await running).text()).toBe("done");
    await closed;
  });

  test("cuts what still runs after ten seconds", async () => {
    const { server, clock, begun } = await start();
    const running = fetch(server.url).then(
      () => "answered",
      () => "cut",
    );
    await begun;
    const closed = server.close();
    await clock.advance(5_000);
    expect(await running).toBe("cut");
    await closed;
  });

  test("leaves its port to another", async () => {
    const { server } = await start();
    const options = { callback: () => {}, host: "127.0.0.1", port: server.port };
    await expect(listen(options)).rejects.toMatchObject({ code: "EADDRINUSE" });
    await server.close();
    await (await listen(options)).close();
  });
});

test.each([
  ["127.0.0.1", true],
  ["127.1.2.3", true],
  ["::1", true],
  ["localhost", true],
  ["0.0.0.0", false],
  ["::", false],
  ["192.168.1.5", false],
  ["inbox-hub.example", false],
])("a server on %s is this machine's alone: %s", (host, isLoopback) => {
  expect(isLoopbackHost(host)).toBe(isLoopback);
});
