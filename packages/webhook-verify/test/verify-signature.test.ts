import { describe, expect, expectTypeOf, it } from "vitest";
import { WebhookVerificationError } from "../src";
import { createVerifier, type UnreadDelivery, type WebhookDelivery } from "../src/node";
import { BODY, CUSTOM_SECRET, ID, legacy, NOW, OTHER_SECRET, standard, verifierOptions } from "./support";
import { allVectors } from "./vectors";

const codeOf = (verify: () => unknown) => {
  try {
    verify();
  } catch (error) {
    if (error instanceof WebhookVerificationError) return error.code;
    throw error;
  }
  return "accepted";
};

describe("verifySignature", () => {
  it("gives all of the delivery but the event", () => {
    const rawBody = Buffer.from(BODY);
    const verifier = createVerifier(verifierOptions({ secret: [OTHER_SECRET, CUSTOM_SECRET] }));
    const unread = verifier.verifySignature(rawBody, standard());
    expect(unread).toStrictEqual({
      scheme: "standard",
      id: ID,
      timestamp: NOW,
      secretIndex: 1,
      rawBody: unread.rawBody,
    });
    expect(unread.rawBody.buffer).toBe(rawBody.buffer);
  });

  it("leaves a body unread that is no JSON", () => {
    const headers = standard({ body: "no" });
    const verifier = createVerifier(verifierOptions());
    expect(codeOf(() => verifier.verifySignature("no", headers))).toBe("accepted");
    expect(codeOf(() => verifier.verify("no", headers))).toBe("body_not_json");
  });

  it("reads a body with x-signature alone, which may be what the other scheme signs", () => {
    const verifier = createVerifier(verifierOptions({ acceptLegacy: true }));
    expect(verifier.verifySignature(BODY, legacy())).toMatchObject({ scheme: "legacy", id: ID });
    const body = `${ID}.${NOW}.${BODY}`;
    expect(codeOf(() => verifier.verifySignature(body, legacy({ body })))).toBe("body_not_json");
  });

  it.each(allVectors.filter(({ verdict }) => verdict !== "body_not_json"))(
    "has the verdict of verify: $verdict: $name",
    ({ headers, options, verdict, ...vector }) => {
      const body = ("body" in vector ? vector.body : BODY) as string;
      const verify = () =>
        createVerifier(verifierOptions(options)).verifySignature(body, headers as Record<string, string>);
      expect(codeOf(verify)).toBe(verdict);
    },
  );

  it("has no event in its type", () => {
    const { secret } = verifierOptions();
    expectTypeOf(createVerifier({ secret }).verifySignature).returns.toHaveProperty("id").toEqualTypeOf<string>();
    expectTypeOf(createVerifier({ secret }).verifySignature).returns.not.toHaveProperty("event");
    expectTypeOf(createVerifier({ secret, acceptLegacy: true }).verifySignature).returns.toEqualTypeOf<
      UnreadDelivery<WebhookDelivery>
    >();
  });
});
