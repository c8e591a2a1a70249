import { describe, expect, it } from "vitest";
import type { WebhookVerificationCode } from "../src";
import { BODY, outcomes, type Vector } from "./support";
import { allVectors, vectors } from "./vectors";

const VERDICTS = {
  accepted: true,
  header_missing: true,
  header_malformed: true,
  no_supported_signature: true,
  signature_mismatch: true,
  timestamp_too_old: true,
  timestamp_in_future: true,
  body_too_large: true,
  body_not_json: true,
  body_not_raw: true,
  secret_invalid: true,
} satisfies Record<WebhookVerificationCode | "accepted", true>;

describe("the table of verdicts", () => {
  it("has 120 rows and more, each with a name of its own", () => {
    const names = Object.entries(vectors).flatMap(([about, rows]) => rows.map(({ name }) => `${about}: ${name}`));
    expect(names.length).toBeGreaterThanOrEqual(120);
    expect(new Set(names).size).toBe(names.length);
  });

  it("has every code there is", () => {
    expect(new Set(allVectors.map(({ verdict }) => verdict))).toEqual(new Set(Object.keys(VERDICTS)));
  });
});

describe.each(Object.entries(vectors))("both builds agree on %s", (_, rows) => {
  it.each(rows.map((vector) => [vector.verdict, vector.name, vector] as const))(
    "%s: %s",
    async (_, __, vector: Vector) => {
      const rawBody = "body" in vector ? vector.body : BODY;
      const { node, web } = await outcomes(rawBody, vector.headers, vector.options);

      for (const outcome of [node, web]) {
        expect(typeof outcome === "string" ? outcome : "accepted").toBe(vector.verdict);
        if (vector.delivery) expect(outcome).toMatchObject(vector.delivery);
      }
      expect(plain(node)).toEqual(plain(web));
    },
  );
});

/** Buffers and Uint8Arrays with the same bytes are the same body. */
function plain(outcome: Awaited<ReturnType<typeof outcomes>>["node"]): unknown {
  return typeof outcome === "string" ? outcome : { ...outcome, rawBody: Buffer.from(outcome.rawBody).toString("hex") };
}
