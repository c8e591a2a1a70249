import { createDeliverer } from "./delivery/deliverer";
import type { Handlers } from "./edge/handler";
import { createRateLimits } from "./edge/rate-limits";
import type { MockServerOptions } from "./mock-options";
import { createAuthHandlers } from "./operations/auth";
import { createContactHandlers } from "./operations/contacts";
import { createConversationHandlers } from "./operations/conversations";
import { createEventHandlers } from "./operations/events";
import { createMediaHandlers } from "./operations/media";
import { createMessageHandlers } from "./operations/messages";
import { createOrganizationHandlers } from "./operations/organizations";
import { createSandboxHandlers } from "./operations/sandbox";
import { createSessionHandlers } from "./operations/sessions";
import { createSystemHandlers } from "./operations/system";
import { createTemplateHandlers } from "./operations/templates";
import { createWebhookHandlers } from "./operations/webhooks";
import { seed } from "./seed";
import { createClock } from "./state/clock";
import { createConversationBook } from "./state/conversation-book";
import { createIds } from "./state/ids";
import { createInbox } from "./state/inbox";
import { createMailRoom } from "./state/mail-room";
import { createMessageChanges } from "./state/message-changes";
import { createSender } from "./state/sender";
import { createSessionBook } from "./state/session-book";
import { createTables } from "./state/tables";
import type { World } from "./state/world";

const RECEIPTS = { deliveredAfter: 1_000, readAfter: 2_000 };

/** Everything behind the front door, as it is at the beginning. */
export function createStandIn(options: MockServerOptions) {
  const { receipts = RECEIPTS, rateLimits = false, receiver = null } = options;
  const clock = createClock(options.now);
  const tables = createTables();
  const newId = createIds(clock.now);
  const facts = { tables, clock, newId, receipts: receipts === false ? null : receipts };
  const deliverer = createDeliverer(facts, receiver);
  const world: World = { ...facts, emit: deliverer.emit, onEvent: deliverer.onEvent };

  const limits = createRateLimits(rateLimits, clock.now);
  const sessions = createSessionBook(world);
  const conversations = createConversationBook(world);
  const inbox = createInbox(world, conversations);
  const sender = createSender(world, sessions, limits, { inbox, conversations });
  const mail = createMailRoom(world, sessions, sender);
  const changes = createMessageChanges(world);
  const handlers: Handlers = {
    ...createSystemHandlers(),
    ...createAuthHandlers(world),
    ...createOrganizationHandlers(world),
    ...createSessionHandlers(world, sessions),
    ...createMessageHandlers(world, { sessions, sender, mail, changes }),
    ...createContactHandlers(world, { sessions, inbox }),
    ...createConversationHandlers(world, { sessions, conversations, inbox }),
    ...createEventHandlers(world, sessions),
    ...createTemplateHandlers(world, { sessions, mail }),
    ...createMediaHandlers(world, { sessions, mail }),
    ...createWebhookHandlers(world, { sessions, deliverer }),
    ...createSandboxHandlers(world, { sessions, sender, mail, inbox, changes }),
  };
  seed(world, { sessions, inbox }, options);
  return { world, limits, handlers };
}
