import { createHash, randomBytes } from "node:crypto";
import { readFile, rename, rm } from "node:fs/promises";
import { request as httpRequest } from "node:http";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { UploadedFile } from "../contract/handler";
import { type Edge, errorOf, KEY, startEdge } from "./test-edge";

const LIMIT = 1_000_000;
const PATH = "/api/media/sessions/session_1/upload";
const BOUNDARY = "edge-boundary";
const MULTIPART = { "X-API-Key": KEY, "Content-Type": `multipart/form-data; boundary=${BOUNDARY}` };

let edge: Edge;
let received: (UploadedFile & { content: Buffer })[] = [];
let keepAt: string | null = null;

beforeAll(async () => {
  edge = await startEdge({
    config: { maxMediaBytes: LIMIT },
    handlers: {
      "media.upload": async ({ file }) => {
        if (file === null) throw new Error("no file");
        received.push({ ...file, content: await readFile(file.path) });
        if (keepAt !== null) await rename(file.path, keepAt);
        return {
          status: 201,
          data: {
            mediaId: "media_1",
            sessionId: "session_1",
            type: "document",
            mimetype: "application/pdf",
            size: file.size,
            sha256: file.sha256,
            filename: file.filename,
            createdAt: "2026-01-01T00:00:00.000Z",
            expiresAt: null,
          },
        };
      },
    },
  });
});
afterAll(() => edge.stop());
afterEach(async () => {
  received = [];
  // Whatever happened, nothing is left behind.
  await expect.poll(() => edge.temporaryFiles()).toEqual([]);
});

function part(disposition: string, content: string | Buffer, type?: string): Buffer {
  const header = `--${BOUNDARY}\r\nContent-Disposition: form-data; ${disposition}\r\n${type ? `Content-Type: ${type}\r\n` : ""}\r\n`;
  return Buffer.concat([Buffer.from(header), Buffer.from(content), Buffer.from("\r\n")]);
}

function multipart(...parts: Buffer[]): Buffer {
  return Buffer.concat([...parts, Buffer.from(`--${BOUNDARY}--\r\n`)]);
}

function post(body: Buffer, headers: Record<string, string> = MULTIPART): Promise<Response> {
  return fetch(`${edge.url}${PATH}`, { method: "POST", headers, body: new Uint8Array(body) });
}

const file = (content: string | Buffer) => part('name="file"; filename="factura.pdf"', content, "application/pdf");

/** Sends chunks without a length until the server has had enough, or `chunks` are out. */
function postChunked(chunks: Iterable<Buffer>) {
  return new Promise<{ status: number | undefined; body: string; sent: number; closes: boolean }>((resolve, reject) => {
    let sent = 0;
    const request = httpRequest(`${edge.url}${PATH}`, { method: "POST", headers: MULTIPART });
    request.on("response", (response) => {
      let body = "";
      response.on("data", (chunk) => {
        body += chunk;
      });
      const closes = response.headers.connection === "close";
      const settle = () => resolve({ status: response.statusCode, body, sent, closes });
      response.on("end", settle);
      response.on("error", settle);
    });
    request.on("error", reject);
    const iterator = chunks[Symbol.iterator]();
    const next = () => {
      const { value, done } = iterator.next();
      if (done) return void request.end();
      sent += value.length;
      request.write(value, (error) => {
        if (!error) setImmediate(next);
      });
    };
    next();
  });
}

function* endless(first: Buffer, chunk: Buffer): Generator<Buffer> {
  yield first;
  for (;;) yield chunk;
}

describe("an upload", () => {
  test("is on disk with its name, size and SHA-256 while the handler runs, and gone after the answer", async () => {
    const content = randomBytes(LIMIT);
    const answer = await post(multipart(file(content)));
    expect(answer.status).toBe(201);
    const [upload] = received;
    expect(upload).toMatchObject({ filename: "factura.pdf", size: LIMIT });
    expect(upload?.sha256).toBe(createHash("sha256").update(content).digest("hex"));
    expect(upload?.content.equals(content)).toBe(true);
  });

  test("may be moved away by the handler", async () => {
    const place = join(import.meta.dirname, `.kept-${process.pid}`);
    keepAt = place;
    expect((await post(multipart(file("kept")))).status).toBe(201);
    keepAt = null;
    expect(await readFile(place, "utf8")).toBe("kept");
    await rm(place);
  });

  test("needs no type of the part: Python's requests sends none", async () => {
    const content = Buffer.concat([Buffer.from([0xff, 0xfe, 0x00]), randomBytes(1000)]);
    const answer = await post(multipart(part('name="file"; filename="a.bin"', content)));
    expect(answer.status).toBe(201);
    expect(received[0]?.content.equals(content)).toBe(true);
  });

  test("comes in chunks of any size", async () => {
    const content = randomBytes(300_000);
    const body = multipart(file(content));
    const chunks = Array.from({ length: Math.ceil(body.length / 777) }, (_, i) =>
      body.subarray(i * 777, (i + 1) * 777),
    );
    expect((await postChunked(chunks)).status).toBe(201);
    expect(received[0]?.content.equals(content)).toBe(true);
  });

  test("as FormData sends it", async () => {
    const form = new FormData();
    form.append("file", new Blob(["Hola"], { type: "text/plain" }), "año.txt");
    const answer = await edge.call(PATH, { method: "POST", body: form });
    expect(answer.status).toBe(201);
    expect(received[0]).toMatchObject({ filename: "año.txt", size: 4 });
  });
});

describe("a file over the limit", () => {
  const tooLarge = { code: "MEDIA_TOO_LARGE", error: "El archivo supera el máximo de 1000000 bytes" };

  test("is refused by one byte", async () => {
    const answer = await post(multipart(file(Buffer.alloc(LIMIT + 1))));
    expect(answer.status).toBe(413);
    expect(await errorOf(answer)).toMatchObject(tooLarge);
  });

  test("is refused before it is read, when it says its length", async () => {
    const outcome = await new Promise<{ status: number | undefined; closes: boolean }>((resolve, reject) => {
      const request = httpRequest(`${edge.url}${PATH}`, {
        method: "POST",
        headers: { ...MULTIPART, "Content-Length": "99000000000" },
      });
      request.on("response", (response) => {
        const closes = response.headers.connection === "close";
        response.resume().on("close", () => resolve({ status: response.statusCode, closes }));
      });
      request.on("error", reject);
      request.flushHeaders();
    });
    expect(outcome).toEqual({ status: 413, closes: true });
  });

  test("is refused as soon as it is known, when it does not: the rest is not read", async () => {
    const outcome = await postChunked(endless(file("x").subarray(0, -3), Buffer.alloc(64 * 1024, 1)));
    expect(outcome).toMatchObject({ status: 413, closes: true });
    expect(JSON.parse(outcome.body)).toMatchObject(tooLarge);
    expect(outcome.sent).toBeLessThan(20 * LIMIT);
    expect(received).toEqual([]);
  });
});

describe("a multipart body is refused", () => {
  test.each([
    ["without the file", multipart(), "body.file", "is required"],
    ["with an empty file", multipart(file("")), "body.file", "NOT be empty"],
    [
      "with another field's name",
      multipart(part('name="archivo"; filename="a"', "x", "text/plain")),
      "body.archivo",
      "`file`",
    ],
    ["with two files", multipart(file("a"), file("b")), "body.file", "one file"],
    ["with a field besides", multipart(file("a"), part('name="caption"', "x")), "body.caption", "not a field"],
    ["with a text instead of a file", multipart(part('name="file"', "/docs/a.pdf")), "body.file", "with a filename"],
    ["without names", multipart(part("", "x")), "body.", "not a field"],
    ["that breaks off", file("half"), "body", "well-formed"],
    ["that is not one", Buffer.from("hello"), "body", "well-formed"],
    [
      "with an unknown encoding",
      multipart(
        Buffer.from(
          `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="a"\r\nContent-Transfer-Encoding: x\r\n\r\nx\r\n`,
        ),
      ),
      "body",
      "well-formed",
    ],
  ])("%s", async (_, body, path, message) => {
    const answer = await post(body, { ...MULTIPART, "Accept-Language": "en" });
    expect(answer.status).toBe(400);
    const error = await errorOf(answer);
    expect(error.details).toEqual([{ path, message: expect.stringContaining(message) }]);
    expect(received).toEqual([]);
  });

  test("without a boundary", async () => {
    const answer = await post(multipart(file("a")), { ...MULTIPART, "Content-Type": "multipart/form-data" });
    expect([answer.status, (await errorOf(answer)).code]).toEqual([400, "INVALID_REQUEST"]);
  });

  test("of another type, with 415", async () => {
    const answer = await post(Buffer.from("{}"), { ...MULTIPART, "Content-Type": "application/json" });
    expect([answer.status, (await errorOf(answer)).code]).toEqual([415, "UNSUPPORTED_MEDIA_TYPE"]);
  });

  test("when it fills memory with a header instead of a file", async () => {
    const opening = Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="`);
    const outcome = await postChunked(endless(opening, Buffer.alloc(64 * 1024, "a")));
    expect(outcome.status).toBe(400);
    expect(JSON.parse(outcome.body).details[0].message).toContain("además del archivo");
  });

  test("by who may not upload, before it is read", async () => {
    const answer = await post(multipart(file(Buffer.alloc(LIMIT))), { ...MULTIPART, "X-API-Key": "wrong" });
    expect(answer.status).toBe(401);
    expect((await errorOf(answer)).code).toBe("INVALID_API_KEY");
  });
});

test("a client that goes away leaves nothing behind, and is no fault", async () => {
  const before = edge.logText().length;
  const request = httpRequest(`${edge.url}${PATH}`, {
    method: "POST",
    headers: { ...MULTIPART, "X-Request-Id": "gone-1" },
  });
  request.on("error", () => {});
  request.write(file(Buffer.alloc(200_000)));
  await expect.poll(() => edge.temporaryFiles()).toHaveLength(1);
  request.destroy();
  await expect.poll(() => edge.logText()).toContain("gone-1");
  expect(edge.logText().slice(before)).toContain('"aborted":true');
  expect(edge.logText().slice(before)).not.toContain('"level":"error"');
});

test("a file that cannot be written is a fault, never a success", async () => {
  const broken = await startEdge({ config: { tmpDir: "/proc/nowhere" } });
  const form = new FormData();
  form.append("file", new Blob(["Hola"]), "a.txt");
  expect((await broken.call(PATH, { method: "POST", body: form })).status).toBe(500);
  expect(broken.logText()).toContain("ENOENT");
  await broken.stop();
});
