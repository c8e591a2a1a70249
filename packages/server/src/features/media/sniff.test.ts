import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { mediaTypeOf } from "@inbox-hub/openapi/rules";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TemporaryFolder } from "../../../test/support/temporary-folder";
import { createTemporaryFolder } from "../../../test/support/temporary-folder";
import { sniffMimetype } from "./sniff";

const png =
  "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c63000100000500010d0a2db40000000049454e44ae426082";

describe("the type of a file", () => {
  let folder: TemporaryFolder;
  beforeAll(async () => {
    folder = await createTemporaryFolder();
  });
  afterAll(() => folder.remove());

  it.each<[string, string | Buffer, string, string]>([
    ["a picture", Buffer.from(png, "hex"), "image/png", "image"],
    ["a JPEG", Buffer.from("ffd8ffe000104a46494600010100000100010000ffd9", "hex"), "image/jpeg", "image"],
    ["a PDF", "%PDF-1.7\n%\u00e2\u00e3\n", "application/pdf", "document"],
    [
      "a voice note",
      Buffer.concat([Buffer.from("OggS"), Buffer.alloc(24), Buffer.from("OpusHead")]),
      "audio/ogg; codecs=opus",
      "audio",
    ],
    ["an MP3", Buffer.from("49443304000000000000fffb9000", "hex"), "audio/mpeg", "audio"],
    [
      "a bitmap, which WhatsApp does not show",
      Buffer.from("424d3a000000000000003600000028000000", "hex"),
      "image/bmp",
      "document",
    ],
    ["text", "Hola, ¿qué tal? 😀", "text/plain", "document"],
    ["a table", "nombre;teléfono\nAna;34612345678\n", "text/plain", "document"],
    ["a page", "<!DOCTYPE html><script>alert(1)</script>", "text/plain", "document"],
    ["a drawing", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "text/plain", "document"],
    ["a drawing with a prolog", "<?xml version='1.0'?><svg/>", "application/xml", "document"],
    ["text with a NUL", "hola\0", "application/octet-stream", "document"],
    ["text in Latin-1", Buffer.from("a\xf1o", "latin1"), "application/octet-stream", "document"],
    [
      "text that breaks off within a character",
      Buffer.from("año").subarray(0, 2),
      "application/octet-stream",
      "document",
    ],
    ["a broken archive", Buffer.from(`504b0304${"ff".repeat(60)}`, "hex"), "application/zip", "document"],
  ])("is read from its content: %s", async (_, content, mimetype, type) => {
    const path = join(folder.path, "file");
    await writeFile(path, content);
    expect(await sniffMimetype(path)).toBe(mimetype);
    expect(mediaTypeOf(mimetype)).toBe(type);
  });

  it("reads characters that lie across two reads", async () => {
    const path = join(folder.path, "long");
    await writeFile(path, `x${"ñ".repeat(200_000)}`);
    expect(await sniffMimetype(path)).toBe("text/plain");
  });

  it("fails for a file that is not there", async () => {
    await expect(sniffMimetype(join(folder.path, "nothing"))).rejects.toMatchObject({ code: "ENOENT" });
  });
});
