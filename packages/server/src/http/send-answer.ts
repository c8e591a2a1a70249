import { Readable } from "node:stream";
import type { Clock } from "../lib/clock";
import { type Answer, JSON_TYPE } from "./answer";
import type { EdgeContext } from "./edge-context";
import { hasUnreadBody, keepOpenWhileReading } from "./unread-body";

/** Hands an answer to Koa. Waits until a stream has something to say, so that its failure can still be answered. */
export async function sendAnswer(ctx: EdgeContext, answer: Answer, clock: Clock): Promise<void> {
  const { status, headers, content, contentType, code } = answer;
  if (content instanceof Readable) await untilReadable(content, ctx.method === "HEAD");

  ctx.status = status;
  ctx.body = content;
  if (contentType !== null) ctx.set("Content-Type", contentType);
  ctx.set("Cache-Control", contentType === JSON_TYPE ? "no-store" : "private, no-cache");
  ctx.set(headers);
  if (code !== undefined) ctx.state.errorCode = code;

  if (!hasUnreadBody(ctx.req)) return;
  ctx.set("Connection", "close");
  if (typeof content !== "string" || ctx.method === "HEAD") return;
  ctx.body = keepOpenWhileReading(content, ctx.req, clock);
  ctx.length = Buffer.byteLength(content);
}

function untilReadable(stream: Readable, isHead: boolean): Promise<void> | void {
  if (isHead || stream.readableLength > 0 || stream.readableEnded) return;
  return new Promise((resolve, reject) => {
    const settle = (error?: Error) => {
      for (const event of ["readable", "end", "close"]) stream.off(event, succeed);
      stream.off("error", settle);
      if (error) reject(error);
      else resolve();
    };
    const succeed = () => settle();
    for (const event of ["readable", "end", "close"]) stream.once(event, succeed);
    stream.once("error", settle);
  });
}
