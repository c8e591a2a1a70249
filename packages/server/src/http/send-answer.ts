import { Readable } from "node:stream";
import type { Clock } from "../lib/clock";
import { type Answer, JSON_TYPE } from "./answer";
import type { EdgeContext } from "./edge-context";
import { withSecurityHeaders } from "./security-headers";
import { hasUnreadBody, keepOpenWhileReading } from "./unread-body";

/**
 * Sends an answer. What is a text goes out at once; the rest is handed to Koa. Waits until a stream has something to say, so that
 * its failure can still be answered.
 */
export function sendAnswer(ctx: EdgeContext, answer: Answer, clock: Clock): Promise<void> | void {
  const { content } = answer;
  const first = content instanceof Readable ? untilReadable(content, ctx.method === "HEAD") : undefined;
  return first === undefined ? send(ctx, answer, clock) : first.then(() => send(ctx, answer, clock));
}

function send(ctx: EdgeContext, answer: Answer, clock: Clock): void {
  const { status, content, contentType, code } = answer;
  if (code !== undefined) ctx.state.errorCode = code;

  const { headers } = ctx.state;
  if (contentType !== null) headers["Content-Type"] = contentType;
  headers["Cache-Control"] = contentType === JSON_TYPE ? "no-store" : "private, no-cache";
  Object.assign(headers, answer.headers);

  if (typeof content === "string" && ctx.method !== "HEAD" && !hasUnreadBody(ctx.req)) {
    sendText(ctx, status, content);
    return;
  }
  ctx.status = status;
  ctx.body = content;
  ctx.set(headers);
  if (!hasUnreadBody(ctx.req)) return;
  ctx.set("Connection", "close");
  if (typeof content !== "string" || ctx.method === "HEAD") return;
  ctx.body = keepOpenWhileReading(content, ctx.req, clock);
  ctx.length = Buffer.byteLength(content);
}

/** All headers at once: one by one, checking and keeping them takes longer than finding the answer. */
function sendText(ctx: EdgeContext, status: number, text: string): void {
  ctx.respond = false;
  if (!ctx.writable) return;
  ctx.state.headers["Content-Length"] = String(Buffer.byteLength(text));
  ctx.res.writeHead(status, withSecurityHeaders(ctx.state.headers));
  ctx.res.end(text);
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
