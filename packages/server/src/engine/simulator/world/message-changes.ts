import type { Phrase } from "@inbox-hub/openapi/rules";
import { isGroup } from "@inbox-hub/openapi/rules";
import type { Lines } from "./lines";
import type { Messages } from "./messages";
import type { WorldContext } from "./world-context";
import { forbidden, WorldError } from "./world-error";
import type { Actor, Address, WorldMessage } from "./world-types";

/** What can be done to a message once it is there. */
export interface MessageChanges {
  /** Only the author, and only text or a caption. */
  edit(actor: Actor, chatId: Address, key: string, text: string): void;
  /** The author, or an admin of the group. */
  revoke(actor: Actor, chatId: Address, key: string): void;
  /** An empty `emoji` takes the reaction back. */
  react(actor: Actor, chatId: Address, key: string, emoji: string): void;
  /** All that somebody chooses in a poll from now on; none of the options takes the vote back. */
  vote(actor: Actor, chatId: Address, key: string, options: readonly string[]): void;
}

interface MessageChangesDeps extends WorldContext {
  readonly lines: Lines;
  readonly messages: Messages;
}

const refusals = {
  edit: { es: "solo su autor puede editarlo", en: "only its author may edit it" },
  noText: { es: "solo se pueden editar textos y pies de archivo", en: "only text and captions can be edited" },
  revoke: {
    es: "solo su autor o un administrador puede eliminarlo para todos",
    en: "only its author or an admin may delete it for everyone",
  },
  noPoll: { es: "no es una encuesta", en: "it is no poll" },
  noOption: { es: "la encuesta no tiene esa opción", en: "the poll has no such option" },
  oneOption: { es: "la encuesta solo admite una opción", en: "the poll takes one option only" },
} as const satisfies Record<string, Phrase>;

export function createMessageChanges(deps: MessageChangesDeps): MessageChanges {
  const { clock, state, record, lines, messages } = deps;

  const standing = (actor: Actor, chatId: Address, key: string): WorldMessage => {
    lines.requireOnline(actor);
    const message = messages.get(actor.phone, chatId, key);
    if (message.revoked) throw new WorldError("MESSAGE_NOT_FOUND", "This message was deleted for everyone");
    return message;
  };

  return {
    edit(actor, chatId, key, text) {
      const { from, content } = standing(actor, chatId, key);
      if (from !== actor.phone) throw forbidden(refusals.edit);
      if (content.type !== "text" && content.type !== "media") throw forbidden(refusals.noText);
      record({ type: "edit", key, text, device: actor.device, at: clock.now() });
    },
    revoke(actor, chatId, key) {
      const { from, to } = standing(actor, chatId, key);
      const isAdmin = isGroup(to) && state.groups.get(to)?.admins.includes(actor.phone);
      if (from !== actor.phone && !isAdmin) throw forbidden(refusals.revoke);
      record({ type: "revoke", key, device: actor.device, at: clock.now() });
    },
    react(actor, chatId, key, emoji) {
      standing(actor, chatId, key);
      record({ type: "reaction", key, from: actor.phone, emoji, device: actor.device, at: clock.now() });
    },
    vote(actor, chatId, key, chosen) {
      const { content } = standing(actor, chatId, key);
      if (content.type !== "poll") throw forbidden(refusals.noPoll);
      const options = content.options.filter((option) => chosen.includes(option));
      if (options.length < new Set(chosen).size) throw forbidden(refusals.noOption);
      if (options.length > 1 && !content.multiple) throw forbidden(refusals.oneOption);
      record({ type: "vote", key, from: actor.phone, options, device: actor.device, at: clock.now() });
    },
  };
}
