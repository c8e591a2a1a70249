import { describe, expect, it } from "vitest";
import { ConfigError, parseConfig } from "./config";

const strong = "kT9vQ2mX7pR4wL8zB3nH6cJ1sD5fG0yA";

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    parseConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe("parseConfig", () => {
  it("needs nothing but the profile in the sandbox", () => {
    const config = parseConfig({ INBOX_HUB_PROFILE: "sandbox" });
    expect(config).toMatchObject({ profile: "sandbox", host: "127.0.0.1", port: 8084, engine: "simulator" });
    expect(config.webhookAllowNets).toEqual(["127.0.0.0/8", "::1/128"]);
    expect(config.secrets).toEqual({ jwtSecret: null, metricsToken: null, sandboxApiKey: null });
  });

  it("takes the guide's limits in production", () => {
    const config = parseConfig({ INBOX_HUB_JWT_SECRET: strong, INBOX_HUB_ENGINE: "simulator" });
    expect(config).toMatchObject({ profile: "production", engine: "simulator", webhookAllowNets: [] });
    expect(config.rateLimits).toEqual({
      auth: { points: 5, windowSeconds: 900 },
      general: { points: 100, windowSeconds: 900 },
      whatsapp: { points: 30, windowSeconds: 60 },
      messages: { points: 10, windowSeconds: 60 },
    });
  });

  it.each([
    ["missing", undefined],
    ["short", "kT9vQ2mX7p"],
    ["one character again and again", "a".repeat(64)],
    ["a phrase from an example", "please-change-me-before-production-0123456789"],
  ])("refuses a production secret that is %s, and says which variable", (_, secret) => {
    const [problem] = problemsOf({
      INBOX_HUB_ENGINE: "simulator",
      ...(secret === undefined ? {} : { INBOX_HUB_JWT_SECRET: secret }),
    });
    expect(problem).toMatch(/^INBOX_HUB_JWT_SECRET is (missing|weak)/);
    if (secret) expect(problem).not.toContain(secret);
  });

  it("reports every problem at once", () => {
    const problems = problemsOf({
      INBOX_HUB_ENGINE: "simulator",
      INBOX_HUB_PORT: "eighty",
      INBOX_HUB_LOG_LEVEL: "loud",
      INBOX_HUB_WEBHOOK_ALLOW_NETS: "10.0.0.0/40",
      INBOX_HUB_RATE_LIMIT_AUTH: "many",
      INBOX_HUB_DATADIR: "/data",
      INBOX_HUB_SANDBOX_API_KEY: "ih_test_key",
    });
    expect(problems.map((problem) => problem.split(" ")[0])).toEqual([
      "INBOX_HUB_PORT",
      "INBOX_HUB_LOG_LEVEL",
      "INBOX_HUB_WEBHOOK_ALLOW_NETS",
      "INBOX_HUB_RATE_LIMIT_AUTH",
      "INBOX_HUB_JWT_SECRET",
      "INBOX_HUB_SANDBOX_API_KEY",
      "INBOX_HUB_DATADIR",
    ]);
  });

  it("does not run production on a simulator by accident", () => {
    const [problem] = problemsOf({ INBOX_HUB_JWT_SECRET: strong });
    expect(problem).toMatch(/^INBOX_HUB_ENGINE whatsapp-web is not part of this version/);
  });

  it("refuses a profile it does not know", () => {
    expect(
      problemsOf({ INBOX_HUB_PROFILE: "staging", INBOX_HUB_ENGINE: "simulator", INBOX_HUB_JWT_SECRET: strong }),
    ).toEqual(["INBOX_HUB_PROFILE must be production or sandbox"]);
  });
});
