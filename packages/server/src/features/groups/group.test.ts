import { describe, expect, it } from "vitest";
import { compareGroups, toInviteCode, toInviteLink } from "./group";

describe("the order of groups", () => {
  it("is by subject, without regard to case and accents, and by id where that is the same", () => {
    const groups = [
      { subject: "Zaragoza", groupId: "1@g.us" },
      { subject: "árbol", groupId: "2@g.us" },
      { subject: "Obra", groupId: "4@g.us" },
      { subject: "obra", groupId: "3@g.us" },
      { subject: "ARBOL", groupId: "5@g.us" },
    ];
    expect([...groups].sort(compareGroups).map(({ groupId }) => groupId)).toEqual([
      "2@g.us",
      "5@g.us",
      "3@g.us",
      "4@g.us",
      "1@g.us",
    ]);
  });

  it("gives every group one place only", () => {
    const group = { subject: "Obra", groupId: "1@g.us" };
    expect(compareGroups(group, { ...group })).toBe(0);
    expect(compareGroups(group, { subject: "obra", groupId: "1@g.us" })).toBe(0);
    expect(compareGroups(group, { subject: "Obra", groupId: "2@g.us" })).toBe(-1);
    expect(compareGroups({ subject: "Obra", groupId: "2@g.us" }, group)).toBe(1);
  });
});

describe("an invitation", () => {
  const code = "AbCdEfGhIjKlMnOpQrStUv";
  it.each([
    code,
    `https://chat.whatsapp.com/${code}`,
    `https://chat.whatsapp.com/invite/${code}`,
    `https://chat.whatsapp.com/${code}?mode=ac_t`,
    toInviteLink(code),
  ])("is read from %s", (text) => {
    expect(toInviteCode(text)).toBe(code);
  });
});
