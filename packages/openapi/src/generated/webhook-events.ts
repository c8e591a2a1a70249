// Generated from openapi.yaml by `npm run generate`. Do not edit.

export interface components {
    schemas: {
        /**
         * Format: date-time
         * @description ISO 8601, UTC, with milliseconds.
         * @example 2025-10-14T10:30:00.000Z
         */
        Timestamp: string;
        /**
         * @description Chosen by the client or made by the server.
         * @example session_crm_01
         */
        SessionId: string;
        /** @example msg_01JAB3F5T2Q8ZK4M6N7P9R0SVW */
        MessageId: string;
        /** @example bat_01JAB3F5T2Q8ZK4M6N7P9R0SVW */
        BatchId: string;
        /** @example ct_01JAB3F5T2Q8ZK4M6N7P9R0SVW */
        ContactId: string;
        /** @example media_01JAB3F5T2Q8ZK4M6N7P9R0SVW */
        MediaId: string;
        /** @example wh_01JAB3F5T2Q8ZK4M6N7P9R0SVW */
        WebhookId: string;
        /** @example evt_01JAB3F5T2Q8ZK4M6N7P9R0SVW */
        EventId: string;
        /**
         * @description E.164: 7 to 15 digits with country code. A leading `+`, spaces and dashes are accepted and removed.
         * @example 34612345678
         * @example +34 612-345-678
         */
        PhoneNumber: string;
        /**
         * @description What went wrong, for programs; see `x-error-catalog`.
         * @example MISSING_TOKEN
         * @enum {string}
         */
        ErrorCode: "INVALID_REQUEST" | "INVALID_CURSOR" | "MISSING_API_KEY" | "INVALID_API_KEY" | "MISSING_TOKEN" | "INVALID_TOKEN" | "INVALID_CREDENTIALS" | "INVALID_REFRESH_TOKEN" | "STATISTICS_RANGE_INVALID" | "FORBIDDEN" | "GROUP_ADMIN_REQUIRED" | "NOT_FOUND" | "ORGANIZATION_NOT_FOUND" | "MEMBER_NOT_FOUND" | "API_KEY_NOT_FOUND" | "SESSION_NOT_FOUND" | "MESSAGE_NOT_FOUND" | "BATCH_NOT_FOUND" | "CONTACT_NOT_FOUND" | "PICTURE_NOT_FOUND" | "CONVERSATION_NOT_FOUND" | "GROUP_NOT_FOUND" | "STATUS_NOT_FOUND" | "MEDIA_NOT_FOUND" | "TEMPLATE_NOT_FOUND" | "WEBHOOK_NOT_FOUND" | "DELIVERY_NOT_FOUND" | "REPLAY_NOT_FOUND" | "METHOD_NOT_ALLOWED" | "SESSION_ALREADY_EXISTS" | "SESSION_DISCONNECTED" | "SESSION_NOT_PAIRING" | "SESSION_REQUIRED" | "MEMBER_ALREADY_EXISTS" | "LAST_OWNER" | "MESSAGE_NOT_CANCELABLE" | "MESSAGE_NOT_EDITABLE" | "BATCH_NOT_CANCELABLE" | "TEMPLATE_ALREADY_EXISTS" | "TEMPLATE_INACTIVE" | "WEBHOOK_NOT_ROTATING" | "WEBHOOK_LIMIT_REACHED" | "REPLAY_LIMIT_REACHED" | "IDEMPOTENCY_IN_PROGRESS" | "IDEMPOTENCY_ANSWER_LOST" | "EVENTS_EXPIRED" | "MEDIA_EXPIRED" | "BODY_TOO_LARGE" | "MEDIA_TOO_LARGE" | "UNSUPPORTED_MEDIA_TYPE" | "RANGE_NOT_SATISFIABLE" | "IDEMPOTENCY_KEY_REUSED" | "INVALID_RECIPIENT" | "RECIPIENT_NOT_ON_WHATSAPP" | "PARTICIPANT_NOT_IN_GROUP" | "INVITE_CODE_INVALID" | "TEMPLATE_VARIABLES_INVALID" | "MEDIA_URL_REFUSED" | "WEBHOOK_URL_REFUSED" | "RATE_LIMIT_EXCEEDED" | "TOO_MANY_STREAMS" | "INTERNAL_ERROR" | "SEND_FAILED" | "ENGINE_FAILED" | "STORAGE_UNAVAILABLE" | "SERVICE_UNAVAILABLE";
        /**
         * @example connected
         * @enum {string}
         */
        SessionState: "stopped" | "starting" | "pairing" | "authenticating" | "connected" | "reconnecting" | "conflict" | "logged_out" | "failed";
        /**
         * @description Why a session has its status.
         * @example ready
         * @enum {string}
         */
        StatusReason: "start" | "user" | "qr" | "code" | "restored" | "paired" | "ready" | "network" | "crash" | "unresponsive" | "sync_timeout" | "pairing_timeout" | "replaced" | "takeover" | "unlinked" | "launch_failed" | "navigation_failed" | "auth_timeout" | "gave_up";
        /**
         * @description Never goes back. `received` is an inbound message. `unknown`: the connection died between asking and answer; it is looked up in the chat, never sent again blindly.
         * @example sent
         * @enum {string}
         */
        MessageStatus: "scheduled" | "queued" | "sending" | "sent" | "delivered" | "read" | "played" | "received" | "failed" | "canceled" | "unknown";
        /**
         * @example text
         * @enum {string}
         */
        MessageType: "text" | "image" | "video" | "audio" | "voice" | "document" | "sticker" | "location" | "contact" | "poll" | "unknown";
        /**
         * @example open
         * @enum {string}
         */
        ConversationStatus: "open" | "closed";
        /**
         * @example {
         *       "latitude": 40.4168,
         *       "longitude": -3.7038,
         *       "name": "Puerta del Sol"
         *     }
         */
        Location: {
            latitude: number;
            longitude: number;
            name?: string;
            address?: string;
        };
        /**
         * @example {
         *       "name": "Juan Pérez",
         *       "phone": "34612345678"
         *     }
         */
        ContactCard: {
            name: string;
            phone: components["schemas"]["PhoneNumber"];
            organization?: string;
        };
        /**
         * @example {
         *       "question": "¿Cuándo te viene bien?",
         *       "options": [
         *         "Mañana",
         *         "Pasado"
         *       ]
         *     }
         */
        Poll: {
            question: string;
            options: string[];
            /**
             * @description Whether more than one option can be chosen.
             * @default false
             */
            multiple?: boolean;
        };
        /**
         * @example {
         *       "code": "SEND_FAILED",
         *       "message": "WhatsApp did not accept message msg_01JAB3F5T2Q8ZK4M6N7P9R0SVW"
         *     }
         */
        Failure: {
            code: components["schemas"]["ErrorCode"];
            /** @description In the language of the request; in an event, which is written once for all, in English. */
            message: string;
        };
        /**
         * @description Only in copies that a replay with `asNew` made: the id of the event that this one repeats.
         * @example evt_01JAB3F5T2Q8ZK4M6N7P9R0SVW
         */
        ReplayOf: string;
        /**
         * @description Every event: the body of a webhook delivery.
         * @example {
         *       "id": "evt_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *       "event": "message",
         *       "type": "message",
         *       "timestamp": "2025-10-14T10:30:00.000Z",
         *       "sessionId": "session_crm_01",
         *       "sequence": 4711,
         *       "data": {
         *         "messageId": "msg_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *         "from": "34612345678",
         *         "to": "session_crm_01",
         *         "message": "Hola, necesito información sobre mi pedido",
         *         "type": "text",
         *         "timestamp": "2025-10-14T10:30:00.000Z",
         *         "chatId": "34612345678",
         *         "mediaId": null,
         *         "quotedMessageId": null,
         *         "contact": {
         *           "id": "ct_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *           "name": "Juan Pérez",
         *           "phone": "34612345678"
         *         }
         *       }
         *     }
         */
        WebhookEvent: components["schemas"]["MessageEvent"] | components["schemas"]["MessageSentEvent"] | components["schemas"]["MessageStatusEvent"] | components["schemas"]["MessageReactionEvent"] | components["schemas"]["MessageEditedEvent"] | components["schemas"]["MessageDeletedEvent"] | components["schemas"]["SessionStatusEvent"] | components["schemas"]["GroupUpdateEvent"] | components["schemas"]["PollVoteEvent"] | components["schemas"]["ConversationUpdateEvent"] | components["schemas"]["BatchCompletedEvent"] | components["schemas"]["WebhookFailingEvent"] | components["schemas"]["WebhookDisabledEvent"] | components["schemas"]["WebhookRecoveredEvent"];
        /**
         * @example {
         *       "id": "evt_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *       "event": "message",
         *       "type": "message",
         *       "timestamp": "2025-10-14T10:30:00.000Z",
         *       "sessionId": "session_crm_01",
         *       "sequence": 4711,
         *       "data": {
         *         "messageId": "msg_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *         "from": "34612345678",
         *         "to": "session_crm_01",
         *         "message": "Hola",
         *         "type": "text",
         *         "timestamp": "2025-10-14T10:30:00.000Z",
         *         "chatId": "34612345678",
         *         "mediaId": null,
         *         "quotedMessageId": null,
         *         "contact": {
         *           "id": "ct_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *           "name": "Juan Pérez",
         *           "phone": "34612345678"
         *         }
         *       }
         *     }
         */
        MessageEvent: {
            id: components["schemas"]["EventId"];
            /** @constant */
            event: "message";
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "message";
            timestamp: components["schemas"]["Timestamp"];
            sessionId: components["schemas"]["SessionId"];
            /** @description Counts the events of the session, or of the organization where there is no session, without a gap. */
            sequence: number;
            replayOf?: components["schemas"]["ReplayOf"];
            data: components["schemas"]["MessageEventData"];
        };
        /**
         * @example {
         *       "id": "evt_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *       "event": "message_sent",
         *       "type": "message_sent",
         *       "timestamp": "2025-10-14T10:30:00.000Z",
         *       "sessionId": "session_crm_01",
         *       "sequence": 4711,
         *       "data": {
         *         "messageId": "msg_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *         "from": "session_crm_01",
         *         "to": "34612345678",
         *         "message": "Hola",
         *         "type": "text",
         *         "timestamp": "2025-10-14T10:30:00.000Z",
         *         "chatId": "34612345678",
         *         "mediaId": null
         *       }
         *     }
         */
        MessageSentEvent: {
            id: components["schemas"]["EventId"];
            /** @constant */
            event: "message_sent";
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "message_sent";
            timestamp: components["schemas"]["Timestamp"];
            sessionId: components["schemas"]["SessionId"];
            /** @description Counts the events of the session, or of the organization where there is no session, without a gap. */
            sequence: number;
            replayOf?: components["schemas"]["ReplayOf"];
            data: components["schemas"]["MessageSentEventData"];
        };
        /**
         * @example {
         *       "id": "evt_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *       "event": "message_status",
         *       "type": "message_status",
         *       "timestamp": "2025-10-14T10:30:00.000Z",
         *       "sessionId": "session_crm_01",
         *       "sequence": 4711,
         *       "data": {
         *         "messageId": "msg_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *         "to": "34612345678",
         *         "status": "delivered",
         *         "timestamp": "2025-10-14T10:30:02.000Z",
         *         "chatId": "34612345678"
         *       }
         *     }
         */
        MessageStatusEvent: {
            id: components["schemas"]["EventId"];
            /** @constant */
            event: "message_status";
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "message_status";
            timestamp: components["schemas"]["Timestamp"];
            sessionId: components["schemas"]["SessionId"];
            /** @description Counts the events of the session, or of the organization where there is no session, without a gap. */
            sequence: number;
            replayOf?: components["schemas"]["ReplayOf"];
            data: components["schemas"]["MessageStatusEventData"];
        };
        /**
         * @example {
         *       "id": "evt_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *       "event": "message_reaction",
         *       "type": "message_reaction",
         *       "timestamp": "2025-10-14T10:30:00.000Z",
         *       "sessionId": "session_crm_01",
         *       "sequence": 4711,
         *       "data": {
         *         "messageId": "msg_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *         "from": "34612345678",
         *         "emoji": "👍",
         *         "timestamp": "2025-10-14T10:30:02.000Z",
         *         "chatId": "34612345678"
         *       }
         *     }
         */
        MessageReactionEvent: {
            id: components["schemas"]["EventId"];
            /** @constant */
            event: "message_reaction";
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "message_reaction";
            timestamp: components["schemas"]["Timestamp"];
            sessionId: components["schemas"]["SessionId"];
            /** @description Counts the events of the session, or of the organization where there is no session, without a gap. */
            sequence: number;
            replayOf?: components["schemas"]["ReplayOf"];
            data: components["schemas"]["MessageReactionEventData"];
        };
        /**
         * @example {
         *       "id": "evt_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *       "event": "message_edited",
         *       "type": "message_edited",
         *       "timestamp": "2025-10-14T10:30:00.000Z",
         *       "sessionId": "session_crm_01",
         *       "sequence": 4711,
         *       "data": {
         *         "messageId": "msg_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *         "message": "Hola de nuevo",
         *         "timestamp": "2025-10-14T10:30:02.000Z",
         *         "chatId": "34612345678"
         *       }
         *     }
         */
        MessageEditedEvent: {
            id: components["schemas"]["EventId"];
            /** @constant */
            event: "message_edited";
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "message_edited";
            timestamp: components["schemas"]["Timestamp"];
            sessionId: components["schemas"]["SessionId"];
            /** @description Counts the events of the session, or of the organization where there is no session, without a gap. */
            sequence: number;
            replayOf?: components["schemas"]["ReplayOf"];
            data: components["schemas"]["MessageEditedEventData"];
        };
        /**
         * @example {
         *       "id": "evt_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *       "event": "message_deleted",
         *       "type": "message_deleted",
         *       "timestamp": "2025-10-14T10:30:00.000Z",
         *       "sessionId": "session_crm_01",
         *       "sequence": 4711,
         *       "data": {
         *         "messageId": "msg_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *         "timestamp": "2025-10-14T10:30:02.000Z",
         *         "chatId": "34612345678"
         *       }
         *     }
         */
        MessageDeletedEvent: {
            id: components["schemas"]["EventId"];
            /** @constant */
            event: "message_deleted";
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "message_deleted";
            timestamp: components["schemas"]["Timestamp"];
            sessionId: components["schemas"]["SessionId"];
            /** @description Counts the events of the session, or of the organization where there is no session, without a gap. */
            sequence: number;
            replayOf?: components["schemas"]["ReplayOf"];
            data: components["schemas"]["MessageDeletedEventData"];
        };
        /**
         * @example {
         *       "id": "evt_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *       "event": "session_status",
         *       "type": "session_status",
         *       "timestamp": "2025-10-14T10:30:00.000Z",
         *       "sessionId": "session_crm_01",
         *       "sequence": 4711,
         *       "data": {
         *         "sessionId": "session_crm_01",
         *         "status": "connected",
         *         "previousStatus": "authenticating",
         *         "reason": "ready",
         *         "isConnected": true,
         *         "phoneNumber": "34612345678",
         *         "timestamp": "2025-10-14T10:30:00.000Z"
         *       }
         *     }
         */
        SessionStatusEvent: {
            id: components["schemas"]["EventId"];
            /** @constant */
            event: "session_status";
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "session_status";
            timestamp: components["schemas"]["Timestamp"];
            sessionId: components["schemas"]["SessionId"];
            /** @description Counts the events of the session, or of the organization where there is no session, without a gap. */
            sequence: number;
            replayOf?: components["schemas"]["ReplayOf"];
            data: components["schemas"]["SessionStatusEventData"];
        };
        /**
         * @example {
         *       "id": "evt_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *       "event": "group_update",
         *       "type": "group_update",
         *       "timestamp": "2025-10-14T10:30:00.000Z",
         *       "sessionId": "session_crm_01",
         *       "sequence": 4711,
         *       "data": {
         *         "groupId": "120363021234567890@g.us",
         *         "action": "joined",
         *         "participants": [
         *           "34612345678"
         *         ],
         *         "author": null,
         *         "timestamp": "2025-10-14T10:30:00.000Z"
         *       }
         *     }
         */
        GroupUpdateEvent: {
            id: components["schemas"]["EventId"];
            /** @constant */
            event: "group_update";
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "group_update";
            timestamp: components["schemas"]["Timestamp"];
            sessionId: components["schemas"]["SessionId"];
            /** @description Counts the events of the session, or of the organization where there is no session, without a gap. */
            sequence: number;
            replayOf?: components["schemas"]["ReplayOf"];
            data: components["schemas"]["GroupUpdateEventData"];
        };
        /**
         * @example {
         *       "id": "evt_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *       "event": "poll_vote",
         *       "type": "poll_vote",
         *       "timestamp": "2025-10-14T10:30:00.000Z",
         *       "sessionId": "session_crm_01",
         *       "sequence": 4711,
         *       "data": {
         *         "messageId": "msg_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *         "from": "34612345678",
         *         "options": [
         *           "Mañana"
         *         ],
         *         "timestamp": "2025-10-14T10:30:02.000Z",
         *         "chatId": "34612345678"
         *       }
         *     }
         */
        PollVoteEvent: {
            id: components["schemas"]["EventId"];
            /** @constant */
            event: "poll_vote";
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "poll_vote";
            timestamp: components["schemas"]["Timestamp"];
            sessionId: components["schemas"]["SessionId"];
            /** @description Counts the events of the session, or of the organization where there is no session, without a gap. */
            sequence: number;
            replayOf?: components["schemas"]["ReplayOf"];
            data: components["schemas"]["PollVoteEventData"];
        };
        /**
         * @example {
         *       "id": "evt_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *       "event": "conversation_update",
         *       "type": "conversation_update",
         *       "timestamp": "2025-10-14T10:30:00.000Z",
         *       "sessionId": "session_crm_01",
         *       "sequence": 4711,
         *       "data": {
         *         "chatId": "34612345678",
         *         "changes": [
         *           "status"
         *         ],
         *         "status": "closed",
         *         "isArchived": false,
         *         "unreadCount": 0,
         *         "assignedToUserId": 5,
         *         "userId": 5,
         *         "timestamp": "2025-10-14T10:30:02.000Z"
         *       }
         *     }
         */
        ConversationUpdateEvent: {
            id: components["schemas"]["EventId"];
            /** @constant */
            event: "conversation_update";
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "conversation_update";
            timestamp: components["schemas"]["Timestamp"];
            sessionId: components["schemas"]["SessionId"];
            /** @description Counts the events of the session, or of the organization where there is no session, without a gap. */
            sequence: number;
            replayOf?: components["schemas"]["ReplayOf"];
            data: components["schemas"]["ConversationUpdateEventData"];
        };
        /**
         * @example {
         *       "id": "evt_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *       "event": "batch_completed",
         *       "type": "batch_completed",
         *       "timestamp": "2025-10-14T10:30:00.000Z",
         *       "sessionId": "session_crm_01",
         *       "sequence": 4711,
         *       "data": {
         *         "batchId": "bat_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *         "total": 3,
         *         "counts": {
         *           "sent": 2,
         *           "failed": 1
         *         },
         *         "timestamp": "2025-10-14T10:30:00.000Z"
         *       }
         *     }
         */
        BatchCompletedEvent: {
            id: components["schemas"]["EventId"];
            /** @constant */
            event: "batch_completed";
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "batch_completed";
            timestamp: components["schemas"]["Timestamp"];
            sessionId: components["schemas"]["SessionId"];
            /** @description Counts the events of the session, or of the organization where there is no session, without a gap. */
            sequence: number;
            replayOf?: components["schemas"]["ReplayOf"];
            data: components["schemas"]["BatchCompletedEventData"];
        };
        /**
         * @example {
         *       "id": "evt_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *       "event": "webhook_failing",
         *       "type": "webhook_failing",
         *       "timestamp": "2025-10-14T10:30:00.000Z",
         *       "sessionId": null,
         *       "sequence": 4711,
         *       "data": {
         *         "webhookId": "wh_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *         "name": "CRM",
         *         "failingSince": "2025-10-13T10:30:00.000Z",
         *         "reason": "connection_refused",
         *         "timestamp": "2025-10-14T10:30:00.000Z"
         *       }
         *     }
         */
        WebhookFailingEvent: {
            id: components["schemas"]["EventId"];
            /** @constant */
            event: "webhook_failing";
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "webhook_failing";
            timestamp: components["schemas"]["Timestamp"];
            sessionId: null;
            /** @description Counts the events of the session, or of the organization where there is no session, without a gap. */
            sequence: number;
            replayOf?: components["schemas"]["ReplayOf"];
            data: components["schemas"]["WebhookHealthEventData"];
        };
        /**
         * @example {
         *       "id": "evt_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *       "event": "webhook_disabled",
         *       "type": "webhook_disabled",
         *       "timestamp": "2025-10-14T10:30:00.000Z",
         *       "sessionId": null,
         *       "sequence": 4711,
         *       "data": {
         *         "webhookId": "wh_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *         "name": "CRM",
         *         "failingSince": "2025-10-13T10:30:00.000Z",
         *         "reason": "connection_refused",
         *         "timestamp": "2025-10-14T10:30:00.000Z"
         *       }
         *     }
         */
        WebhookDisabledEvent: {
            id: components["schemas"]["EventId"];
            /** @constant */
            event: "webhook_disabled";
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "webhook_disabled";
            timestamp: components["schemas"]["Timestamp"];
            sessionId: null;
            /** @description Counts the events of the session, or of the organization where there is no session, without a gap. */
            sequence: number;
            replayOf?: components["schemas"]["ReplayOf"];
            data: components["schemas"]["WebhookHealthEventData"];
        };
        /**
         * @example {
         *       "id": "evt_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *       "event": "webhook_recovered",
         *       "type": "webhook_recovered",
         *       "timestamp": "2025-10-14T10:30:00.000Z",
         *       "sessionId": null,
         *       "sequence": 4711,
         *       "data": {
         *         "webhookId": "wh_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *         "name": "CRM",
         *         "failingSince": "2025-10-13T10:30:00.000Z",
         *         "reason": "connection_refused",
         *         "timestamp": "2025-10-14T10:30:00.000Z"
         *       }
         *     }
         */
        WebhookRecoveredEvent: {
            id: components["schemas"]["EventId"];
            /** @constant */
            event: "webhook_recovered";
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "webhook_recovered";
            timestamp: components["schemas"]["Timestamp"];
            sessionId: null;
            /** @description Counts the events of the session, or of the organization where there is no session, without a gap. */
            sequence: number;
            replayOf?: components["schemas"]["ReplayOf"];
            data: components["schemas"]["WebhookHealthEventData"];
        };
        /**
         * @example {
         *       "id": "ct_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *       "name": "Juan Pérez",
         *       "phone": "34612345678"
         *     }
         */
        EventContact: {
            id: components["schemas"]["ContactId"];
            name: string | null;
            /** @description Absent while only the LID is known. */
            phone?: string;
            lid?: string;
        };
        /**
         * @example {
         *       "messageId": "msg_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *       "from": "34612345678",
         *       "to": "session_crm_01",
         *       "message": "Hola",
         *       "type": "text",
         *       "timestamp": "2025-10-14T10:30:00.000Z",
         *       "chatId": "34612345678",
         *       "mediaId": null,
         *       "quotedMessageId": null,
         *       "contact": {
         *         "id": "ct_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *         "name": "Juan Pérez",
         *         "phone": "34612345678"
         *       }
         *     }
         */
        MessageEventData: {
            messageId: components["schemas"]["MessageId"];
            /** @description The writer's number, or their LID while the number is not known. */
            from: string;
            /** @description The session. */
            to: string;
            /** @description The text or caption; empty when there is none. */
            message: string;
            type: components["schemas"]["MessageType"];
            timestamp: components["schemas"]["Timestamp"];
            /** @description The number or group that the conversation is with. */
            chatId: string;
            mediaId: components["schemas"]["MediaId"] | null;
            quotedMessageId: components["schemas"]["MessageId"] | null;
            location?: components["schemas"]["Location"];
            card?: components["schemas"]["ContactCard"];
            poll?: components["schemas"]["Poll"];
            contact: components["schemas"]["EventContact"];
        };
        /**
         * @example {
         *       "messageId": "msg_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *       "from": "session_crm_01",
         *       "to": "34612345678",
         *       "message": "Hola",
         *       "type": "text",
         *       "timestamp": "2025-10-14T10:30:00.000Z",
         *       "chatId": "34612345678",
         *       "mediaId": null
         *     }
         */
        MessageSentEventData: {
            messageId: components["schemas"]["MessageId"];
            /** @description The session. */
            from: string;
            to: string;
            message: string;
            type: components["schemas"]["MessageType"];
            timestamp: components["schemas"]["Timestamp"];
            chatId: string;
            mediaId: components["schemas"]["MediaId"] | null;
        };
        /**
         * @example {
         *       "messageId": "msg_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *       "to": "34612345678",
         *       "status": "delivered",
         *       "timestamp": "2025-10-14T10:30:02.000Z",
         *       "chatId": "34612345678"
         *     }
         */
        MessageStatusEventData: {
            messageId: components["schemas"]["MessageId"];
            to: string;
            status: components["schemas"]["MessageStatus"];
            timestamp: components["schemas"]["Timestamp"];
            /** @description The number, LID or group; `status@broadcast` for a story, whose `statusId` is `messageId`. */
            chatId: string;
            batchId?: components["schemas"]["BatchId"];
            error?: components["schemas"]["Failure"];
        };
        /**
         * @example {
         *       "messageId": "msg_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *       "from": "34612345678",
         *       "emoji": "👍",
         *       "timestamp": "2025-10-14T10:30:02.000Z",
         *       "chatId": "34612345678"
         *     }
         */
        MessageReactionEventData: {
            messageId: components["schemas"]["MessageId"];
            from: string | null;
            emoji: string | null;
            timestamp: components["schemas"]["Timestamp"];
            chatId: string;
        };
        /**
         * @example {
         *       "messageId": "msg_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *       "message": "Hola de nuevo",
         *       "timestamp": "2025-10-14T10:30:02.000Z",
         *       "chatId": "34612345678"
         *     }
         */
        MessageEditedEventData: {
            messageId: components["schemas"]["MessageId"];
            /** @description The new text. */
            message: string;
            timestamp: components["schemas"]["Timestamp"];
            chatId: string;
        };
        /**
         * @example {
         *       "messageId": "msg_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *       "timestamp": "2025-10-14T10:30:02.000Z",
         *       "chatId": "34612345678"
         *     }
         */
        MessageDeletedEventData: {
            messageId: components["schemas"]["MessageId"];
            timestamp: components["schemas"]["Timestamp"];
            chatId: string;
        };
        /**
         * @example {
         *       "sessionId": "session_crm_01",
         *       "status": "connected",
         *       "previousStatus": "authenticating",
         *       "reason": "ready",
         *       "isConnected": true,
         *       "phoneNumber": "34612345678",
         *       "timestamp": "2025-10-14T10:30:00.000Z"
         *     }
         */
        SessionStatusEventData: {
            sessionId: components["schemas"]["SessionId"];
            status: components["schemas"]["SessionState"];
            previousStatus: components["schemas"]["SessionState"];
            reason: components["schemas"]["StatusReason"] | null;
            isConnected: boolean;
            phoneNumber: string | null;
            timestamp: components["schemas"]["Timestamp"];
        };
        /**
         * @example {
         *       "groupId": "120363021234567890@g.us",
         *       "action": "joined",
         *       "participants": [
         *         "34612345678"
         *       ],
         *       "author": null,
         *       "timestamp": "2025-10-14T10:30:00.000Z"
         *     }
         */
        GroupUpdateEventData: {
            groupId: string;
            /** @enum {string} */
            action: "created" | "joined" | "left" | "promoted" | "demoted" | "subject" | "description" | "settings";
            participants: string[];
            author: string | null;
            timestamp: components["schemas"]["Timestamp"];
        };
        /**
         * @example {
         *       "messageId": "msg_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *       "from": "34612345678",
         *       "options": [
         *         "Mañana"
         *       ],
         *       "timestamp": "2025-10-14T10:30:02.000Z",
         *       "chatId": "34612345678"
         *     }
         */
        PollVoteEventData: {
            messageId: components["schemas"]["MessageId"];
            /** @description The number of who voted, or their LID while the number is not known; null for a vote of the account itself. */
            from: string | null;
            /** @description All that are chosen now; empty when the vote was taken back. */
            options: string[];
            timestamp: components["schemas"]["Timestamp"];
            chatId: string;
        };
        /**
         * @example {
         *       "chatId": "34612345678",
         *       "changes": [
         *         "status"
         *       ],
         *       "status": "closed",
         *       "isArchived": false,
         *       "unreadCount": 0,
         *       "assignedToUserId": 5,
         *       "userId": 5,
         *       "timestamp": "2025-10-14T10:30:02.000Z"
         *     }
         */
        ConversationUpdateEventData: {
            chatId: string;
            /** @description The LID that this conversation went by until now: what stood under it belongs to `chatId` from now on. */
            previousChatId?: string;
            changes: ("chatId" | "status" | "isArchived" | "unreadCount" | "assignedToUserId")[];
            status: components["schemas"]["ConversationStatus"];
            isArchived: boolean;
            unreadCount: number;
            assignedToUserId: number | null;
            /** @description Who did it; null when it was an API key, the phone, or a message that arrived. */
            userId: number | null;
            timestamp: components["schemas"]["Timestamp"];
        };
        /**
         * @example {
         *       "batchId": "bat_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *       "total": 3,
         *       "counts": {
         *         "sent": 2,
         *         "failed": 1
         *       },
         *       "timestamp": "2025-10-14T10:30:00.000Z"
         *     }
         */
        BatchCompletedEventData: {
            batchId: components["schemas"]["BatchId"];
            total: number;
            counts: {
                [key: string]: number;
            };
            timestamp: components["schemas"]["Timestamp"];
        };
        /**
         * @example {
         *       "webhookId": "wh_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *       "name": "CRM",
         *       "failingSince": "2025-10-13T10:30:00.000Z",
         *       "reason": "connection_refused",
         *       "timestamp": "2025-10-14T10:30:00.000Z"
         *     }
         */
        WebhookHealthEventData: {
            webhookId: components["schemas"]["WebhookId"];
            name: string;
            failingSince: components["schemas"]["Timestamp"] | null;
            /** @description The last error, such as `connection_refused`, or why it was disabled. */
            reason: string | null;
            timestamp: components["schemas"]["Timestamp"];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
