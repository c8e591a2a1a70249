import { createHash } from "node:crypto";
import { join } from "node:path";
import { nameKeyOf } from "@inbox-hub/openapi/rules";
import { describeOperation } from "@inbox-hub/openapi/validation";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createTemporaryFolder, type TemporaryFolder } from "../../test/support/temporary-folder";
import { migrationsFolder } from "../migrations-folder";
import type { Position } from "./cursor";
import { type Database, openDatabase } from "./database";

const filters = { organizationId: 1, sessionId: "crm", tag: null };
const position: Position = ["ana", "ct_01", 7, -1.5];
let database: Database;

beforeEach(() => {
  database = openDatabase({ file: ":memory:", migrationsFolder });
});
afterEach(() => database.close());

const encode = (place = position) => database.createCursors("contacts", filters).encode(place);
const decode = (cursor: string) => database.createCursors("contacts", filters).decode(cursor);
const refused = expect.objectContaining({ code: "INVALID_CURSOR" });

describe("a cursor", () => {
  it.each<Position>([position, [], [0], ["", '\u0000\u{1F600}é"\\']])("leads back to its place: %j", (...place) => {
    expect(decode(encode(place))).toEqual(place);
  });

  it("is the same for the same place, and another for any other", () => {
    expect(encode()).toBe(encode());
    expect(encode([7])).not.toBe(encode([8]));
    expect(database.createCursors("messages", filters).encode([7])).not.toBe(encode([7]));
  });

  it("does not show what it holds", () => {
    const cursor = encode(["34612345678"]);
    expect(cursor).toMatch(/^[\w-]+$/);
    expect(Buffer.from(cursor, "base64url").toString("latin1")).not.toContain("346");
  });

  it.each([
    ["another list", "messages", filters],
    ["another organization", "contacts", { ...filters, organizationId: 2 }],
    ["another session", "contacts", { ...filters, sessionId: "ops" }],
    ["another filter", "contacts", { ...filters, tag: "vip" }],
    ["no filter", "contacts", {}],
  ])("of %s is refused", (_, list, others) => {
    const cursor = database.createCursors(list, others).encode(position);
    expect(() => decode(cursor)).toThrow(refused);
  });

  it("is refused with any bit of it changed", () => {
    const bytes = Buffer.from(encode(), "base64url");
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      expect(() => decode(changed.toString("base64url"))).toThrow(refused);
    }
  });

  it("is refused cut short anywhere, from either end", () => {
    const cursor = encode();
    for (let length = 0; length < cursor.length; length++) {
      expect(() => decode(cursor.slice(0, length))).toThrow(refused);
      expect(() => decode(cursor.slice(cursor.length - length))).toThrow(refused);
    }
  });

  it.each(["=", " ", "\n", ".", "*", "A", "AAAA", ".AbCdEfGhIjKl"])("is refused with %j behind it", (more) => {
    const cursor = encode();
    expect(() => decode(cursor + more)).toThrow(refused);
  });

  it("is refused in another spelling of the same bytes", () => {
    const cursor = encode(["??>>~~"]);
    const spelled = Buffer.from(cursor, "base64url").toString("base64");
    expect(spelled).not.toBe(cursor);
    expect(() => decode(spelled)).toThrow(refused);
  });

  it.each([
    "",
    ".",
    "x",
    "%%%",
    "ñ",
    "\u0000",
    "a".repeat(37),
    "A".repeat(38),
    "A".repeat(600),
    "A".repeat(100_000),
    "\u{1F600}".repeat(700),
  ])("is nothing that someone makes up: %j", (cursor) => {
    expect(() => decode(cursor)).toThrow(refused);
  });

  it.each(["[]", "null", "{}", "[", '["x"]', "[{}]", "[1e400]"])(
    "is nothing that is signed with what everybody knows: %s",
    (text) => {
      const payload = Buffer.from(text).toString("base64url");
      const query = JSON.stringify(["contacts", filters]);
      const digest = createHash("sha256").update(query).update(payload).digest("base64url");
      expect(() => decode(`${payload}.${digest.slice(0, 12)}`)).toThrow(refused);
      expect(() => decode(payload)).toThrow(refused);
    },
  );

  it.each([
    [[null]],
    [[{}]],
    [[[1]]],
    [[true]],
    [[Number.NaN]],
    [[Number.POSITIVE_INFINITY]],
    [{ a: 1 }],
    [null],
    ["x"],
  ])("holds texts and finite numbers, nothing else: %j", (place) => {
    // Beyond what the types allow.
    const cursor = encode(place as unknown as Position);
    expect(() => decode(cursor)).toThrow(refused);
  });

  it("of another database is refused", async () => {
    const other = openDatabase({ file: ":memory:", migrationsFolder });
    const cursor = other.createCursors("contacts", filters).encode(position);
    await other.close();
    expect(() => decode(cursor)).toThrow(refused);
  });

  it.each([
    ["of the longest letters", "\u{1F600}".repeat(200)],
    ["of letters that a key takes apart", "\uD55C\uAE00\uAC11".repeat(66)],
    ["of what JSON must escape", "\u0001".repeat(200)],
  ])("is no longer than the contract takes, for a name %s", (_, name) => {
    const key = nameKeyOf({ name, pushName: null, phone: null, lid: null });
    const cursor = encode([key, "ct_01JAB3F5T2Q8ZK4M6N7P9R0SVW"]);
    const { schema } = describeOperation("contacts.list").parameters.find(({ name }) => name === "cursor") ?? {};
    expect(cursor.length).toBeLessThanOrEqual(Number(schema?.maxLength));
    expect(decode(cursor)).toEqual([key, "ct_01JAB3F5T2Q8ZK4M6N7P9R0SVW"]);
  });
});

describe("in a file", () => {
  let folder: TemporaryFolder;
  beforeEach(async () => {
    folder = await createTemporaryFolder();
  });
  afterEach(() => folder.remove());

  it("a cursor is good after a restart, and for a process beside the server", async () => {
    const file = join(folder.path, "hub.sqlite");
    const first = openDatabase({ file, migrationsFolder });
    const cursor = first.createCursors("contacts", filters).encode(position);
    const beside = openDatabase({ file, migrationsFolder, isShared: true });
    expect(beside.createCursors("contacts", filters).decode(cursor)).toEqual(position);
    await beside.close();
    await first.close();

    const second = openDatabase({ file, migrationsFolder });
    expect(second.createCursors("contacts", filters).decode(cursor)).toEqual(position);
    await second.close();
  });
});
