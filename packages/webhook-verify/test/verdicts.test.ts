import { describe, expect, it } from "vitest";
import { BODY, outcomes, type Vector } from "./support";
import { bodyVectors } from "./vectors/bodies";
import { headerVectors } from "./vectors/headers";
import { legacyVectors } from "./vectors/legacy";
import { signatureVectors } from "./vectors/signatures";
import { timestampVectors } from "./vectors/timestamps";

describe.each([
  ["headers", headerVectors],
  ["signatures and secrets", signatureVectors],
  ["timestamps", timestampVectors],
  ["bodies", bodyVectors],
  ["the legacy scheme", legacyVectors],
])("both builds agree on %s", (_, vectors) => {
  it.each(vectors.map((vector) => [vector.verdict, vector.name, vector] as const))(
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
