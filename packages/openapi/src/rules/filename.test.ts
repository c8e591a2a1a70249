import { describe, expect, it } from "vitest";
import { cleanFilename } from "./filename";

describe("the name of a file", () => {
  it.each([
    ["factura.pdf", "factura.pdf"],
    ["factura nº 7 – año.pdf", "factura nº 7 – año.pdf"],
    ["../../etc/passwd", "passwd"],
    ["C:\\Users\\ana\\foto.jpg", "foto.jpg"],
    ["a\u0000b\r\n.pdf", "ab.pdf"],
    ["gpj.\u202efdp.exe", "gpj.fdp.exe"],
    ["\ud800x.pdf", "x.pdf"],
    ["an\u0303o.txt", "año.txt"],
    ["  x.pdf ", "x.pdf"],
    [".env", ".env"],
  ])("%j is kept as %j", (given, clean) => {
    expect(cleanFilename(given)).toBe(clean);
  });

  it.each([null, "", " ", ".", "..", "folder/", "a/..", "\u200e"])("is none for %j", (given) => {
    expect(cleanFilename(given)).toBeNull();
  });

  it("has at most 255 characters and keeps its extension", () => {
    const clean = cleanFilename(`${"😀".repeat(300)}.pdf`) ?? "";
    expect([...clean]).toHaveLength(255);
    expect(clean.endsWith("😀.pdf")).toBe(true);
    expect(cleanFilename(`x.${"y".repeat(300)}`)).toHaveLength(255);
  });
});
