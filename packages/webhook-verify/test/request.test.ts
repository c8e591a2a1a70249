import { describe, expect, it } from "vitest";
import { createVerifier as createWebVerifier } from "../src";
import { createVerifier } from "../src/node";
import { BODY, ID, standard, verifierOptions } from "./support";

const URL = "https://crm.example/webhooks";

function post(body: string | ReadableStream<Uint8Array>, headers: Record<string, string> = standard()): Request {
  return new Request(URL, {
    method: "POST",
    body,
    headers,
    ...(body instanceof ReadableStream ? { duplex: "half" } : {}),
  });
}

function streamOf(...chunks: readonly string[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk));
      controller.close();
    },
  });
}

describe.each([
  ["node", createVerifier],
  ["web", createWebVerifier],
])("verifyRequest (%s)", (_, create) => {
  const verifier = create(verifierOptions());

  it("accepts a genuine request", async () => {
    expect(await verifier.verifyRequest(post(BODY))).toMatchObject({ id: ID, event: JSON.parse(BODY) });
  });

  it("joins a body that arrives in pieces, cut anywhere", async () => {
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const byte of new TextEncoder().encode(BODY)) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    expect(await verifier.verifyRequest(post(stream))).toMatchObject({ event: JSON.parse(BODY) });
  });

  it("refuses a request without a body", async () => {
    const empty = new Request(URL, { headers: standard({ body: "" }) });
    await expect(verifier.verifyRequest(empty)).rejects.toMatchObject({ code: "body_not_json" });
  });

  it("refuses a request whose body was read before", async () => {
    const request = post(BODY);
    await request.json();
    await expect(verifier.verifyRequest(request)).rejects.toMatchObject({ code: "body_not_raw" });
  });

  it("refuses a request whose body somebody else is reading", async () => {
    const request = post(BODY);
    request.body?.getReader();
    await expect(verifier.verifyRequest(request)).rejects.toMatchObject({ code: "body_not_raw" });
  });

  it("refuses a body that is too large, and stops reading it", async () => {
    let pulled = 0;
    let cancelled = false;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled++;
        controller.enqueue(new Uint8Array(600));
      },
      cancel() {
        cancelled = true;
      },
    });
    const strict = create(verifierOptions({ maxBodyBytes: 1000 }));
    await expect(strict.verifyRequest(post(endless))).rejects.toMatchObject({ code: "body_too_large" });
    expect(cancelled).toBe(true);
    expect(pulled).toBeLessThan(5);
  });

  it("answers at once when cancelling the rest of a large body fails or hangs", async () => {
    for (const cancel of [() => Promise.reject(new Error("gone")), () => new Promise<void>(() => {})]) {
      const reader = { read: async () => ({ value: new Uint8Array(1001) }), cancel };
      const request = { headers: {}, bodyUsed: false, body: { getReader: () => reader } };
      const strict = create(verifierOptions({ maxBodyBytes: 1000 }));
      await expect(strict.verifyRequest(request)).rejects.toMatchObject({ code: "body_too_large" });
    }
  });

  it("passes on the error of a connection that breaks", async () => {
    const broken = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.error(new Error("socket hang up"));
      },
    });
    await expect(verifier.verifyRequest(post(broken))).rejects.toThrow("socket hang up");
  });

  it("refuses a forged request", async () => {
    await expect(verifier.verifyRequest(post(streamOf(BODY, " ")))).rejects.toMatchObject({
      code: "signature_mismatch",
    });
  });
});
