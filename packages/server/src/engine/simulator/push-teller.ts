import type { EngineEventHub } from "../engine-events";
import { toGroupNotice } from "./seen-group";
import { personOf, toEngineMessage } from "./seen-message";
import type { Accounts } from "./world/accounts";
import type { Push } from "./world/world-types";

interface PushTellerDeps {
  readonly events: EngineEventHub;
  readonly accounts: Accounts;
}

/** Tells what the device was told, in the words of the engine port. */
export function createPushTeller({ events, accounts }: PushTellerDeps): (push: Push) => void {
  const addressOf = (address: string) => personOf(address, accounts).address;
  return (push) => {
    switch (push.type) {
      case "message":
        return events.emit("message", toEngineMessage(push.message, accounts));
      case "ack":
        return events.emit("ack", { key: push.key, ack: push.ack, timestamp: push.at });
      case "edit":
        return events.emit("edit", { key: push.key, text: push.text, timestamp: push.at });
      case "revoke":
        return events.emit("revoke", { key: push.key, timestamp: push.at });
      case "reaction": {
        const { key, from, fromMe, emoji, at } = push;
        return events.emit("reaction", { key, from: addressOf(from), fromMe, emoji, timestamp: at });
      }
      case "vote": {
        const { key, from, fromMe, options, at } = push;
        return events.emit("vote", { key, from: addressOf(from), fromMe, options, timestamp: at });
      }
      case "group":
        return events.emit("group", toGroupNotice(push.note, accounts));
      case "read":
        return events.emit("read", { chatId: addressOf(push.chatId), timestamp: push.at });
      case "archive": {
        const { chatId, archived, at } = push;
        return events.emit("archive", { chatId: addressOf(chatId), archived, timestamp: at });
      }
      default:
        return push satisfies never;
    }
  };
}
