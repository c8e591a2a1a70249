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
    expect(config.secrets).toEqual({ jwtSecret: null, sealingKey: null, metricsToken: null, sandboxApiKey: null });
  });

  it("accepts http for webhooks only where it is told so, and a key of its own for what it seals", () => {
    expect(parseConfig({ INBOX_HUB_PROFILE: "sandbox" }).webhookAllowHttp).toBe(false);
    const settings = { INBOX_HUB_WEBHOOK_ALLOW_HTTP: "true", INBOX_HUB_SEALING_KEY: strong };
    const config = parseConfig({ INBOX_HUB_PROFILE: "sandbox", ...settings });
    expect(config).toMatchObject({ webhookAllowHttp: true, secrets: { sealingKey: strong } });
    const [problem] = problemsOf({ INBOX_HUB_PROFILE: "sandbox", INBOX_HUB_SEALING_KEY: "short" });
    expect(problem).toMatch(/^INBOX_HUB_SEALING_KEY is weak/);
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
      INBOX_HUB_RETENTION_EVENTS_DAYS: "7",
      INBOX_HUB_RETENTION_MEDIA_DAYS: "-1",
      INBOX_HUB_DATADIR: "/data",
      INBOX_HUB_SANDBOX_API_KEY: "ih_test_key",
    });
    expect(problems.map((problem) => problem.split(" ")[0])).toEqual([
      "INBOX_HUB_PORT",
      "INBOX_HUB_LOG_LEVEL",
      "INBOX_HUB_WEBHOOK_ALLOW_NETS",
      "INBOX_HUB_RATE_LIMIT_AUTH",
      "INBOX_HUB_RETENTION_EVENTS_DAYS",
      "INBOX_HUB_RETENTION_MEDIA_DAYS",
      "INBOX_HUB_JWT_SECRET",
      "INBOX_HUB_SANDBOX_API_KEY",
      "INBOX_HUB_DATADIR",
    ]);
  });

  it("opens as many event streams as it is told", () => {
    expect(parseConfig({ INBOX_HUB_PROFILE: "sandbox" }).eventStreams).toEqual({ total: 500, perOrganization: 20 });
    const told = { INBOX_HUB_EVENT_STREAMS: "0", INBOX_HUB_EVENT_STREAMS_PER_ORGANIZATION: "10000" };
    expect(parseConfig({ INBOX_HUB_PROFILE: "sandbox", ...told }).eventStreams).toEqual({
      total: 0,
      perOrganization: 10_000,
    });
    for (const wrong of ["-1", "1.5", "10001", "many"]) {
      expect(problemsOf({ INBOX_HUB_PROFILE: "sandbox", INBOX_HUB_EVENT_STREAMS: wrong })).toEqual([
        "INBOX_HUB_EVENT_STREAMS must be a whole number from 0 to 10000",
      ]);
    }
  });

  it("keeps everything for a sensible time, or as long as it is told", () => {
    expect(parseConfig({ INBOX_HUB_PROFILE: "sandbox" }).retention).toEqual({
      events: 30,
      attempts: 30,
      audit: 365,
      media: 90,
    });
    const told = {
      INBOX_HUB_PROFILE: "sandbox",
      INBOX_HUB_RETENTION_EVENTS_DAYS: "8",
      INBOX_HUB_RETENTION_ATTEMPTS_DAYS: "1",
      INBOX_HUB_RETENTION_AUDIT_DAYS: "36500",
      INBOX_HUB_RETENTION_MEDIA_DAYS: "0",
    };
    expect(parseConfig(told).retention).toEqual({ events: 8, attempts: 1, audit: 36_500, media: null });
  });

  it.each(["7", "1", "-1", "8.5", "1e3", "ever", "36501", "100000"])("does not keep events %s days", (days) => {
    expect(problemsOf({ INBOX_HUB_PROFILE: "sandbox", INBOX_HUB_RETENTION_EVENTS_DAYS: days })).toEqual([
      "INBOX_HUB_RETENTION_EVENTS_DAYS must be a number of days from 8 to 36500, or 0 to keep them for ever",
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
