import jwt from "jsonwebtoken";
import { beforeEach, describe, expect, it } from "vitest";
import { createIds } from "../../lib/ids";
import { createManualClock, type ManualClock } from "../../lib/manual-clock";
import { createTokens, type Tokens } from "./tokens";

const secret = "a signing secret that only tests know";
const claims = { userId: 5, loginId: "lgn_1", organizationId: 1 };
const HOUR = 3_600_000;

let clock: ManualClock;
let tokens: Tokens;

beforeEach(() => {
  clock = createManualClock();
  tokens = createTokens({ secret, clock, newId: createIds(clock.now) });
});

/** The claims of a valid access token, signed by someone else or in another way. */
function forge(key: string | null, options: jwt.SignOptions, changes: object = {}): string {
  const payload = { ...jwt.decode(tokens.issueAccess(claims).token, { json: true }), ...changes };
  return key === null ? jwt.sign(payload, null, { algorithm: "none" }) : jwt.sign(payload, key, options);
}

describe("an access token", () => {
  it("says what it was issued for", () => {
    expect(tokens.readAccess(tokens.issueAccess(claims).token)).toEqual(claims);
    const homeless = { ...claims, organizationId: null };
    expect(tokens.readAccess(tokens.issueAccess(homeless).token)).toEqual(homeless);
  });

  it("is good for 24 hours and not a second longer", async () => {
    const { token, expiresAt } = tokens.issueAccess(claims);
    expect(expiresAt).toBe(clock.now() + 24 * HOUR);
    await clock.advance(24 * HOUR - 1000);
    expect(tokens.readAccess(token)).toEqual(claims);
    await clock.advance(1000);
    expect(tokens.readAccess(token)).toBeNull();
  });

  it("passes when it is made like ours: each forgery below differs in one thing", () => {
    expect(tokens.readAccess(forge(secret, { algorithm: "HS256" }))).toEqual(claims);
  });

  it.each([
    ["is not signed at all", () => forge(null, {})],
    ["is signed with another secret", () => forge("another secret altogether", { algorithm: "HS256" })],
    ["is signed with another algorithm", () => forge(secret, { algorithm: "HS512" })],
    ["comes from another issuer", () => forge(secret, { algorithm: "HS256" }, { iss: "someone-else" })],
    ["is meant for another audience", () => forge(secret, { algorithm: "HS256" }, { aud: "someone-else" })],
    ["was altered", () => tokens.issueAccess(claims).token.replace(/\.[^.]+\./, `.${toPart({ sub: "1" })}.`)],
    ["is no token", () => "not-a-token"],
    ["is no token, but has three parts", () => "a.b.c"],
    ["is empty", () => ""],
  ])("is refused when it %s", (_what, make) => {
    expect(tokens.readAccess(make())).toBeNull();
  });

  it("is not accepted as a refresh token", () => {
    expect(tokens.readRefresh(tokens.issueAccess(claims).token)).toBeNull();
  });
});

describe("a refresh token", () => {
  it("says what it was issued for", () => {
    expect(tokens.readRefresh(tokens.issueRefresh(claims).token)).toEqual({ userId: 5, loginId: "lgn_1" });
  });

  it("is good for 30 days", async () => {
    const { token, expiresAt } = tokens.issueRefresh(claims);
    expect(expiresAt).toBe(clock.now() + 30 * 24 * HOUR);
    await clock.advance(30 * 24 * HOUR - 1000);
    expect(tokens.readRefresh(token)).not.toBeNull();
    await clock.advance(1000);
    expect(tokens.readRefresh(token)).toBeNull();
  });

  it("is another one each time, also within a second", () => {
    expect(tokens.issueRefresh(claims).token).not.toBe(tokens.issueRefresh(claims).token);
  });

  it("is not accepted as an access token", () => {
    expect(tokens.readAccess(tokens.issueRefresh(claims).token)).toBeNull();
  });
});

function toPart(payload: object): string {
  return Buffer.from(JSON.stringify(payload)).toString("base64url");
}
