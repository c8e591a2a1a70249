import type { RateLimits } from "../contract/rate-limits";
import type { SessionRef } from "../contract/tenant";
import type { MediaLibrary } from "../features/media/media-library";
import { createBatchService } from "../features/messages/batch-service";
import { createMessageAcceptor } from "../features/messages/message-acceptor";
import { createMessageChangeService } from "../features/messages/message-change-service";
import { createMessageIntake } from "../features/messages/message-intake";
import type { MessageLimit } from "../features/messages/message-limit";
import { createMessageSchedule } from "../features/messages/message-schedule";
import { createMessageSender } from "../features/messages/message-sender";
import { createMessageService } from "../features/messages/message-service";
import { createMessageSignals } from "../features/messages/message-signals";
import { createSendService } from "../features/messages/send-service";
import type { SessionAccess } from "../features/sessions/session-access";
import type { Clock } from "../lib/clock";
import type { Log } from "../lib/log";
import type { Stores } from "./stores";

interface MessagingDeps {
  readonly stores: Stores;
  readonly access: SessionAccess;
  readonly library: MediaLibrary;
  readonly rateLimits: RateLimits;
  readonly clock: Clock;
  readonly log: Log;
  readonly bootId: string;
}

/** Everything that sends and receives messages. */
export function createMessaging({ stores, access, library, rateLimits, clock, log, bootId }: MessagingDeps) {
  const signals = createMessageSignals();
  const keyOf = ({ organizationId, sessionId }: SessionRef) => `${organizationId}/${sessionId}`;
  const limit: MessageLimit = {
    consume: (ref, points) => rateLimits.consume("messages", keyOf(ref), points),
    consumeBulk: (ref) => rateLimits.consumeBulk(keyOf(ref)),
  };
  const { messages, messageChanges: changes, sendQueue: queue } = stores;
  const acceptor = createMessageAcceptor({ acceptance: stores.acceptance, messages, signals, clock });
  return {
    sends: createSendService({ sessions: access, media: library, messages, limit, acceptor, clock }),
    messages: createMessageService({ sessions: access, messages, signals }),
    changes: createMessageChangeService({ sessions: access, messages, changes, clock }),
    batches: createBatchService({ sessions: access, batches: stores.batches }),
    takers: createMessageIntake({ incoming: stores.incoming, changes, media: library, signals, log }),
    sender: createMessageSender({ queue, media: library, limit, signals, clock, log, bootId }),
    schedule: createMessageSchedule({ queue, signals, clock, log }),
  };
}
