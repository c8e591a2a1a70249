import { Readable } from "node:stream";
import { describe, expect, it, vi } from "vitest";
import type { RequestContext } from "../../contract/handler";
import type { Media } from "./media";
import { createMediaHandlers } from "./media-handlers";
import type { MediaContent, MediaService } from "./media-service";

const media: Media = {
  mediaId: "media_1",
  sessionId: "crm",
  type: "image",
  mimetype: "image/png",
  size: 10,
  filename: "año.png",
  sha256: "ab",
  createdAt: Date.UTC(2026, 0, 1),
  expiredAt: null,
};
const DAY = 24 * 3_600_000;
const context: RequestContext = {
  tenant: { organizationId: 1, sessionIds: null },
  actor: { type: "system" },
  requestId: "req_1",
  ip: "127.0.0.1",
  language: "es",
  requestKey: null,
  isStillAllowed: async () => true,
};

describe("the download of a file", () => {
  const content = vi.fn<MediaService["content"]>();
  const unexpected = async (): Promise<never> => {
    throw new Error("The service was asked for something that the test does not expect");
  };
  const handlers = createMediaHandlers({
    media: { list: unexpected, upload: unexpected, get: unexpected, delete: unexpected, content },
    keptForMs: null,
  });
  const download = (answer: Partial<MediaContent>, headers: Record<string, string> = {}) => {
    content.mockResolvedValueOnce({ media, etag: '"ab"', stream: Readable.from(["x"]), range: null, ...answer });
    const request = { params: { mediaId: "media_1" }, query: {}, body: undefined, headers, file: null };
    return handlers["media.content"](request, context);
  };

  it("has the type of the file, its name in every script, and is never shown as a page", async () => {
    expect(await download({})).toEqual({
      status: 200,
      content: expect.any(Readable),
      contentType: "image/png",
      headers: {
        ETag: '"ab"',
        "Accept-Ranges": "bytes",
        "Content-Length": "10",
        "Content-Disposition": "attachment; filename=\"a_o.png\"; filename*=UTF-8''a%C3%B1o.png",
        "X-Content-Type-Options": "nosniff",
      },
    });
  });

  it("has no name when the file has none", async () => {
    expect(await download({ media: { ...media, filename: null } })).toMatchObject({
      headers: { "Content-Disposition": "attachment" },
    });
  });

  it("says which part of how much it is", async () => {
    expect(await download({ range: { start: 2, end: 4 } }, { range: "bytes=2-4", "if-range": '"ab"' })).toMatchObject({
      status: 206,
      headers: { "Content-Range": "bytes 2-4/10", "Content-Length": "3", ETag: '"ab"' },
    });
    expect(content).toHaveBeenLastCalledWith(context.tenant, "media_1", {
      range: "bytes=2-4",
      ifNoneMatch: null,
      ifRange: '"ab"',
    });
  });

  it("is empty when the client has it already", async () => {
    expect(await download({ stream: null }, { "if-none-match": '"ab"' })).toEqual({
      status: 304,
      headers: { ETag: '"ab"' },
    });
  });
});

describe("a file on the wire", () => {
  it.each([
    [90 * DAY, "2026-04-01T00:00:00.000Z"],
    [null, null],
  ])("says, when files are kept %s ms, that it expires at %s", async (keptForMs, expiresAt) => {
    const unexpected = async (): Promise<never> => {
      throw new Error("The service was asked for something that the test does not expect");
    };
    const handlers = createMediaHandlers({
      media: { list: unexpected, upload: unexpected, get: async () => media, delete: unexpected, content: unexpected },
      keptForMs,
    });
    const request = { params: { mediaId: "media_1" }, query: {}, body: undefined, headers: {}, file: null };
    const { expiredAt: _, ...shown } = media;
    expect(await handlers["media.get"](request, context)).toEqual({
      status: 200,
      data: { ...shown, createdAt: "2026-01-01T00:00:00.000Z", expiresAt },
    });
  });
});
