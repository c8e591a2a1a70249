import { describe, expect, it } from "vitest";
import { chooseContent } from "./content-range";

const file = { etag: '"abc"', size: 1000 };
const choose = (conditions: Partial<Parameters<typeof chooseContent>[1]>, of = file) =>
  chooseContent(of, { range: null, ifNoneMatch: null, ifRange: null, ...conditions });

describe("a download", () => {
  it("is the whole file when nothing else is asked for", () => {
    expect(choose({})).toEqual({ kind: "whole" });
  });

  it.each([
    ["bytes=0-0", 0, 0],
    ["bytes=0-499", 0, 499],
    ["bytes=500-", 500, 999],
    ["bytes=-1", 999, 999],
    ["bytes=-5000", 0, 999],
    ["bytes=990-5000", 990, 999],
    ["Bytes= 1 - 2 ", 1, 2],
  ])("is the part that %s names", (range, start, end) => {
    expect(choose({ range })).toEqual({ kind: "part", range: { start, end } });
  });

  it.each(["bytes=1000-", "bytes=1000-1001", "bytes=-0", "bytes=99999999999999999999-"])(
    "is refused when %s lies outside the file",
    (range) => {
      expect(choose({ range })).toEqual({ kind: "unsatisfiable" });
    },
  );

  it.each(["bytes=0-1,5-9", "lines=0-1", "bytes=a-b", "bytes=", "bytes=-", "bytes=5-1", "0-1", "bytes=--5"])(
    "is the whole file for %s",
    (range) => {
      expect(choose({ range })).toEqual({ kind: "whole" });
    },
  );

  it("has no part when the file is empty", () => {
    expect(choose({ range: "bytes=0-" }, { ...file, size: 0 })).toEqual({ kind: "unsatisfiable" });
    expect(choose({ range: "bytes=-5" }, { ...file, size: 0 })).toEqual({ kind: "unsatisfiable" });
  });

  it.each(['"abc"', 'W/"abc"', '"x", "abc"', "*"])("is nothing new for someone who has %s", (ifNoneMatch) => {
    expect(choose({ ifNoneMatch })).toEqual({ kind: "unchanged" });
    expect(choose({ ifNoneMatch, range: "bytes=0-1" })).toEqual({ kind: "unchanged" });
  });

  it("is sent to someone who has another content", () => {
    expect(choose({ ifNoneMatch: '"x", abc' })).toEqual({ kind: "whole" });
  });

  it("is a part only while the content is the one that the part belongs to", () => {
    expect(choose({ range: "bytes=0-1", ifRange: '"abc"' })).toMatchObject({ kind: "part" });
    for (const ifRange of ['"x"', 'W/"abc"', "Wed, 21 Oct 2015 07:28:00 GMT"]) {
      expect(choose({ range: "bytes=0-1", ifRange })).toEqual({ kind: "whole" });
    }
  });
});
