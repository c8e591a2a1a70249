import { createHash } from "node:crypto";
import { expect } from "vitest";
import type { ScenariosOf } from "./scenario";
import { refused } from "./stage";

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "base64",
);

export const mediaScenarios: ScenariosOf<"media"> = {
  async "media.list"({ hub, newSession }) {
    const sessionId = await newSession();
    for (const name of ["a.txt", "b.txt"]) {
      await hub.media.upload(sessionId, { file: Buffer.from(name), filename: name });
    }
    const first = await hub.media.list(sessionId, { limit: 1 });
    expect(first.items).toMatchObject([{ filename: "b.txt" }]);
    const second = await hub.media.list(sessionId, { limit: 1, cursor: first.pagination.nextCursor ?? "" });
    expect(second).toMatchObject({ items: [{ filename: "a.txt" }], pagination: { hasMore: false } });
  },

  async "media.upload"({ hub, sessionId, newPhone }) {
    // The type is read from the content, whatever it is called.
    const media = await hub.media.upload(sessionId, { file: png, filename: "factura.pdf" });
    expect(media).toMatchObject({
      type: "image",
      mimetype: "image/png",
      size: png.length,
      sha256: createHash("sha256").update(png).digest("hex"),
      filename: "factura.pdf",
    });
    const { mediaId } = media;
    const { messageId } = await hub.messages.send(sessionId, { to: newPhone(), mediaId, message: "Tu factura" });
    expect(await hub.messages.get(sessionId, messageId)).toMatchObject({
      type: "image",
      mediaId,
      message: "Tu factura",
    });
  },

  async "media.get"({ hub, sessionId }) {
    const uploaded = await hub.media.upload(sessionId, { file: png, filename: "foto.png" });
    expect(await hub.media.get(uploaded.mediaId)).toEqual(uploaded);
  },

  async "media.delete"({ hub, sessionId }) {
    const [one, same] = [
      await hub.media.upload(sessionId, { file: png, filename: "uno.png" }),
      await hub.media.upload(sessionId, { file: png, filename: "dos.png" }),
    ];
    await hub.media.delete(one.mediaId);
    await refused(hub.media.get(one.mediaId), "MEDIA_NOT_FOUND");
    // The same content under another id stays.
    const answer = await hub.media.content(same.mediaId);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(png);
  },

  async "media.content"({ hub, sessionId, receive, newPhone }) {
    const file = Buffer.from("Hola, qué tal");
    const { mediaId } = await hub.media.upload(sessionId, { file, filename: "nota.txt" });
    const whole = await hub.media.content(mediaId);
    expect(whole.headers.get("content-disposition")).toContain("nota.txt");
    expect(Buffer.from(await whole.arrayBuffer())).toEqual(file);
    const part = await hub.media.content(mediaId, { range: "bytes=0-3" });
    expect([part.status, part.headers.get("content-range")]).toEqual([206, `bytes 0-3/${file.length}`]);
    expect(await part.text()).toBe("Hola");
    const known = await hub.media.content(mediaId, { ifNoneMatch: whole.headers.get("etag") ?? "" });
    expect([known.status, await known.text()]).toEqual([304, ""]);

    // What a customer sends can be downloaded just so.
    const received = await receive({ from: newPhone(), mediaId, message: "Mira" });
    expect(received.mediaId).not.toBe(mediaId);
    const theirs = await hub.media.content(received.mediaId ?? "");
    expect(Buffer.from(await theirs.arrayBuffer())).toEqual(file);
  },
};
