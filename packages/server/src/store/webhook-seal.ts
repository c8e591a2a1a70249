import type { WebhookHeaders } from "@inbox-hub/openapi/rules";
import { eq } from "drizzle-orm";
import { createMemo } from "../lib/memo";
import type { Database } from "./database";
import { secrets } from "./schema/secrets";
import { createSealedText, type SealedText } from "./sealed-text";

/**
 * Keeps what proves to receivers who is calling: secrets, and the values of a webhook's own headers. They must be sent, so a
 * hash would not do; they must not be readable in the file or a backup of it.
 */
export interface WebhookSeal {
  sealSecret(webhookId: string, secret: string): string;
  openSecret(webhookId: string, sealed: string): string;
  /** Null when there are none. */
  sealHeaders(webhookId: string, headers: WebhookHeaders): string | null;
  openHeaders(webhookId: string, sealed: string | null): WebhookHeaders;
}

/** The key is not the one that the database was sealed with. */
export class SealingKeyLostError extends Error {
  override readonly name = "SealingKeyLostError";
  readonly code = "SEALING_KEY_LOST";
  constructor() {
    super(
      "The secrets of the webhooks were sealed with another key than the one at hand. Put back the file sealing-key of the " +
        "data folder, or the INBOX_HUB_SEALING_KEY that was set before. If it is lost for good, " +
        "`inbox-hub webhooks reset-secrets` gives every webhook a new secret",
    );
  }
}

/** What stands in a row was not sealed for it with this key: the row was altered, or taken from another. */
export class UnreadableSealError extends Error {
  override readonly name = "UnreadableSealError";
  constructor(place: string) {
    super(`What was sealed for ${place} cannot be opened: its row was altered`);
  }
}

const CHECK = "sealing key check";

/**
 * The key itself never stands in the database, only something that was sealed with it, so that another key is noticed before
 * anything is sent with it. `keyOf` gives the key; the first one of a database may be a new one.
 *
 * @throws SealingKeyLostError
 */
export function openWebhookSeal(
  { orm }: Pick<Database, "orm">,
  keyOf: (isFirst: boolean) => string | null,
): WebhookSeal {
  const known = orm.select({ value: secrets.value }).from(secrets).where(eq(secrets.name, CHECK)).get()?.value;
  const key = keyOf(known === undefined);
  if (key === null) throw new SealingKeyLostError();
  const sealedText = textSealedWith(key);
  if (known === undefined) {
    orm
      .insert(secrets)
      .values({ name: CHECK, value: Buffer.from(sealedText.seal(CHECK, CHECK)) })
      .run();
  } else if (sealedText.open(known.toString(), CHECK) !== CHECK) {
    throw new SealingKeyLostError();
  }
  return createWebhookSeal(sealedText);
}

/** Forgets with which key the database was sealed: the next one is taken for its first. Called inside a write. */
export function forgetSealingKey(orm: Database["orm"]): void {
  orm.delete(secrets).where(eq(secrets.name, CHECK)).run();
}

function textSealedWith(secret: string): SealedText {
  return createSealedText({ secret, purpose: "inbox-hub webhooks" });
}

export function createWebhookSeal(sealedText: SealedText): WebhookSeal {
  /** Each claim asks for the same few again. */
  const opened = createMemo<string>();

  const open = (sealed: string, place: string): string =>
    opened(`${place} ${sealed}`, () => {
      const text = sealedText.open(sealed, place);
      if (text === null) throw new UnreadableSealError(place);
      return text;
    });

  return {
    sealSecret: (webhookId, secret) => sealedText.seal(secret, secretOf(webhookId)),
    openSecret: (webhookId, sealed) => open(sealed, secretOf(webhookId)),
    sealHeaders: (webhookId, headers) =>
      Object.keys(headers).length === 0 ? null : sealedText.seal(JSON.stringify(headers), headersOf(webhookId)),
    // Sealed by the line above.
    openHeaders: (webhookId, sealed) => (sealed === null ? {} : JSON.parse(open(sealed, headersOf(webhookId)))),
  };
}

const secretOf = (webhookId: string) => `the secret of ${webhookId}`;
const headersOf = (webhookId: string) => `the headers of ${webhookId}`;
