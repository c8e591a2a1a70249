import { toAddress } from "@inbox-hub/openapi/rules";
import type { SessionRef } from "../contract/tenant";
import { findByLid, type Orm } from "./contact-rows";

/** The wire address of a chat; the number of someone whom WhatsApp names by a LID, once it is known. */
export function addressOf(orm: Orm, { organizationId, sessionId }: SessionRef, chatId: string): string {
  const address = toAddress(chatId);
  if (!address.endsWith("@lid")) return address;
  return findByLid(orm, organizationId, sessionId, address)?.phone ?? address;
}
