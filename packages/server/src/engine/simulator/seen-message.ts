import type { EngineMessage } from "../engine";
import type { Accounts } from "./world/accounts";
import { lidOf, parseAddress, phoneAddress } from "./world/addresses";
import type { Address, SeenMessage, WorldContent } from "./world/world-types";

type Body = Pick<EngineMessage, "type" | "text" | "media" | "location" | "contact" | "poll">;

const emptyBody: Body = { type: "unknown", text: "", media: null, location: null, contact: null, poll: null };

/**
 * A message of the World in the words of the engine port. A person whose number can be found out
 * is always known by it, so that the same person never has two addresses.
 */
export function toEngineMessage(message: SeenMessage, accounts: Accounts): EngineMessage {
  const from = personOf(message.from, accounts);
  return {
    key: message.key,
    chatId: personOf(message.chatId, accounts).address,
    // Absent where an older version has queued it.
    chatName: message.chatName ?? null,
    from: from.address,
    author: message.author === null ? null : from.address,
    fromMe: message.fromMe,
    phone: from.phone,
    lid: from.lid,
    senderName: message.senderName,
    timestamp: message.at,
    ack: message.ack,
    quotedKey: message.quotedKey,
    ...(message.revoked ? emptyBody : bodyOf(message.content)),
  };
}

/** Looks a LID up; every other address stays as it is. */
export function personOf(
  address: Address,
  accounts: Accounts,
): { readonly address: Address; readonly phone: string | null; readonly lid: string | null } {
  const parsed = parseAddress(address);
  if (parsed?.kind === "phone") return { address, phone: parsed.phone, lid: lidOf(parsed.phone) };
  if (parsed?.kind !== "lid") return { address, phone: null, lid: null };
  const phone = accounts.phoneOfLid(parsed.lid);
  return { address: phone === null ? address : phoneAddress(phone), phone, lid: parsed.lid };
}

function bodyOf(content: WorldContent): Body {
  switch (content.type) {
    case "text":
      return { ...emptyBody, type: "text", text: content.text };
    case "media": {
      const { mimetype, filename, size } = content.media;
      return { ...emptyBody, type: content.kind, text: content.caption, media: { mimetype, filename, size } };
    }
    case "location": {
      const { latitude, longitude, name, address } = content;
      return { ...emptyBody, type: "location", location: { latitude, longitude, name, address } };
    }
    case "contact": {
      const { name, phone, organization } = content;
      return { ...emptyBody, type: "contact", contact: { name, phone, organization } };
    }
    case "poll": {
      const { question, options, multiple } = content;
      return { ...emptyBody, type: "poll", poll: { question, options, multiple } };
    }
    default:
      return content satisfies never;
  }
}
