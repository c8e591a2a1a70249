import { request as httpRequest } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Edge, KEY, startEdge } from "./test-edge";

let edge: Edge;
beforeAll(async () => {
  edge = await startEdge();
});
afterAll(() => edge.stop());

const send = "/api/messages/session_1/send";
const good = { to: "34612345678", message: "Hola" };

describe("a connection", () => {
  test("that does not speak HTTP is answered in the one shape", async () => {
    const text = await new Promise<string>((resolve) => {
      const socket = connect(edge.port, "127.0.0.1", () => socket.write("NONSENSE\r\n\r\n"));
      let received = "";
      socket.on("data", (chunk) => {
        received += chunk;
      });
      socket.on("close", () => resolve(received));
    });
    expect(text).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(JSON.parse(text.split("\r\n\r\n")[1] ?? "")).toMatchObject({ success: false, code: "INVALID_REQUEST" });
  });

  test("with headers too large is told so", async () => {
    const answer = await edge.call("/health", { headers: { "X-Large": "x".repeat(20_000) } });
    expect(answer.status).toBe(431);
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
});
