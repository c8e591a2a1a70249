import { describe, expect, it } from "vitest";
import { APIPromise, type InboxHub, Page } from "../src";
import { createHub, failureOf } from "./hub";
import { type Answer, data, failure, json, raw, startServer } from "./scripted-server";

async function createScripted(...script: readonly Answer[]) {
  const { baseUrl, received } = await startServer(...script);
  return { ...createHub({ baseUrl }), received };
}

const limits = { "RateLimit-Limit": "30", "RateLimit-Remaining": "29", "RateLimit-Reset": "60" };
const health = json(200, { success: true, data: { status: "ok" } }, { "X-Request-Id": "req_7", ...limits });

describe("what a method gives back", () => {
  it("is a promise of the content, and what follows from it an ordinary one", async () => {
    const { hub } = await createScripted(health);
    const call = hub.system.health();
    expect(call).toBeInstanceOf(APIPromise);
    const next = call.then(({ status }) => status);
    expect(next.constructor).toBe(Promise);
    expect(await next).toBe("ok");
    expect(await Promise.all([call, hub.system.health()])).toEqual([{ status: "ok" }, { status: "ok" }]);
  });

  it("comes with the response, the request's id and the limit, for one request", async () => {
    const { hub, received } = await createScripted(health);
    const answer = await hub.system.health().withResponse();
    expect(answer).toMatchObject({
      data: { status: "ok" },
      requestId: "req_7",
      rateLimit: { limit: 30, remaining: 29, reset: 60 },
    });
    expect(answer.response.status).toBe(200);
    expect(answer.response.headers.get("content-type")).toBe("application/json");
    expect(received).toHaveLength(1);
  });

  it("has no limit where the server names none", async () => {
    const { hub } = await createScripted(data({ status: "ok" }));
    expect((await hub.system.health().withResponse()).rateLimit).toBeUndefined();
  });

  it("can be had unread, as it came", async () => {
    const { hub, received } = await createScripted(health);
    const response = await hub.system.health().asResponse();
    expect(response.bodyUsed).toBe(false);
    expect(await response.json()).toEqual({ success: true, data: { status: "ok" } });
    expect(received[0]?.headers.accept).toBe("application/json");
  });

  it("cannot be had unread when the request is on its way", async () => {
    const { hub } = await createScripted(health);
    const call = hub.system.health();
    await call;
    expect(await failureOf(call.asResponse())).toMatchObject({ name: "UsageError" });
  });

  it("can be a value instead of an error", async () => {
    const { hub } = await createScripted(health, failure(404, "SESSION_NOT_FOUND"));
    expect(await hub.system.health().safe()).toEqual({ ok: true, data: { status: "ok" } });
    const result = await hub.sessions.get("session_1").safe();
    expect(result).toMatchObject({ ok: false, error: { code: "SESSION_NOT_FOUND" } });
  });

  it("fails where it is awaited, and nowhere else", async () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown) => unhandled.push(reason);
    process.on("unhandledRejection", note);
    const { hub } = await createScripted(failure(404, "SESSION_NOT_FOUND"));
    const code = { code: "SESSION_NOT_FOUND" };
    expect(await failureOf(hub.sessions.get("a"))).toMatchObject(code);
    expect(await failureOf(hub.sessions.get("a").withResponse())).toMatchObject(code);
    expect(await failureOf(hub.sessions.get("a").asResponse())).toMatchObject(code);
    expect(await hub.sessions.get("a").safe()).toMatchObject({ error: code });
    expect(await failureOf(hub.contacts.list("a").toArray())).toMatchObject(code);
    expect(await failureOf(hub.contacts.list("a")[Symbol.asyncIterator]().next())).toMatchObject(code);
    await new Promise((resolve) => setImmediate(resolve));
    process.off("unhandledRejection", note);
    expect(unhandled).toEqual([]);
  });

  it("is asked for once however it is looked at, and also when nobody looks", async () => {
    const { hub, received } = await createScripted(health);
    const call = hub.system.health();
    await Promise.all([call, call.withResponse(), call.safe()]);
    expect(received).toHaveLength(1);
  });
});

/** Pages of two, up to an item. */
const pages =
  (last: number): Answer =>
  (response, request) => {
    const url = new URL(request.path, "http://host");
    const start = Number(url.searchParams.get("cursor") ?? 1);
    const items = [start, start + 1].filter((id) => id <= last).map((id) => ({ contactId: `ct_${id}` }));
    const hasMore = start + 2 <= last;
    const pagination = { limit: 2, hasMore, nextCursor: hasMore ? String(start + 2) : null };
    json(200, { success: true, data: items, pagination })(response, request);
  };

const idsOf = (items: readonly { readonly contactId: string }[]) => items.map(({ contactId }) => contactId);
const listed = (hub: InboxHub) => hub.contacts.list("session_1", { limit: 2, tag: "vip", page: 1 });

describe("a list", () => {
  it("is a page when it is awaited", async () => {
    const { hub, received } = await createScripted(pages(3));
    const page = await listed(hub);
    expect(page).toBeInstanceOf(Page);
    expect(idsOf(page.items)).toEqual(["ct_1", "ct_2"]);
    expect(page.pagination).toEqual({ limit: 2, hasMore: true, nextCursor: "3" });
    expect(page.hasNextPage).toBe(true);
    const next = await page.nextPage();
    expect(next).toMatchObject({ items: [{ contactId: "ct_3" }], hasNextPage: false });
    expect(await next?.nextPage()).toBeUndefined();
    const [first, second] = received.map(({ path }) => Object.fromEntries(new URL(path, "http://host").searchParams));
    expect(first).toEqual({ limit: "2", tag: "vip", page: "1" });
    expect(second).toEqual({ limit: "2", tag: "vip", cursor: "3" });
  });

  it("is every item when it is iterated, a page at a time", async () => {
    const { hub, received } = await createScripted(pages(5));
    const found: string[] = [];
    const asked: number[] = [];
    for await (const { contactId } of listed(hub)) {
      found.push(contactId);
      asked.push(received.length);
    }
    expect(found).toEqual(["ct_1", "ct_2", "ct_3", "ct_4", "ct_5"]);
    expect(asked).toEqual([1, 1, 2, 2, 3]);
  });

  it("can be iterated from a page on", async () => {
    const { hub } = await createScripted(pages(5));
    const second = await (await listed(hub)).nextPage();
    const found: string[] = [];
    for await (const { contactId } of second ?? []) found.push(contactId);
    expect(found).toEqual(["ct_3", "ct_4", "ct_5"]);
  });

  it("is an array of all or of the first, without a page too many", async () => {
    const { hub, received } = await createScripted(pages(9));
    expect(await listed(hub).toArray()).toHaveLength(9);
    received.length = 0;
    expect(idsOf(await listed(hub).toArray({ limit: 4 }))).toEqual(["ct_1", "ct_2", "ct_3", "ct_4"]);
    expect(received).toHaveLength(2);
    expect(await listed(hub).toArray({ limit: 0 })).toEqual([]);
  });

  it("keeps the options of the call on every page", async () => {
    const { hub, received } = await createScripted(pages(3));
    const controller = new AbortController();
    const options = { headers: { "x-trace": "7" }, signal: controller.signal };
    const page = await hub.contacts.list("session_1", {}, options);
    await page.nextPage();
    expect(received.map(({ headers }) => headers["x-trace"])).toEqual(["7", "7"]);
    controller.abort();
    expect(await failureOf(Promise.resolve(page.nextPage()))).toMatchObject({ name: "AbortError" });
  });

  it("has its response too, and can be had unread", async () => {
    const { hub } = await createScripted(pages(1));
    const { data: page, response } = await listed(hub).withResponse();
    expect(page.items).toHaveLength(1);
    expect(response.status).toBe(200);
    expect(await (await listed(hub).asResponse()).json()).toMatchObject({ data: [{ contactId: "ct_1" }] });
  });

  it("of nothing gives nothing", async () => {
    const { hub } = await createScripted(pages(0));
    expect(await listed(hub).toArray()).toEqual([]);
  });

  it("that is broken on the way fails, and is not taken for a short one", async () => {
    const { hub } = await createScripted(pages(5), raw(502));
    const found: string[] = [];
    const reading = (async () => {
      for await (const { contactId } of hub.contacts.list("session_1", {}, { maxRetries: 0 })) found.push(contactId);
    })();
    expect(await failureOf(reading)).toMatchObject({ name: "ServerError" });
    expect(found).toEqual(["ct_1", "ct_2"]);
  });
});

describe("the log of events", () => {
  it("is iterated by the cursor after, and ends where it ends now", async () => {
    const { baseUrl, received } = await startServer((response, request) => {
      const after = new URL(request.path, "http://host").searchParams.get("after");
      const pagination = { limit: 1, hasMore: after === null, nextCursor: after === null ? "one" : "two" };
      json(200, { success: true, data: [{ id: after ?? "zero" }], pagination })(response, request);
    });
    const { hub } = createHub({ baseUrl });
    const events = await hub.events.list({ types: ["message", "message_status"] }).toArray();
    expect(events.map(({ id }) => id)).toEqual(["zero", "one"]);
    expect(received.map(({ path }) => path)).toEqual([
      "/api/events?types=message,message_status",
      "/api/events?types=message,message_status&after=one",
    ]);
  });
});
