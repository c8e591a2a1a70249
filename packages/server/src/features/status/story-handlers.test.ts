import type { OperationId } from "@inbox-hub/openapi";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { actor, createMessageBench, type MessageBench, type Process } from "../../../test/support/message-bench";
import { contextOf, expectOnContract, requestOf } from "../../../test/support/wire";

const context = contextOf(actor);
const session = { sessionId: "crm" };

describe("stories on the wire", () => {
  let bench: MessageBench;
  let process: Process;
  beforeEach(async () => {
    bench = createMessageBench();
    process = await bench.boot();
  });
  afterEach(() => bench.close());

  const answerOf = async <Answer extends { readonly status: number }>(id: OperationId, call: Promise<Answer>) => {
    const answer = await process.settled(call);
    expectOnContract(id, answer);
    return answer;
  };

  it("are 200 when WhatsApp has them, and 202 while it has not", async () => {
    const create = process.handlers["status.create"];
    const style = { backgroundColor: "#00A884", font: 3 };
    const request = requestOf("status.create", { params: session, body: { message: "Hoy", ...style } });
    expect(await answerOf("status.create", create(request, context))).toEqual({
      status: 200,
      data: {
        statusId: expect.stringMatching(/^msg_/),
        sessionId: "crm",
        type: "text",
        message: "Hoy",
        mediaId: null,
        ...style,
        status: "sent",
        timestamp: expect.stringMatching(/^2026-01-01T/),
        expiresAt: expect.stringMatching(/^2026-01-02T/),
        error: null,
        revokedAt: null,
      },
    });
    const later = requestOf("status.create", {
      params: session,
      body: { message: "Luego", sendAt: "2026-02-01T00:00:00Z" },
    });
    expect(await answerOf("status.create", create(later, context))).toMatchObject({
      status: 202,
      data: { status: "scheduled", backgroundColor: null, font: null, expiresAt: null },
    });
  });

  it("are listed, got and deleted as the contract promises", async () => {
    const { handlers } = process;
    bench.media.add(1, { mediaId: "media_mp4", type: "video", mimetype: "video/mp4" });
    const body = { mediaId: "media_mp4", message: "Así" };
    await answerOf(
      "status.create",
      handlers["status.create"](requestOf("status.create", { params: session, body }), context),
    );
    await expect(
      process.settled(
        (async () => {
          process.failNextSend({ code: "SEND_FAILED" });
          return handlers["status.create"](
            requestOf("status.create", { params: session, body: { message: "No" } }),
            context,
          );
        })(),
      ),
    ).rejects.toMatchObject({ code: "SEND_FAILED" });
    const list = (query: object) =>
      handlers["status.list"](requestOf("status.list", { params: session, query }), context);
    const both = await answerOf("status.list", list({ limit: 100 }));
    expect(both).toMatchObject({
      data: [
        { message: "No", status: "failed", error: { code: "SEND_FAILED", message: expect.stringContaining("msg_") } },
        { type: "video", mediaId: "media_mp4", message: "Así" },
      ],
      pagination: { limit: 100, hasMore: false },
    });
    expect(await answerOf("status.list", list({ active: true }))).toMatchObject({ data: [{ message: "Así" }] });
    expect(await answerOf("status.list", list({ active: false }))).toMatchObject({ data: [{ message: "No" }] });
    const params = { ...session, statusId: bench.rows()[0]?.id ?? "" };
    await answerOf("status.get", handlers["status.get"](requestOf("status.get", { params }), context));
    const deleted = handlers["status.delete"](requestOf("status.delete", { params }), context);
    expect(await answerOf("status.delete", deleted)).toMatchObject({
      data: { message: null, mediaId: null, type: "video", revokedAt: expect.any(String) },
    });
  });
});
