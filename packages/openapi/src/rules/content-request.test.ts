import { describe, expect, it } from "vitest";
import { AppError } from "./app-error";
import { type ContentRequest, readContent } from "./content-request";

const location = { latitude: 40.4, longitude: -3.7 };
const poll = { question: "¿Cuándo?", options: ["Hoy", "Mañana"] };
const contact = { name: "Ana", phone: "+34 612-345-678" };

function pathsOf(request: ContentRequest): readonly string[] {
  try {
    readContent(request);
  } catch (error) {
    if (error instanceof AppError && error.code === "INVALID_REQUEST")
      return (error.details ?? []).map(({ path }) => path);
    throw error;
  }
  return [];
}

describe("the content of a request", () => {
  it.each<[string, ContentRequest, object]>([
    ["a text", { message: "hola" }, { type: "text", text: "hola" }],
    ["a location", { location }, { type: "location", text: null, extras: { location } }],
    ["a poll", { poll }, { type: "poll", extras: { poll: { ...poll, multiple: false } } }],
    ["a contact", { contact }, { type: "contact", extras: { contact: { name: "Ana", phone: "34612345678" } } }],
  ])("is %s", (_, request, content) => {
    expect(readContent(request)).toMatchObject({ file: null, content });
  });

  it("is a file by id or by address, with the text as its caption", () => {
    expect(readContent({ mediaId: "media_1", message: "aquí" })).toEqual({
      file: { mediaId: "media_1" },
      caption: "aquí",
      extras: {},
    });
    expect(readContent({ mediaUrl: "https://example.com/a.png" })).toMatchObject({
      file: { url: "https://example.com/a.png" },
      caption: null,
    });
  });

  it("keeps who is mentioned, as digits, and whether links are shown", () => {
    expect(readContent({ message: "@Ana", mentions: ["+34 612 345 678"], linkPreview: false })).toMatchObject({
      content: { extras: { mentions: ["34612345678"], linkPreview: false } },
    });
  });

  it("must be there, and only once: the error names the fields", () => {
    expect(pathsOf({})).toEqual([
      "body.message",
      "body.mediaId",
      "body.mediaUrl",
      "body.location",
      "body.contact",
      "body.poll",
    ]);
    expect(pathsOf({ location, poll })).toEqual(["body.location", "body.poll"]);
    expect(pathsOf({ mediaId: "media_1", mediaUrl: "https://example.com" })).toEqual(["body.mediaId", "body.mediaUrl"]);
    expect(pathsOf({ message: "hola", location })).toEqual(["body.message", "body.location"]);
    expect(pathsOf({ message: "hola", mediaId: "media_1", poll })).toEqual(["body.mediaId", "body.poll"]);
  });

  it("refuses numbers that are none, naming the place", () => {
    expect(pathsOf({ message: "hola", mentions: ["34612345678", "0"] })).toEqual(["body.mentions[1]"]);
    expect(pathsOf({ contact: { name: "Ana", phone: "0" } })).toEqual(["body.contact.phone"]);
  });
});
