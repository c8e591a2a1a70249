import { createHmac, createSecretKey, timingSafeEqual } from "node:crypto";
import { webhookSamples } from "@inbox-hub/openapi";
import { createVerifier } from "@inbox-hub/webhook-verify/node";
import { signDelivery } from "@inbox-hub/webhook-verify/sign";
import { Webhook } from "standardwebhooks";
import { compare, type Finding } from "./sample";

const ROUNDS = 15;
/** How long one side runs before it is the other one's turn. */
const ROUND_MS = 150;
const CALLS_BETWEEN_LOOKS = 20;

const KEY = Buffer.alloc(32, 7);
const SECRET = `whsec_${KEY.toString("base64")}`;

interface Size {
  readonly name: string;
  readonly bytes: number;
  /** How fast the verifier must be without parsing, compared to the bare crypto. */
  readonly goal: number;
}

const SIZES: readonly Size[] = [
  { name: "1 KiB", bytes: 1024, goal: 0.55 },
  { name: "64 KiB", bytes: 65_536, goal: 0.9 },
];

/** The verifier for Node.js, to the crypto it cannot do without and to the library that receivers would use instead. */
export async function verify(): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const size of SIZES) findings.push(...(await verifyBodies(size)));
  return findings;
}

async function verifyBodies({ name, bytes, goal }: Size): Promise<readonly Finding[]> {
  const { id, body } = messageOf(bytes);
  const timestamp = Math.floor(Date.now() / 1000);
  const headers = { ...usualHeaders, ...signDelivery({ id, timestamp, body, secret: SECRET, attempt: 1 }) };
  const verifier = createVerifier({ secret: SECRET });
  const library = new Webhook(SECRET);

  // All that is not crypto is done before: there is no faster way to check the signature with node:crypto.
  const key = createSecretKey(KEY);
  const prefix = Buffer.from(`${id}.${timestamp}.`);
  const expected = Buffer.from(headers["webhook-signature"].slice("v1,".length), "base64");
  const bare = () => timingSafeEqual(createHmac("sha256", key).update(prefix).update(body).digest(), expected);
  if (!bare()) throw new Error("The bare crypto refuses what was signed");

  const perSecond = (call: () => unknown) => async () => {
    const start = performance.now();
    let calls = 0;
    let passed = 0;
    while (passed < ROUND_MS) {
      for (let turn = 0; turn < CALLS_BETWEEN_LOOKS; turn += 1) call();
      calls += CALLS_BETWEEN_LOOKS;
      passed = performance.now() - start;
    }
    return (calls * 1000) / passed;
  };
  const signatureOnly = perSecond(() => verifier.verifySignature(body, headers));
  const whole = perSecond(() => verifier.verify(body, headers));
  const crypto = perSecond(bare);
  const peer = perSecond(() => library.verify(body, headers));
  for (const warmUp of [signatureOnly, whole, crypto, peer]) await warmUp();

  return [
    await compare({
      what: `${name}, signature only, to bare node:crypto`,
      rounds: ROUNDS,
      goal,
      ours: signatureOnly,
      theirs: crypto,
    }),
    await compare({
      what: `${name}, with its event, to standardwebhooks`,
      rounds: ROUNDS,
      goal: 2,
      ours: whole,
      theirs: peer,
    }),
  ];
}

/** What a request has beside what the hub says itself. */
const usualHeaders = {
  host: "crm.example",
  connection: "keep-alive",
  "content-length": "1024",
};

/** The contract's message, with a text that makes it this long. */
function messageOf(bytes: number) {
  const { message: sample } = webhookSamples;
  const withText = (message: string) => Buffer.from(JSON.stringify({ ...sample, data: { ...sample.data, message } }));
  return { id: sample.id, body: withText("Hola, gracias! ".repeat(bytes).slice(0, bytes - withText("").length)) };
}
