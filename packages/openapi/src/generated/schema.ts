// Generated from openapi.yaml by `npm run generate`. Do not edit.

export interface paths {
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Is the server up
         * @description The guide's health check. Needs no key and reveals nothing else.
         */
        get: operations["system.health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Is the process alive
         * @description For a liveness probe. Answers as long as the event loop turns.
         */
        get: operations["system.live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Can the server take requests
         * @description For a readiness probe. 503 while the server starts or stops, or when its database does not answer.
         */
        get: operations["system.ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Metrics for Prometheus
         * @description The text format of Prometheus. Needs `Authorization: Bearer <INBOX_HUB_METRICS_TOKEN>` unless the server listens on loopback only.
         */
        get: operations["system.metrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/docs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Interactive reference
         * @description A page that shows this contract and can try its operations. Its assets are served by this server.
         */
        get: operations["system.docs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * This contract as JSON
         * @description The contract that this very server implements.
         */
        get: operations["system.openapi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log in
         * @description Gives an access token for 24 hours and a refresh token for 30 days.
         */
        post: operations["auth.login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Renew the tokens
         * @description Gives a new pair and invalidates the refresh token that was sent. A refresh token that is sent a second time
         *     ends every token that came from the same login: it may have been stolen.
         */
        post: operations["auth.refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log out
         * @description Ends this login. Its access token and refresh token are refused from now on; other logins of the user stay.
         */
        post: operations["auth.logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who am I
         * @description The user of the access token and the organizations they belong to.
         */
        get: operations["auth.me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change the password
         * @description Ends every other login of the user; this one stays.
         */
        put: operations["auth.changePassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organizations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List your organizations
         * @description The organizations the user is a member of, by id.
         */
        get: operations["organizations.list"];
        put?: never;
        /**
         * Create an organization
         * @description The user becomes its owner.
         */
        post: operations["organizations.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organizations/{organizationId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organization.
                 * @example 1
                 */
                organizationId: components["parameters"]["OrganizationId"];
            };
            cookie?: never;
        };
        /**
         * Get an organization
         * @description One organization the user is a member of.
         */
        get: operations["organizations.get"];
        put?: never;
        post?: never;
        /**
         * Delete an organization
         * @description Stops its sessions, revokes its keys and removes all its data. Cannot be undone.
         */
        delete: operations["organizations.delete"];
        options?: never;
        head?: never;
        /**
         * Change an organization
         * @description Absent properties stay as they are; `defaultSessionId` null clears it.
         */
        patch: operations["organizations.update"];
        trace?: never;
    };
    "/api/organizations/{organizationId}/members": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organization.
                 * @example 1
                 */
                organizationId: components["parameters"]["OrganizationId"];
            };
            cookie?: never;
        };
        /**
         * List members
         * @description The users of the organization, by user id.
         */
        get: operations["organizations.listMembers"];
        put?: never;
        /**
         * Add a member
         * @description If no user has that e-mail address, one is created with `password`. If one has, they join and `password` is ignored.
         *     Only an owner can add an owner.
         */
        post: operations["organizations.addMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organizations/{organizationId}/members/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organization.
                 * @example 1
                 */
                organizationId: components["parameters"]["OrganizationId"];
                /**
                 * @description The user.
                 * @example 5
                 */
                userId: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a member
         * @description Ends the member's logins to this organization. Members may remove themselves; one owner must remain.
         */
        delete: operations["organizations.removeMember"];
        options?: never;
        head?: never;
        /**
         * Change a member's role
         * @description Takes effect at once. Only an owner can make or unmake an owner, and one owner must remain.
         */
        patch: operations["organizations.updateMember"];
        trace?: never;
    };
    "/api/organizations/{organizationId}/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organization.
                 * @example 1
                 */
                organizationId: components["parameters"]["OrganizationId"];
            };
            cookie?: never;
        };
        /**
         * List API keys
         * @description Newest first, revoked ones included. The keys themselves are never shown again.
         */
        get: operations["organizations.listApiKeys"];
        put?: never;
        /**
         * Create an API key
         * @description The key is shown in this answer only; the server keeps its SHA-256.
         */
        post: operations["organizations.createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organizations/{organizationId}/api-keys/{keyId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organization.
                 * @example 1
                 */
                organizationId: components["parameters"]["OrganizationId"];
                /** @description The API key's id. */
                keyId: components["parameters"]["KeyId"];
            };
            cookie?: never;
        };
        /**
         * Get an API key
         * @description What the key may do and when it was last used.
         */
        get: operations["organizations.getApiKey"];
        put?: never;
        post?: never;
        /**
         * Revoke an API key
         * @description The key is refused from now on. It stays in the list, with `revokedAt`.
         */
        delete: operations["organizations.revokeApiKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organizations/{organizationId}/audit-log": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organization.
                 * @example 1
                 */
                organizationId: components["parameters"]["OrganizationId"];
            };
            cookie?: never;
        };
        /**
         * Who did what
         * @description Changes to the organization, its members, keys, sessions and webhooks, newest first.
         */
        get: operations["organizations.listAuditLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List sessions
         * @description By session id.
         */
        get: operations["sessions.list"];
        put?: never;
        /**
         * Create a session
         * @description Unless `start` is false it begins to start at once, and soon waits to be linked by QR or pairing code. `SESSION_NOT_FOUND` when it is deleted at the same time.
         */
        post: operations["sessions.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{sessionId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        /**
         * Get a session
         * @description The session with its latest changes of status.
         */
        get: operations["sessions.get"];
        put?: never;
        post?: never;
        /**
         * Delete a session
         * @description Stops it, unlinks the phone if it can, and removes its credentials, messages, contacts and media.
         */
        delete: operations["sessions.delete"];
        options?: never;
        head?: never;
        /**
         * Change a session
         * @description Absent properties stay as they are; `name` null clears it.
         */
        patch: operations["sessions.update"];
        trace?: never;
    };
    "/api/sessions/{sessionId}/status": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        /**
         * Get the status of a session
         * @description Cheap enough to poll.
         */
        get: operations["sessions.status"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{sessionId}/start": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start a session
         * @description From now on the session is kept running, over restarts of the server as well. Does nothing when it runs already.
         */
        post: operations["sessions.start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{sessionId}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop a session
         * @description Closes the connection and keeps the credentials; a start needs no new QR.
         */
        post: operations["sessions.stop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{sessionId}/restart": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restart a session
         * @description Stops it and starts it again, with the same credentials.
         */
        post: operations["sessions.restart"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{sessionId}/logout": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Unlink the phone
         * @description Ends the link with WhatsApp and wipes the credentials; the data stays. The next start needs a new QR.
         */
        post: operations["sessions.logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{sessionId}/qr": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        /**
         * Get the QR code to scan
         * @description As JSON, or as an image with `Accept` of `image/png` or `image/svg+xml`. It changes every 20 to 60 seconds; ask again at `expiresAt`.
         */
        get: operations["sessions.qr"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{sessionId}/pairing-code": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get a pairing code
         * @description Eight characters to type on the phone, instead of scanning the QR.
         */
        post: operations["sessions.requestPairingCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages/{sessionId}/send": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a message
         * @description To one recipient: the message is stored, then sent; the call waits up to `wait` seconds for the outcome and answers 200, or 202
         *     with `status` `queued`. To several (an array): 202 with a batch; one bad number never stops the others, and the batch is paced.
         *     Messages to one go before those of batches, which leave a fifth of the `messages` limit to them. Somebody named by a LID gets it at their number, once that is known.
         *
         *     Exactly one content: `message`; `mediaId` or `mediaUrl` (with `message` as caption); `location`; `contact`; `poll`.
         */
        post: operations["messages.send"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages/{sessionId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        /**
         * List and search messages
         * @description Newest first: as they came, or by their time where `from` or `to` is given. Stories are not among them (see `status.list`).
         *     `q` searches the text, without regard to case and accents; each word must occur, in any order, and a final `*` matches a beginning.
         */
        get: operations["messages.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages/{sessionId}/{messageId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
                /** @description The message. */
                messageId: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        /**
         * Get a message
         * @description With its status and the time of each step.
         */
        get: operations["messages.get"];
        put?: never;
        post?: never;
        /**
         * Delete a sent message for everyone
         * @description The message stays in the hub's list, without its content, with `revokedAt`.
         */
        delete: operations["messages.revoke"];
        options?: never;
        head?: never;
        /**
         * Edit a sent message
         * @description Changes the text, or the caption of media, on every device. WhatsApp allows it for about 15 minutes.
         */
        patch: operations["messages.edit"];
        trace?: never;
    };
    "/api/messages/{sessionId}/{messageId}/reaction": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
                /** @description The message. */
                messageId: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * React to a message
         * @description One reaction for each account; null takes it back.
         */
        put: operations["messages.react"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages/{sessionId}/{messageId}/forward": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
                /** @description The message. */
                messageId: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Forward a message
         * @description Sends the content of a message, received or sent, to one or several recipients; answers like a send.
         */
        post: operations["messages.forward"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages/{sessionId}/{messageId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
                /** @description The message. */
                messageId: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a message that is not sent yet
         * @description Works while its status is `scheduled` or `queued`.
         */
        post: operations["messages.cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages/{sessionId}/batches/{batchId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
                /** @description The batch. */
                batchId: components["parameters"]["BatchId"];
            };
            cookie?: never;
        };
        /**
         * Get the progress of a batch
         * @description How many messages are in each status, and the outcome for each recipient.
         */
        get: operations["messages.getBatch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages/{sessionId}/batches/{batchId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
                /** @description The batch. */
                batchId: components["parameters"]["BatchId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel what is left of a batch
         * @description Messages that are not sent yet are canceled; the others stay as they are.
         */
        post: operations["messages.cancelBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contacts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the contacts of a session
         * @description By name. `nextCursor` leads through any number of contacts at the same speed; `page` is there for small lists.
         */
        get: operations["contacts.list"];
        /**
         * Change a contact
         * @description Absent properties stay as they are, null clears.
         */
        put: operations["contacts.update"];
        /**
         * Create or update a contact by its number
         * @description 201 when it is new. A contact with that number is changed like by a PUT and answered with 200, so an import can run twice.
         */
        post: operations["contacts.create"];
        /**
         * Delete a contact
         * @description Removes it from the hub, not from the phone; messages stay. It appears again when the person writes.
         */
        delete: operations["contacts.delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contacts/{id}/import": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                id: components["parameters"]["SessionAsId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create or update up to 500 contacts
         * @description Each by its number, like `contacts.create`, in the order given and in small steps. One with a bad number, or for somebody who is no
         *     member, is reported in its result and stops no other; whatever else breaks the contract (a name of 201 characters) refuses the whole
         *     request. Of two with one number, the later one changes what the earlier one has made. An import that breaks off half-way has stored
         *     the first of them: run it again, and it is complete. The body has at most 8 MB.
         */
        post: operations["contacts.import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contacts/{id}/search/{phoneNumber}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                id: components["parameters"]["SessionAsId"];
                /**
                 * @description The number with country code.
                 * @example 34612345678
                 */
                phoneNumber: components["parameters"]["PhoneNumber"];
            };
            cookie?: never;
        };
        /**
         * Find a contact by its number
         * @description Exactly this number.
         */
        get: operations["contacts.search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contacts/{id}/check/{phoneNumber}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                id: components["parameters"]["SessionAsId"];
                /**
                 * @description The number with country code.
                 * @example 34612345678
                 */
                phoneNumber: components["parameters"]["PhoneNumber"];
            };
            cookie?: never;
        };
        /**
         * Is a number on WhatsApp
         * @description Asked of WhatsApp at most once in 24 hours and number; `checkedAt` says when.
         */
        get: operations["contacts.check"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contacts/{id}/picture": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The contact. */
                id: components["parameters"]["ContactAsId"];
            };
            cookie?: never;
        };
        /**
         * Get the profile picture of a contact
         * @description As WhatsApp shows it to this session.
         */
        get: operations["contacts.picture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contacts/{id}/block": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The contact. */
                id: components["parameters"]["ContactAsId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Block a contact
         * @description WhatsApp drops what they write from now on.
         */
        post: operations["contacts.block"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/contacts/{id}/unblock": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The contact. */
                id: components["parameters"]["ContactAsId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Unblock a contact
         * @description They can write again.
         */
        post: operations["contacts.unblock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{sessionId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        /**
         * List the conversations of a session
         * @description The one with the latest message first. A conversation begins with the first message that arrived or went out. Filters add up.
         */
        get: operations["conversations.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{sessionId}/{chatId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
                /**
                 * @description The number, LID or group.
                 * @example 34612345678
                 */
                chatId: components["parameters"]["ChatId"];
            };
            cookie?: never;
        };
        /**
         * Get a conversation
         * @description A conversation is there from its first message on.
         */
        get: operations["conversations.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Assign, close, reopen or archive a conversation
         * @description Absent properties stay as they are; `assignedToUserId` null gives it back to everybody. A message that arrives reopens a closed
         *     conversation; an archived one stays archived. Archiving reaches the phone too, so it needs a connected session.
         */
        patch: operations["conversations.update"];
        trace?: never;
    };
    "/api/conversations/{sessionId}/{chatId}/read": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
                /**
                 * @description The number, LID or group.
                 * @example 34612345678
                 */
                chatId: components["parameters"]["ChatId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark a conversation as read
         * @description Sends the read receipts, as when the chat is opened on the phone, and sets `unreadCount` to 0.
         */
        post: operations["conversations.read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{sessionId}/{chatId}/typing": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
                /**
                 * @description The number, LID or group.
                 * @example 34612345678
                 */
                chatId: components["parameters"]["ChatId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show that somebody is typing
         * @description WhatsApp shows it for about 25 seconds, until a message is sent, or until `paused`.
         */
        post: operations["conversations.typing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/groups/{sessionId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        /**
         * List the groups of a session
         * @description The groups that the account is a member of, by subject. As WhatsApp knows them now.
         */
        get: operations["groups.list"];
        put?: never;
        /**
         * Create a group
         * @description The account is its first admin. `results` says of each participant whether it was added: WhatsApp lets nobody be added who does not want to, so some need the invite code. If the server is killed between creating and answering, a repeated request creates another group: WhatsApp takes no key against that.
         */
        post: operations["groups.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/groups/{sessionId}/join": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Join a group by its invite code
         * @description The code, or the whole link `https://chat.whatsapp.com/…`. Joining a group that the account is in already changes nothing.
         */
        post: operations["groups.join"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/groups/{sessionId}/{groupId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
                /** @description The group. */
                groupId: components["parameters"]["GroupId"];
            };
            cookie?: never;
        };
        /**
         * Get a group
         * @description With its participants.
         */
        get: operations["groups.get"];
        put?: never;
        post?: never;
        /**
         * Leave a group
         * @description Its messages stay in the hub.
         */
        delete: operations["groups.leave"];
        options?: never;
        head?: never;
        /**
         * Change subject, description or settings
         * @description Absent properties stay as they are; `description` null removes it. Needs an admin, unless the group lets everybody change its info.
         */
        patch: operations["groups.update"];
        trace?: never;
    };
    "/api/groups/{sessionId}/{groupId}/participants": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
                /** @description The group. */
                groupId: components["parameters"]["GroupId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add participants
         * @description `results` says of each whether it was added; one that was not does not stop the others.
         */
        post: operations["groups.addParticipants"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/groups/{sessionId}/{groupId}/participants/remove": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
                /** @description The group. */
                groupId: components["parameters"]["GroupId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Remove participants
         * @description Nobody is removed when one of them is not in the group.
         */
        post: operations["groups.removeParticipants"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/groups/{sessionId}/{groupId}/participants/promote": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
                /** @description The group. */
                groupId: components["parameters"]["GroupId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make participants admins
         * @description Nobody is promoted when one of them is not in the group. One who is an admin already stays one.
         */
        post: operations["groups.promoteParticipants"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/groups/{sessionId}/{groupId}/participants/demote": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
                /** @description The group. */
                groupId: components["parameters"]["GroupId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take the admin role from participants
         * @description Nobody is demoted when one of them is not in the group.
         */
        post: operations["groups.demoteParticipants"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/groups/{sessionId}/{groupId}/invite-code": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
                /** @description The group. */
                groupId: components["parameters"]["GroupId"];
            };
            cookie?: never;
        };
        /**
         * Get the invite code of a group
         * @description Whoever has it can join.
         */
        get: operations["groups.getInviteCode"];
        put?: never;
        post?: never;
        /**
         * Replace the invite code of a group
         * @description The old code and its link stop working at once.
         */
        delete: operations["groups.revokeInviteCode"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/status/{sessionId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        /**
         * List the stories of a session
         * @description Those that were posted with this API, newest first. WhatsApp shows each for 24 hours.
         */
        get: operations["status.list"];
        put?: never;
        /**
         * Post a story
         * @description A text, an image or a video that the contacts of the account see for 24 hours. It goes the way of a message: stored first, sent at most once, then waited for up to `wait` seconds.
         */
        post: operations["status.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/status/{sessionId}/{statusId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
                /** @description The story. */
                statusId: components["parameters"]["StatusId"];
            };
            cookie?: never;
        };
        /**
         * Get a story
         * @description With its status.
         */
        get: operations["status.get"];
        put?: never;
        post?: never;
        /**
         * Take a story back
         * @description From everybody who could see it. One that is not sent yet is canceled; one that is gone already is answered again.
         */
        delete: operations["status.delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/media/sessions/{sessionId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        /**
         * List the media of a session
         * @description Uploaded and received files, newest first, without those that have expired.
         */
        get: operations["media.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/media/sessions/{sessionId}/upload": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload a file
         * @description One file of at most 50 MB in the multipart field `file`, streamed to disk. The type is read from the content, not from what the
         *     client says. The same content is stored once, however often it is uploaded. No type is refused: what WhatsApp does not show as
         *     picture, video or audio travels as a document, and is only ever handed out as a download.
         */
        post: operations["media.upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/media/{mediaId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The media. */
                mediaId: components["parameters"]["MediaId"];
            };
            cookie?: never;
        };
        /**
         * Get what is known of a file
         * @description Type, size, SHA-256 and name. `MEDIA_EXPIRED` once the server has deleted the file because of its age.
         */
        get: operations["media.get"];
        put?: never;
        post?: never;
        /**
         * Delete a file
         * @description Messages that were sent with it keep it on the phones; those that wait to be sent with it fail.
         */
        delete: operations["media.delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/media/{mediaId}/content": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The media. */
                mediaId: components["parameters"]["MediaId"];
            };
            cookie?: never;
        };
        /**
         * Download a file
         * @description Honours one `Range` (RFC 9110), `If-None-Match` and `If-Range`; `ETag` is the SHA-256 of the content.
         */
        get: operations["media.content"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/templates/organizations/{organizationId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organization.
                 * @example 1
                 */
                organizationId: components["parameters"]["OrganizationId"];
            };
            cookie?: never;
        };
        /**
         * List templates
         * @description By name.
         */
        get: operations["templates.list"];
        put?: never;
        /**
         * Create a template
         * @description `variables` declares each `{{name}}` of `body`, no more and no fewer.
         */
        post: operations["templates.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/templates/{templateId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The template. */
                templateId: components["parameters"]["TemplateId"];
            };
            cookie?: never;
        };
        /**
         * Get a template
         * @description The text with its variables.
         */
        get: operations["templates.get"];
        /**
         * Change a template
         * @description Absent properties stay as they are; `category` null clears it. Messages already stored keep their text.
         */
        put: operations["templates.update"];
        post?: never;
        /**
         * Delete a template
         * @description Messages already stored keep their text.
         */
        delete: operations["templates.delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/templates/{templateId}/use": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The template. */
                templateId: components["parameters"]["TemplateId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a template
         * @description Fills in the variables and sends the text; answers like a send. Without `sessionId` it goes by the organization's default
         *     session, or by the only connected one.
         */
        post: operations["templates.use"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/templates/{templateId}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The template. */
                templateId: components["parameters"]["TemplateId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * See a template filled in
         * @description Sends nothing.
         */
        post: operations["templates.preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/organizations/{organizationId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organization.
                 * @example 1
                 */
                organizationId: components["parameters"]["OrganizationId"];
            };
            cookie?: never;
        };
        /**
         * List webhooks
         * @description In the order they were created.
         */
        get: operations["webhooks.list"];
        put?: never;
        /**
         * Create a webhook
         * @description Without `secret` the server makes one. It is shown in this answer only. An organization has at most 50 webhooks.
         */
        post: operations["webhooks.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{webhookId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The webhook. */
                webhookId: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        /**
         * Get a webhook
         * @description Its settings and its health.
         */
        get: operations["webhooks.get"];
        /**
         * Change a webhook
         * @description Absent properties stay as they are; `sessionIds` null means every session, `headers` and `ratePerSecond` null mean none. The secret is changed by a rotation. `isActive` false pauses: deliveries wait. Where `events` or `sessionIds` become less, deliveries that wait for what is no longer wanted are canceled when their turn comes, instead of sent.
         */
        put: operations["webhooks.update"];
        post?: never;
        /**
         * Delete a webhook
         * @description Its waiting deliveries are dropped with it. The events stay in the log.
         */
        delete: operations["webhooks.delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{webhookId}/test": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The webhook. */
                webhookId: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Deliver a sample event now
         * @description One signed attempt, with a verdict on how the receiver took it. Not stored, not retried.
         */
        post: operations["webhooks.test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{webhookId}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The webhook. */
                webhookId: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enable a paused or disabled webhook
         * @description What waited for up to 7 days is delivered, with a schedule that begins anew (`resume`), or dropped (`drop`).
         */
        post: operations["webhooks.enable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{webhookId}/secret/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The webhook. */
                webhookId: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a webhook a new secret
         * @description Until the overlap ends, `webhook-signature` carries a signature by the new and one by the old secret, and `x-signature`
         *     stays on the old one. The new secret is shown in this answer only.
         */
        post: operations["webhooks.rotateSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{webhookId}/secret/finish": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The webhook. */
                webhookId: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a rotation now
         * @description From now on only the new secret signs.
         */
        post: operations["webhooks.finishRotation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{webhookId}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The webhook. */
                webhookId: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Deliver a range of events again
         * @description A job; ask for its progress with `webhooks.getReplay`. The events keep their ids, so a receiver that remembers them takes none twice. With `asNew` they get new ones: for a receiver that has lost its data, but not its memory of ids. A webhook has at most 3 replays running.
         */
        post: operations["webhooks.replay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{webhookId}/replays/{replayId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The webhook. */
                webhookId: components["parameters"]["WebhookId"];
                /** @description The replay. */
                replayId: components["parameters"]["ReplayId"];
            };
            cookie?: never;
        };
        /**
         * Get the progress of a replay
         * @description How many events are matched, queued again and delivered.
         */
        get: operations["webhooks.getReplay"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{webhookId}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The webhook. */
                webhookId: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        /**
         * List deliveries
         * @description Newest first, with the attempts that were made.
         */
        get: operations["webhooks.listDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/{webhookId}/deliveries/{deliveryId}/redeliver": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The webhook. */
                webhookId: components["parameters"]["WebhookId"];
                /** @description The delivery. */
                deliveryId: components["parameters"]["DeliveryId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Deliver one event again
         * @description Due now, with the same `webhook-id`; the schedule begins anew.
         */
        post: operations["webhooks.redeliver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the event log
         * @description Every event of the organization in the order in which it happened, the oldest first. `pagination.nextCursor` is always there: keep it and
         *     ask again with `after` to get what has happened since. A reader that has been away for longer than the log is kept gets `EVENTS_EXPIRED`,
         *     never a silent gap. Where few events match, a page may be short or empty while `hasMore` says that there is more: go on with its cursor.
         */
        get: operations["events.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow the event log
         * @description Server-sent events: `id` is a cursor of the log, `event` the type, `data` the event. Begins with what comes from now on, or where
         *     `Last-Event-ID`, `after` or `since` says, without a gap between stored and live events. A comment every 15 seconds keeps the connection
         *     alive. The server may end the stream at any time; reconnect with the last `id`, as every EventSource does.
         */
        get: operations["events.stream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/statistics/organizations/{organizationId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organization.
                 * @example 1
                 */
                organizationId: components["parameters"]["OrganizationId"];
            };
            cookie?: never;
        };
        /**
         * Statistics of an organization
         * @description All of its sessions together (for a key that is limited to sessions, those), and how its webhooks are doing. At most 1000 steps and 5 years. Counts are kept by the quarter of an hour: `from` is rounded down to one and `to` up, and the answer says which range it is of. The first step begins where the range does, the last one ends where it ends. Stories are not counted.
         */
        get: operations["statistics.forOrganization"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/statistics/sessions/{sessionId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        /**
         * Statistics of a session
         * @description As for the organization, but without the webhooks: these belong to the organization. At most 1000 steps and 5 years.
         */
        get: operations["statistics.forSession"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sandbox/sessions/{sessionId}/scan": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Scan the QR code of a session
         * @description Plays the part of the phone. The session must be `pairing`.
         */
        post: operations["sandbox.scan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sandbox/sessions/{sessionId}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a message arrive
         * @description Plays the part of a customer who writes to the session. What they write while the session is down arrives when it is back.
         */
        post: operations["sandbox.receiveMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sandbox/sessions/{sessionId}/disconnect": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Drop the connection of a session
         * @description It comes back by itself after `seconds`; with `unlink` the phone removes the device for good.
         */
        post: operations["sandbox.disconnect"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sandbox/sessions/{sessionId}/fail-next-send": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make the next sends fail
         * @description As refused by WhatsApp, or with the answer lost after the message went out. Those that were asked for before come first.
         */
        post: operations["sandbox.failNextSend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sandbox/sessions/{sessionId}/messages/{messageId}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
                /** @description The message. */
                messageId: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move the delivery receipt of a sent message
         * @description Plays the part of the recipient's phone. Receipts never go back.
         */
        post: operations["sandbox.moveReceipt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sandbox/sessions/{sessionId}/messages/{messageId}/reaction": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
                /** @description The message. */
                messageId: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * React to a message
         * @description Plays the part of a customer; null takes the reaction back.
         */
        post: operations["sandbox.react"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sandbox/sessions/{sessionId}/messages/{messageId}/vote": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
                /** @description The message. */
                messageId: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Vote in a poll
         * @description Plays the part of a customer who answers a poll that the session sent. An empty list takes the vote back.
         */
        post: operations["sandbox.vote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sandbox/sessions/{sessionId}/messages/{messageId}/edit": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
                /** @description The message. */
                messageId: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Edit a message that arrived
         * @description Plays the part of the customer who wrote it.
         */
        post: operations["sandbox.editMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sandbox/sessions/{sessionId}/messages/{messageId}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
                /** @description The message. */
                messageId: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Delete a message that arrived
         * @description Plays the part of the customer who wrote it and deletes it for everyone.
         */
        post: operations["sandbox.revokeMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sandbox/sessions/{sessionId}/groups": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make somebody create a group
         * @description Plays the part of a person who creates a group, with the session in it or not. The answer has the invite code that only the group's admins can see.
         */
        post: operations["sandbox.createGroup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sandbox/sessions/{sessionId}/groups/{groupId}/participants": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
                /** @description The group. */
                groupId: components["parameters"]["GroupId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make somebody join or leave a group
         * @description Plays the part of a person who joins by the invite code or leaves.
         */
        post: operations["sandbox.moveParticipant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
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
        /** @example tpl_01JAB3F5T2Q8ZK4M6N7P9R0SVW */
        TemplateId: string;
        /** @example wh_01JAB3F5T2Q8ZK4M6N7P9R0SVW */
        WebhookId: string;
        /** @example whd_01JAB3F5T2Q8ZK4M6N7P9R0SVW */
        DeliveryId: string;
        /** @example whr_01JAB3F5T2Q8ZK4M6N7P9R0SVW */
        ReplayId: string;
        /** @example evt_01JAB3F5T2Q8ZK4M6N7P9R0SVW */
        EventId: string;
        /** @example key_01JAB3F5T2Q8ZK4M6N7P9R0SVW */
        KeyId: string;
        /**
         * @description E.164: 7 to 15 digits with country code. A leading `+`, spaces and dashes are accepted and removed.
         * @example 34612345678
         * @example +34 612-345-678
         */
        PhoneNumber: string;
        /**
         * @description A phone number (E.164), the LID of a person whose number is hidden (`…@lid`) or the id of a group (`…@g.us`).
         * @example 34612345678
         * @example 120363021234567890@g.us
         */
        Recipient: string;
        /**
         * @description A phone number (E.164), or the LID of a person whose number is hidden (`…@lid`).
         * @example 34612345678
         * @example 100000012345678@lid
         */
        Person: string;
        /** @example 120363021234567890@g.us */
        GroupId: string;
        /**
         * @description A story is a message to everybody: this is its id.
         * @example msg_01JAB3F5T2Q8ZK4M6N7P9R0SVW
         */
        StatusId: string;
        /** @example cliente_vip */
        Tag: string;
        /**
         * Format: email
         * @example ana@empresa.com
         */
        Email: string;
        /**
         * @description 10 to 200 characters.
         * @example una frase larga y tuya
         */
        Password: string;
        /** @example nombre */
        VariableName: string;
        /**
         * @example {
         *       "nombre": "Juan Pérez",
         *       "pedido": "#12345",
         *       "fecha": "15/10/2025"
         *     }
         */
        TemplateVariables: {
            [key: string]: string;
        };
        /**
         * @description What went wrong, for programs; see `x-error-catalog`.
         * @example MISSING_TOKEN
         * @enum {string}
         */
        ErrorCode: "INVALID_REQUEST" | "INVALID_CURSOR" | "MISSING_API_KEY" | "INVALID_API_KEY" | "MISSING_TOKEN" | "INVALID_TOKEN" | "INVALID_CREDENTIALS" | "INVALID_REFRESH_TOKEN" | "STATISTICS_RANGE_INVALID" | "FORBIDDEN" | "GROUP_ADMIN_REQUIRED" | "NOT_FOUND" | "ORGANIZATION_NOT_FOUND" | "MEMBER_NOT_FOUND" | "API_KEY_NOT_FOUND" | "SESSION_NOT_FOUND" | "MESSAGE_NOT_FOUND" | "BATCH_NOT_FOUND" | "CONTACT_NOT_FOUND" | "PICTURE_NOT_FOUND" | "CONVERSATION_NOT_FOUND" | "GROUP_NOT_FOUND" | "STATUS_NOT_FOUND" | "MEDIA_NOT_FOUND" | "TEMPLATE_NOT_FOUND" | "WEBHOOK_NOT_FOUND" | "DELIVERY_NOT_FOUND" | "REPLAY_NOT_FOUND" | "METHOD_NOT_ALLOWED" | "SESSION_ALREADY_EXISTS" | "SESSION_DISCONNECTED" | "SESSION_NOT_PAIRING" | "SESSION_REQUIRED" | "MEMBER_ALREADY_EXISTS" | "LAST_OWNER" | "MESSAGE_NOT_CANCELABLE" | "MESSAGE_NOT_EDITABLE" | "BATCH_NOT_CANCELABLE" | "TEMPLATE_ALREADY_EXISTS" | "TEMPLATE_INACTIVE" | "WEBHOOK_NOT_ROTATING" | "WEBHOOK_LIMIT_REACHED" | "REPLAY_LIMIT_REACHED" | "IDEMPOTENCY_IN_PROGRESS" | "IDEMPOTENCY_ANSWER_LOST" | "EVENTS_EXPIRED" | "MEDIA_EXPIRED" | "BODY_TOO_LARGE" | "MEDIA_TOO_LARGE" | "UNSUPPORTED_MEDIA_TYPE" | "RANGE_NOT_SATISFIABLE" | "IDEMPOTENCY_KEY_REUSED" | "INVALID_RECIPIENT" | "RECIPIENT_NOT_ON_WHATSAPP" | "PARTICIPANT_NOT_IN_GROUP" | "INVITE_CODE_INVALID" | "TEMPLATE_VARIABLES_INVALID" | "MEDIA_URL_REFUSED" | "WEBHOOK_URL_REFUSED" | "RATE_LIMIT_EXCEEDED" | "TOO_MANY_STREAMS" | "INTERNAL_ERROR" | "SEND_FAILED" | "ENGINE_FAILED" | "STORAGE_UNAVAILABLE" | "SERVICE_UNAVAILABLE";
        /**
         * @description viewer reads; agent also sends and edits contacts, conversations, groups, stories, media and templates; admin also manages sessions, webhooks, keys and members; owner may do everything.
         * @example agent
         * @enum {string}
         */
        Role: "owner" | "admin" | "agent" | "viewer";
        /**
         * @example messages:write
         * @enum {string}
         */
        Scope: "sessions:read" | "sessions:write" | "messages:read" | "messages:write" | "contacts:read" | "contacts:write" | "media:read" | "media:write" | "templates:read" | "templates:write" | "webhooks:read" | "webhooks:write" | "conversations:read" | "conversations:write" | "groups:read" | "groups:write" | "status:read" | "status:write" | "events:read" | "statistics:read" | "sandbox:write";
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
         * @example outbound
         * @enum {string}
         */
        MessageDirection: "inbound" | "outbound";
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
         * @example message
         * @enum {string}
         */
        EventType: "message" | "message_sent" | "message_status" | "message_reaction" | "message_edited" | "message_deleted" | "session_status" | "group_update" | "poll_vote" | "conversation_update" | "batch_completed" | "webhook_failing" | "webhook_disabled" | "webhook_recovered";
        /**
         * @example direct
         * @enum {string}
         */
        ChatType: "direct" | "group";
        /**
         * @example open
         * @enum {string}
         */
        ConversationStatus: "open" | "closed";
        /**
         * @description Weeks begin on Monday.
         * @default day
         * @example day
         * @enum {string}
         */
        Granularity: "hour" | "day" | "week" | "month";
        /**
         * @example active
         * @enum {string}
         */
        WebhookState: "active" | "paused" | "disabled";
        /**
         * @description 72 hours of failures, a 410 answer, or the receiver's `webhook-delivery: disable`.
         * @example failures
         * @enum {string}
         */
        DisabledReason: "failures" | "gone" | "receiver";
        /**
         * @example delivered
         * @enum {string}
         */
        DeliveryStatus: "waiting" | "sending" | "delivered" | "dead" | "canceled";
        /**
         * @example {
         *       "limit": 50,
         *       "hasMore": false,
         *       "nextCursor": null
         *     }
         */
        Pagination: {
            limit: number;
            hasMore: boolean;
            /** @description Send it as `cursor` to get the next page. */
            nextCursor: string | null;
            /** @description Only where `page` was asked for. */
            page?: number;
            /** @description Only where `page` was asked for. */
            total?: number;
        };
        /**
         * @example {
         *       "path": "body.message",
         *       "message": "must NOT have more than 4096 characters"
         *     }
         */
        ErrorDetail: {
            /** @description Where: `body.to`, `query.limit`, `params.sessionId`. */
            path: string;
            /** @description What is wrong there, in the language of `error`. */
            message: string;
        };
        /**
         * @example {
         *       "success": false,
         *       "error": "Token de acceso requerido",
         *       "code": "MISSING_TOKEN",
         *       "timestamp": "2025-10-14T10:30:00.000Z",
         *       "requestId": "req_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *       "retryable": false
         *     }
         */
        Error: {
            /** @constant */
            success: false;
            /** @description A sentence for people, in Spanish or English. */
            error: string;
            code: components["schemas"]["ErrorCode"];
            timestamp: components["schemas"]["Timestamp"];
            requestId: string;
            /** @description Whether the same request may succeed later. */
            retryable: boolean;
            /** @description Seconds to wait, as in `Retry-After`. */
            retryAfter?: number;
            details?: components["schemas"]["ErrorDetail"][];
        };
        /**
         * @example {
         *       "success": true,
         *       "data": {
         *         "status": "ok"
         *       }
         *     }
         */
        HealthResponse: {
            /** @constant */
            success: true;
            data: components["schemas"]["Health"];
        };
        /**
         * @example {
         *       "status": "ok"
         *     }
         */
        Health: {
            /** @constant */
            status: "ok";
        };
        /**
         * @description An OpenAPI 3.1 document.
         * @example {
         *       "openapi": "3.1.0"
         *     }
         */
        OpenApiDocument: {
            openapi: string;
        };
        /**
         * @example {
         *       "identifier": "test@empresa.com",
         *       "password": "test_password"
         *     }
         */
        LoginRequest: {
            /** @description The e-mail address. */
            identifier: string;
            password: string;
            /** @description The organization to act in outside `/api/organizations`; the user's first if absent. */
            organizationId?: number;
        };
        /**
         * @example {
         *       "refreshToken": "eyJhbGciOiJIUzI1NiIs..."
         *     }
         */
        RefreshRequest: {
            refreshToken: string;
        };
        /**
         * @example {
         *       "currentPassword": "test_password",
         *       "newPassword": "una frase larga y tuya"
         *     }
         */
        ChangePasswordRequest: {
            currentPassword: string;
            newPassword: components["schemas"]["Password"];
        };
        /**
         * @example {
         *       "userId": 5,
         *       "email": "ana@empresa.com",
         *       "name": "Ana"
         *     }
         */
        User: {
            userId: number;
            email: components["schemas"]["Email"];
            name: string;
        };
        /**
         * @example {
         *       "accessToken": "eyJhbGciOiJIUzI1NiIs...",
         *       "refreshToken": "eyJhbGciOiJIUzI1NiIs...",
         *       "expiresIn": "24h",
         *       "expiresAt": "2025-10-15T10:30:00.000Z",
         *       "refreshExpiresAt": "2025-11-13T10:30:00.000Z",
         *       "user": {
         *         "userId": 5,
         *         "email": "ana@empresa.com",
         *         "name": "Ana"
         *       },
         *       "organizationId": 1,
         *       "role": "agent"
         *     }
         */
        Login: {
            accessToken: string;
            refreshToken: string;
            /**
             * @description The life of the access token.
             * @example 24h
             */
            expiresIn: string;
            expiresAt: components["schemas"]["Timestamp"];
            refreshExpiresAt: components["schemas"]["Timestamp"];
            user: components["schemas"]["User"];
            /** @description The organization this login acts in. */
            organizationId: number | null;
            /** @description The role in it. */
            role: components["schemas"]["Role"] | null;
        };
        /**
         * @example {
         *       "success": true,
         *       "data": {
         *         "accessToken": "eyJhbGciOiJIUzI1NiIs...",
         *         "refreshToken": "eyJhbGciOiJIUzI1NiIs...",
         *         "expiresIn": "24h",
         *         "expiresAt": "2025-10-15T10:30:00.000Z",
         *         "refreshExpiresAt": "2025-11-13T10:30:00.000Z",
         *         "user": {
         *           "userId": 5,
         *           "email": "ana@empresa.com",
         *           "name": "Ana"
         *         },
         *         "organizationId": 1,
         *         "role": "agent"
         *       }
         *     }
         */
        LoginResponse: {
            /** @constant */
            success: true;
            data: components["schemas"]["Login"];
        };
        /**
         * @example {
         *       "user": {
         *         "userId": 5,
         *         "email": "ana@empresa.com",
         *         "name": "Ana"
         *       },
         *       "organizations": [
         *         {
         *           "organizationId": 1,
         *           "name": "Empresa",
         *           "role": "agent"
         *         }
         *       ]
         *     }
         */
        Me: {
            user: components["schemas"]["User"];
            organizations: components["schemas"]["Membership"][];
        };
        /**
         * @example {
         *       "organizationId": 1,
         *       "name": "Empresa",
         *       "role": "agent"
         *     }
         */
        Membership: {
            organizationId: number;
            name: string;
            role: components["schemas"]["Role"];
        };
        /**
         * @example {
         *       "success": true,
         *       "data": {
         *         "user": {
         *           "userId": 5,
         *           "email": "ana@empresa.com",
         *           "name": "Ana"
         *         },
         *         "organizations": [
         *           {
         *             "organizationId": 1,
         *             "name": "Empresa",
         *             "role": "agent"
         *           }
         *         ]
         *       }
         *     }
         */
        MeResponse: {
            /** @constant */
            success: true;
            data: components["schemas"]["Me"];
        };
        /**
         * @example {
         *       "organizationId": 1,
         *       "name": "Empresa",
         *       "role": "owner",
         *       "defaultSessionId": "session_crm_01",
         *       "createdAt": "2025-10-14T10:30:00.000Z",
         *       "updatedAt": "2025-10-14T10:30:00.000Z"
         *     }
         */
        Organization: {
            organizationId: number;
            name: string;
            role: components["schemas"]["Role"];
            /** @description Used by `templates.use` when no session is named. */
            defaultSessionId: components["schemas"]["SessionId"] | null;
            createdAt: components["schemas"]["Timestamp"];
            updatedAt: components["schemas"]["Timestamp"];
        };
        /**
         * @example {
         *       "success": true,
         *       "data": {
         *         "organizationId": 1,
         *         "name": "Empresa",
         *         "role": "owner",
         *         "defaultSessionId": "session_crm_01",
         *         "createdAt": "2025-10-14T10:30:00.000Z",
         *         "updatedAt": "2025-10-14T10:30:00.000Z"
         *       }
         *     }
         */
        OrganizationResponse: {
            /** @constant */
            success: true;
            data: components["schemas"]["Organization"];
        };
        /**
         * @example {
         *       "success": true,
         *       "data": [
         *         {
         *           "organizationId": 1,
         *           "name": "Empresa",
         *           "role": "owner",
         *           "defaultSessionId": "session_crm_01",
         *           "createdAt": "2025-10-14T10:30:00.000Z",
         *           "updatedAt": "2025-10-14T10:30:00.000Z"
         *         }
         *       ],
         *       "pagination": {
         *         "limit": 50,
         *         "hasMore": false,
         *         "nextCursor": null
         *       }
         *     }
         */
        OrganizationListResponse: {
            /** @constant */
            success: true;
            data: components["schemas"]["Organization"][];
            pagination: components["schemas"]["Pagination"];
        };
        /**
         * @example {
         *       "name": "Empresa"
         *     }
         */
        CreateOrganizationRequest: {
            name: string;
        };
        /**
         * @example {
         *       "defaultSessionId": "session_crm_01"
         *     }
         */
        UpdateOrganizationRequest: {
            name?: string;
            defaultSessionId?: components["schemas"]["SessionId"] | null;
        };
        /**
         * @example {
         *       "userId": 5,
         *       "email": "ana@empresa.com",
         *       "name": "Ana",
         *       "role": "agent",
         *       "createdAt": "2025-10-14T10:30:00.000Z"
         *     }
         */
        Member: {
            userId: number;
            email: components["schemas"]["Email"];
            name: string;
            role: components["schemas"]["Role"];
            createdAt: components["schemas"]["Timestamp"];
        };
        /**
         * @example {
         *       "success": true,
         *       "data": {
         *         "userId": 5,
         *         "email": "ana@empresa.com",
         *         "name": "Ana",
         *         "role": "agent",
         *         "createdAt": "2025-10-14T10:30:00.000Z"
         *       }
         *     }
         */
        MemberResponse: {
            /** @constant */
            success: true;
            data: components["schemas"]["Member"];
        };
        /**
         * @example {
         *       "success": true,
         *       "data": [
         *         {
         *           "userId": 5,
         *           "email": "ana@empresa.com",
         *           "name": "Ana",
         *           "role": "agent",
         *           "createdAt": "2025-10-14T10:30:00.000Z"
         *         }
         *       ],
         *       "pagination": {
         *         "limit": 50,
         *         "hasMore": false,
         *         "nextCursor": null
         *       }
         *     }
         */
        MemberListResponse: {
            /** @constant */
            success: true;
            data: components["schemas"]["Member"][];
            pagination: components["schemas"]["Pagination"];
        };
        /**
         * @example {
         *       "email": "ana@empresa.com",
         *       "name": "Ana",
         *       "role": "agent",
         *       "password": "una frase larga y tuya"
         *     }
         */
        AddMemberRequest: {
            email: components["schemas"]["Email"];
            name: string;
            role: components["schemas"]["Role"];
            password: components["schemas"]["Password"];
        };
        /**
         * @example {
         *       "role": "admin"
         *     }
         */
        UpdateMemberRequest: {
            role: components["schemas"]["Role"];
        };
        /**
         * @example {
         *       "keyId": "key_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *       "name": "CRM",
         *       "prefix": "ih_live_AbC…",
         *       "scopes": [
         *         "messages:write"
         *       ],
         *       "sessionIds": null,
         *       "expiresAt": null,
         *       "lastUsedAt": null,
         *       "revokedAt": null,
         *       "createdAt": "2025-10-14T10:30:00.000Z"
         *     }
         */
        ApiKey: {
            keyId: components["schemas"]["KeyId"];
            name: string;
            /** @description The beginning of the key, to tell it from others. */
            prefix: string;
            scopes: components["schemas"]["Scope"][];
            /** @description The sessions it is limited to; null means all. */
            sessionIds: components["schemas"]["SessionId"][] | null;
            expiresAt: components["schemas"]["Timestamp"] | null;
            /** @description Right to the minute. */
            lastUsedAt: components["schemas"]["Timestamp"] | null;
            revokedAt: components["schemas"]["Timestamp"] | null;
            createdAt: components["schemas"]["Timestamp"];
        };
        /**
         * @example {
         *       "success": true,
         *       "data": {
         *         "keyId": "key_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *         "name": "CRM",
         *         "prefix": "ih_live_AbC…",
         *         "scopes": [
         *           "messages:write"
         *         ],
         *         "sessionIds": null,
         *         "expiresAt": null,
         *         "lastUsedAt": null,
         *         "revokedAt": null,
         *         "createdAt": "2025-10-14T10:30:00.000Z"
         *       }
         *     }
         */
        ApiKeyResponse: {
            /** @constant */
            success: true;
            data: components["schemas"]["ApiKey"];
        };
        /**
         * @example {
         *       "success": true,
         *       "data": [
         *         {
         *           "keyId": "key_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *           "name": "CRM",
         *           "prefix": "ih_live_AbC…",
         *           "scopes": [
         *             "messages:write"
         *           ],
         *           "sessionIds": null,
         *           "expiresAt": null,
         *           "lastUsedAt": null,
         *           "revokedAt": null,
         *           "createdAt": "2025-10-14T10:30:00.000Z"
         *         }
         *       ],
         *       "pagination": {
         *         "limit": 50,
         *         "hasMore": false,
         *         "nextCursor": null
         *       }
         *     }
         */
        ApiKeyListResponse: {
            /** @constant */
            success: true;
            data: components["schemas"]["ApiKey"][];
            pagination: components["schemas"]["Pagination"];
        };
        /**
         * @example {
         *       "name": "CRM",
         *       "scopes": [
         *         "messages:write",
         *         "contacts:read"
         *       ]
         *     }
         */
        CreateApiKeyRequest: {
            name: string;
            /** @description All of them if absent. */
            scopes?: components["schemas"]["Scope"][];
            /** @description Limit the key to these sessions. */
            sessionIds?: components["schemas"]["SessionId"][];
            expiresAt?: components["schemas"]["Timestamp"];
        };
        /**
         * @example {
         *       "apiKey": "ih_live_…",
         *       "key": {
         *         "keyId": "key_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *         "name": "CRM",
         *         "prefix": "ih_live_AbC…",
         *         "scopes": [
         *           "messages:write"
         *         ],
         *         "sessionIds": null,
         *         "expiresAt": null,
         *         "lastUsedAt": null,
         *         "revokedAt": null,
         *         "createdAt": "2025-10-14T10:30:00.000Z"
         *       }
         *     }
         */
        CreatedApiKey: {
            /** @description The key. It is not shown again. */
            apiKey: string;
            key: components["schemas"]["ApiKey"];
        };
        /**
         * @example {
         *       "success": true,
         *       "data": {
         *         "apiKey": "ih_live_…",
         *         "key": {
         *           "keyId": "key_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *           "name": "CRM",
         *           "prefix": "ih_live_AbC…",
         *           "scopes": [
         *             "messages:write"
         *           ],
         *           "sessionIds": null,
         *           "expiresAt": null,
         *           "lastUsedAt": null,
         *           "revokedAt": null,
         *           "createdAt": "2025-10-14T10:30:00.000Z"
         *         }
         *       }
         *     }
         */
        CreatedApiKeyResponse: {
            /** @constant */
            success: true;
            data: components["schemas"]["CreatedApiKey"];
        };
        /**
         * @example {
         *       "entryId": 7,
         *       "action": "organizations.createApiKey",
         *       "actor": {
         *         "type": "user",
         *         "id": "5"
         *       },
         *       "target": "key_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *       "details": {
         *         "name": "CRM"
         *       },
         *       "requestId": "req_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *       "timestamp": "2025-10-14T10:30:00.000Z"
         *     }
         */
        AuditEntry: {
            entryId: number;
            /**
             * @description The operation.
             * @example organizations.createApiKey
             */
            action: string;
            actor: components["schemas"]["Actor"];
            /** @description The id of what was changed. */
            target: string | null;
            /** @description What changed, without secrets. */
            details: {
                [key: string]: unknown;
            };
            requestId: string | null;
            timestamp: components["schemas"]["Timestamp"];
        };
        /**
         * @example {
         *       "type": "user",
         *       "id": "5"
         *     }
         */
        Actor: {
            /** @enum {string} */
            type: "user" | "api_key" | "system";
            id: string | null;
        };
        /**
         * @example {
         *       "success": true,
         *       "data": [
         *         {
         *           "entryId": 7,
         *           "action": "organizations.createApiKey",
         *           "actor": {
         *             "type": "user",
         *             "id": "5"
         *           },
         *           "target": "key_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *           "details": {
         *             "name": "CRM"
         *           },
         *           "requestId": "req_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *           "timestamp": "2025-10-14T10:30:00.000Z"
         *         }
         *       ],
         *       "pagination": {
         *         "limit": 50,
         *         "hasMore": false,
         *         "nextCursor": null
         *       }
         *     }
         */
        AuditLogResponse: {
            /** @constant */
            success: true;
            data: components["schemas"]["AuditEntry"][];
            pagination: components["schemas"]["Pagination"];
        };
        /**
         * @example {
         *       "from": "authenticating",
         *       "to": "connected",
         *       "reason": "ready",
         *       "timestamp": "2025-10-14T10:30:00.000Z"
         *     }
         */
        SessionTransition: {
            from: components["schemas"]["SessionState"];
            to: components["schemas"]["SessionState"];
            reason: components["schemas"]["StatusReason"] | null;
            timestamp: components["schemas"]["Timestamp"];
        };
        /**
         * @example {
         *       "sessionId": "session_crm_01",
         *       "status": "connected",
         *       "desiredState": "running",
         *       "isConnected": true,
         *       "phoneNumber": "34612345678",
         *       "lastActivity": "2025-10-14T10:25:00.000Z",
         *       "reason": "ready",
         *       "since": "2025-10-14T10:00:00.000Z",
         *       "transitions": []
         *     }
         */
        SessionStatus: {
            sessionId: components["schemas"]["SessionId"];
            status: components["schemas"]["SessionState"];
            /**
             * @description What the operator wants; survives restarts.
             * @enum {string}
             */
            desiredState: "running" | "stopped";
            isConnected: boolean;
            /** @description The linked account. */
            phoneNumber: string | null;
            /** @description The last message in or out. */
            lastActivity: components["schemas"]["Timestamp"] | null;
            reason: components["schemas"]["StatusReason"] | null;
            since: components["schemas"]["Timestamp"];
            /** @description The latest, newest first. */
            transitions: components["schemas"]["SessionTransition"][];
        };
        /**
         * @example {
         *       "sessionId": "session_crm_01",
         *       "name": "Ventas",
         *       "status": "connected",
         *       "desiredState": "running",
         *       "isConnected": true,
         *       "phoneNumber": "34612345678",
         *       "lastActivity": null,
         *       "reason": "ready",
         *       "since": "2025-10-14T10:00:00.000Z",
         *       "transitions": [],
         *       "createdAt": "2025-10-14T10:00:00.000Z",
         *       "updatedAt": "2025-10-14T10:00:00.000Z"
         *     }
         */
        Session: {
            sessionId: components["schemas"]["SessionId"];
            name: string | null;
            status: components["schemas"]["SessionState"];
            /** @enum {string} */
            desiredState: "running" | "stopped";
            isConnected: boolean;
            phoneNumber: string | null;
            lastActivity: components["schemas"]["Timestamp"] | null;
            reason: components["schemas"]["StatusReason"] | null;
            since: components["schemas"]["Timestamp"];
            transitions: components["schemas"]["SessionTransition"][];
            createdAt: components["schemas"]["Timestamp"];
            updatedAt: components["schemas"]["Timestamp"];
        };
        /**
         * @example {
         *       "success": true,
         *       "data": {
         *         "sessionId": "session_crm_01",
         *         "name": "Ventas",
         *         "status": "connected",
         *         "desiredState": "running",
         *         "isConnected": true,
         *         "phoneNumber": "34612345678",
         *         "lastActivity": null,
         *         "reason": "ready",
         *         "since": "2025-10-14T10:00:00.000Z",
         *         "transitions": [],
         *         "createdAt": "2025-10-14T10:00:00.000Z",
         *         "updatedAt": "2025-10-14T10:00:00.000Z"
         *       }
         *     }
         */
        SessionResponse: {
            /** @constant */
            success: true;
            data: components["schemas"]["Session"];
        };
        /**
         * @example {
         *       "success": true,
         *       "data": [
         *         {
         *           "sessionId": "session_crm_01",
         *           "name": "Ventas",
         *           "status": "connected",
         *           "desiredState": "running",
         *           "isConnected": true,
         *           "phoneNumber": "34612345678",
         *           "lastActivity": null,
         *           "reason": "ready",
         *           "since": "2025-10-14T10:00:00.000Z",
         *           "transitions": [],
         *           "createdAt": "2025-10-14T10:00:00.000Z",
         *           "updatedAt": "2025-10-14T10:00:00.000Z"
         *         }
         *       ],
         *       "pagination": {
         *         "limit": 50,
         *         "hasMore": false,
         *         "nextCursor": null
         *       }
         *     }
         */
        SessionListResponse: {
            /** @constant */
            success: true;
            data: components["schemas"]["Session"][];
            pagination: components["schemas"]["Pagination"];
        };
        /**
         * @example {
         *       "success": true,
         *       "data": {
         *         "sessionId": "session_crm_01",
         *         "status": "connected",
         *         "desiredState": "running",
         *         "isConnected": true,
         *         "phoneNumber": "34612345678",
         *         "lastActivity": "2025-10-14T10:25:00.000Z",
         *         "reason": "ready",
         *         "since": "2025-10-14T10:00:00.000Z",
         *         "transitions": []
         *       }
         *     }
         */
        SessionStatusResponse: {
            /** @constant */
            success: true;
            data: components["schemas"]["SessionStatus"];
        };
        /**
         * @example {
         *       "sessionId": "session_crm_01",
         *       "name": "Ventas"
         *     }
         */
        CreateSessionRequest: {
            sessionId?: components["schemas"]["SessionId"];
            name?: string;
            /** @default true */
            start?: boolean;
        };
        /**
         * @example {
         *       "name": "Ventas Madrid"
         *     }
         */
        UpdateSessionRequest: {
            name?: string | null;
        };
        /**
         * @example {
         *       "qr": "2@AbC,…",
         *       "image": "data:image/png;base64,…",
         *       "expiresAt": "2025-10-14T10:31:00.000Z"
         *     }
         */
        QrCode: {
            /** @description The text that the code encodes. */
            qr: string;
            /** @description The code as a `data:image/png` URL. */
            image: string;
            expiresAt: components["schemas"]["Timestamp"];
        };
        /**
         * @example {
         *       "success": true,
         *       "data": {
         *         "qr": "2@AbC,…",
         *         "image": "data:image/png;base64,…",
         *         "expiresAt": "2025-10-14T10:31:00.000Z"
         *       }
         *     }
         */
        QrCodeResponse: {
            /** @constant */
            success: true;
            data: components["schemas"]["QrCode"];
        };
        /**
         * @example {
         *       "phoneNumber": "34612345678"
         *     }
         */
        PairingCodeRequest: {
            phoneNumber: components["schemas"]["PhoneNumber"];
        };
        /**
         * @example {
         *       "code": "K7P2M9XQ",
         *       "expiresAt": "2025-10-14T10:33:00.000Z"
         *     }
         */
        PairingCode: {
            code: string;
            expiresAt: components["schemas"]["Timestamp"];
        };
        /**
         * @example {
         *       "success": true,
         *       "data": {
         *         "code": "K7P2M9XQ",
         *         "expiresAt": "2025-10-14T10:33:00.000Z"
         *       }
         *     }
         */
        PairingCodeResponse: {
            /** @constant */
            success: true;
            data: components["schemas"]["PairingCode"];
        };
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
         *       "to": "34612345678",
         *       "message": "Hola desde nuestro CRM! Tu pedido está listo."
         *     }
         */
        SendMessageRequest: {
            /** @description A number, LID or group, or 1 to 50 of them. In an array a bad one is reported in its result and stops no other. */
            to: string | string[];
            /** @description The text, or the caption of media. */
            message?: string;
            mediaId?: components["schemas"]["MediaId"];
            /**
             * Format: uri
             * @description A file that the server fetches from a public address; at most 50 MB.
             */
            mediaUrl?: string;
            location?: components["schemas"]["Location"];
            contact?: components["schemas"]["ContactCard"];
            poll?: components["schemas"]["Poll"];
            /** @description A message of the same chat that this one answers. WhatsApp must have it: not one that is scheduled, waits or is being sent, nor one that has failed or was deleted. */
            quotedMessageId?: components["schemas"]["MessageId"];
            mentions?: components["schemas"]["Person"][];
            /**
             * @description Whether a text with an address shows a preview of it.
             * @default true
             */
            linkPreview?: boolean;
            /**
             * Format: date-time
             * @description Send then, not now: at most a year ahead.
             */
            sendAt?: string;
            /**
             * @description What to do when it cannot be told whether the message went out: report `unknown`, or send again at the risk of a duplicate.
             * @default unknown
             * @enum {string}
             */
            onUncertain?: "unknown" | "retry";
            /**
             * @description Seconds to wait for the outcome of a single message.
             * @default 10
             */
            wait?: number;
        };
        /**
         * @example {
         *       "messageId": "msg_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *       "status": "sent",
         *       "timestamp": "2025-10-14T10:30:00.000Z",
         *       "to": "34612345678"
         *     }
         */
        SentMessage: {
            messageId: components["schemas"]["MessageId"];
            status: components["schemas"]["MessageStatus"];
            timestamp: components["schemas"]["Timestamp"];
            to: components["schemas"]["Recipient"];
        };
        /**
         * @example {
         *       "success": true,
         *       "data": {
         *         "messageId": "msg_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *         "status": "sent",
         *         "timestamp": "2025-10-14T10:30:00.000Z",
         *         "to": "34612345678"
         *       }
         *     }
         */
        SentMessageResponse: {
            /** @constant */
            success: true;
            data: components["schemas"]["SentMessage"];
        };
        /**
         * @example {
         *       "to": "34612345678",
         *       "messageId": "msg_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *       "status": "queued"
         *     }
         */
        RecipientResult: {
            /** @description As it was sent. */
            to: string;
            /** @description Null when the recipient was refused. */
            messageId: components["schemas"]["MessageId"] | null;
            status: components["schemas"]["MessageStatus"];
            code?: components["schemas"]["ErrorCode"];
        };
        /**
         * @example {
         *       "batchId": "bat_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *       "results": [
         *         {
         *           "to": "34612345678",
         *           "messageId": "msg_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *           "status": "queued"
         *         }
         *       ]
         *     }
         */
        AcceptedBatch: {
            batchId: components["schemas"]["BatchId"];
            results: components["schemas"]["RecipientResult"][];
        };
        /**
         * @example {
         *       "success": true,
         *       "data": {
         *         "messageId": "msg_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *         "status": "queued",
         *         "timestamp": "2025-10-14T10:30:00.000Z",
         *         "to": "34612345678"
         *       }
         *     }
         */
        AcceptedResponse: {
            /** @constant */
            success: true;
            data: components["schemas"]["SentMessage"] | components["schemas"]["AcceptedBatch"];
        };
        /**
         * @description When each step happened.
         * @example {
         *       "queued": "2025-10-14T10:30:00.000Z",
         *       "sent": "2025-10-14T10:30:00.400Z"
         *     }
         */
        StatusTimes: {
            scheduled?: components["schemas"]["Timestamp"];
            queued?: components["schemas"]["Timestamp"];
            sending?: components["schemas"]["Timestamp"];
            sent?: components["schemas"]["Timestamp"];
            delivered?: components["schemas"]["Timestamp"];
            read?: components["schemas"]["Timestamp"];
            played?: components["schemas"]["Timestamp"];
            received?: components["schemas"]["Timestamp"];
            failed?: components["schemas"]["Timestamp"];
            canceled?: components["schemas"]["Timestamp"];
            unknown?: components["schemas"]["Timestamp"];
        };
        /**
         * @example {
         *       "from": "34612345678",
         *       "emoji": "👍",
         *       "timestamp": "2025-10-14T10:30:00.000Z"
         *     }
         */
        Reaction: {
            /** @description The number; null where it is not known. */
            from: string | null;
            emoji: string;
            timestamp: components["schemas"]["Timestamp"];
        };
        /**
         * @example {
         *       "from": "34612345678",
         *       "options": [
         *         "Mañana"
         *       ],
         *       "timestamp": "2025-10-14T10:30:00.000Z"
         *     }
         */
        PollVote: {
            /** @description The number of who voted, or their LID while the number is not known; null for the account itself. */
            from: string | null;
            options: string[];
            timestamp: components["schemas"]["Timestamp"];
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
         * @example {
         *       "messageId": "msg_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *       "sessionId": "session_crm_01",
         *       "chatId": "34612345678",
         *       "direction": "outbound",
         *       "from": "session_crm_01",
         *       "to": "34612345678",
         *       "type": "text",
         *       "message": "Hola",
         *       "status": "delivered",
         *       "timestamp": "2025-10-14T10:30:00.000Z",
         *       "statusTimes": {
         *         "queued": "2025-10-14T10:30:00.000Z",
         *         "sent": "2025-10-14T10:30:00.400Z",
         *         "delivered": "2025-10-14T10:30:02.000Z"
         *       },
         *       "mediaId": null,
         *       "location": null,
         *       "contact": null,
         *       "poll": null,
         *       "quotedMessageId": null,
         *       "mentions": [],
         *       "batchId": null,
         *       "templateId": null,
         *       "sendAt": null,
         *       "error": null,
         *       "reactions": [],
         *       "votes": [],
         *       "editedAt": null,
         *       "revokedAt": null
         *     }
         */
        Message: {
            messageId: components["schemas"]["MessageId"];
            sessionId: components["schemas"]["SessionId"];
            /** @description The number, LID or group that the conversation is with; `status@broadcast` for a story. */
            chatId: string;
            direction: components["schemas"]["MessageDirection"];
            /** @description The number of the writer, or their LID while the number is not known; the session id when it was sent by the session. */
            from: string;
            /** @description The recipient, or the session id when it was received. */
            to: string;
            type: components["schemas"]["MessageType"];
            /** @description The text or the caption; null when there is none, or when it was revoked. */
            message: string | null;
            status: components["schemas"]["MessageStatus"];
            timestamp: components["schemas"]["Timestamp"];
            statusTimes: components["schemas"]["StatusTimes"];
            mediaId: components["schemas"]["MediaId"] | null;
            location: components["schemas"]["Location"] | null;
            contact: components["schemas"]["ContactCard"] | null;
            poll: components["schemas"]["Poll"] | null;
            quotedMessageId: components["schemas"]["MessageId"] | null;
            mentions: string[];
            batchId: components["schemas"]["BatchId"] | null;
            templateId: components["schemas"]["TemplateId"] | null;
            sendAt: components["schemas"]["Timestamp"] | null;
            error: components["schemas"]["Failure"] | null;
            reactions: components["schemas"]["Reaction"][];
            /** @description Of a poll: who has chosen what. */
            votes: components["schemas"]["PollVote"][];
            editedAt: components["schemas"]["Timestamp"] | null;
            revokedAt: components["schemas"]["Timestamp"] | null;
        };
        /**
         * @example {
         *       "success": true,
         *       "data": {
         *         "messageId": "msg_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *         "sessionId": "session_crm_01",
         *         "chatId": "34612345678",
         *         "direction": "outbound",
         *         "from": "session_crm_01",
         *         "to": "34612345678",
         *         "type": "text",
         *         "message": "Hola",
         *         "status": "delivered",
         *         "timestamp": "2025-10-14T10:30:00.000Z",
         *         "statusTimes": {
         *           "queued": "2025-10-14T10:30:00.000Z",
         *           "sent": "2025-10-14T10:30:00.400Z",
         *           "delivered": "2025-10-14T10:30:02.000Z"
         *         },
         *         "mediaId": null,
         *         "location": null,
         *         "contact": null,
         *         "poll": null,
         *         "quotedMessageId": null,
         *         "mentions": [],
         *         "batchId": null,
         *         "templateId": null,
         *         "sendAt": null,
         *         "error": null,
         *         "reactions": [],
         *         "votes": [],
         *         "editedAt": null,
         *         "revokedAt": null
         *       }
         *     }
         */
        MessageResponse: {
            /** @constant */
            success: true;
            data: components["schemas"]["Message"];
        };
        /**
         * @example {
         *       "success": true,
         *       "data": [
         *         {
         *           "messageId": "msg_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *           "sessionId": "session_crm_01",
         *           "chatId": "34612345678",
         *           "direction": "outbound",
         *           "from": "session_crm_01",
         *           "to": "34612345678",
         *           "type": "text",
         *           "message": "Hola",
         *           "status": "delivered",
         *           "timestamp": "2025-10-14T10:30:00.000Z",
         *           "statusTimes": {
         *             "queued": "2025-10-14T10:30:00.000Z",
         *             "sent": "2025-10-14T10:30:00.400Z",
         *             "delivered": "2025-10-14T10:30:02.000Z"
         *           },
         *           "mediaId": null,
         *           "location": null,
         *           "contact": null,
         *           "poll": null,
         *           "quotedMessageId": null,
         *           "mentions": [],
         *           "batchId": null,
         *           "templateId": null,
         *           "sendAt": null,
         *           "error": null,
         *           "reactions": [],
         *           "votes": [],
         *           "editedAt": null,
         *           "revokedAt": null
         *         }
         *       ],
         *       "pagination": {
         *         "limit": 50,
         *         "hasMore": false,
         *         "nextCursor": null
         *       }
         *     }
         */
        MessageListResponse: {
            /** @constant */
            success: true;
            data: components["schemas"]["Message"][];
            pagination: components["schemas"]["Pagination"];
        };
        /**
         * @example {
         *       "message": "Tu pedido está listo desde las 10."
         *     }
         */
        EditMessageRequest: {
            message: string;
        };
        /**
         * @example {
         *       "emoji": "👍"
         *     }
         */
        ReactionRequest: {
            /** @description One emoji; null takes the reaction back. */
            emoji: string | null;
        };
        /**
         * @example {
         *       "to": "34612345678"
         *     }
         */
        ForwardMessageRequest: {
            /** @description A number, LID or group, or 1 to 50 of them. In an array a bad one is reported in its result and stops no other. */
            to: string | string[];
            /**
             * @description Seconds to wait for the outcome of a single message.
             * @default 10
             */
            wait?: number;
        };
        /**
         * @example {
         *       "batchId": "bat_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *       "sessionId": "session_crm_01",
         *       "status": "running",
         *       "total": 3,
         *       "counts": {
         *         "queued": 2,
         *         "sent": 1
         *       },
         *       "results": [
         *         {
         *           "to": "34612345678",
         *           "messageId": "msg_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *           "status": "sent"
         *         }
         *       ],
         *       "createdAt": "2025-10-14T10:30:00.000Z",
         *       "completedAt": null
         *     }
         */
        Batch: {
            batchId: components["schemas"]["BatchId"];
            sessionId: components["schemas"]["SessionId"];
            /** @enum {string} */
            status: "running" | "completed" | "canceled";
            total: number;
            /** @description How many messages are in each status. */
            counts: {
                [key: string]: number;
            };
            results: components["schemas"]["RecipientResult"][];
            createdAt: components["schemas"]["Timestamp"];
            completedAt: components["schemas"]["Timestamp"] | null;
        };
        /**
         * @example {
         *       "success": true,
         *       "data": {
         *         "batchId": "bat_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *         "sessionId": "session_crm_01",
         *         "status": "running",
         *         "total": 3,
         *         "counts": {
         *           "queued": 2,
         *           "sent": 1
         *         },
         *         "results": [
         *           {
         *             "to": "34612345678",
         *             "messageId": "msg_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *             "status": "sent"
         *           }
         *         ],
         *         "createdAt": "2025-10-14T10:30:00.000Z",
         *         "completedAt": null
         *       }
         *     }
         */
        BatchResponse: {
            /** @constant */
            success: true;
            data: components["schemas"]["Batch"];
        };
        /**
         * @example {
         *       "participant": "34612345678",
         *       "name": "Juan Pérez",
         *       "role": "admin"
         *     }
         */
        GroupParticipant: {
            /** @description The number, or the LID while the number is not known. */
            participant: string;
            /** @description As the contact is called. */
            name: string | null;
            /** @enum {string} */
            role: "member" | "admin" | "owner";
        };
        /**
         * @example {
         *       "messagesAdminsOnly": false,
         *       "infoAdminsOnly": true,
         *       "addMembersAdminsOnly": false
         *     }
         */
        GroupSettings: {
            /** @description Only admins can write. */
            messagesAdminsOnly: boolean;
            /** @description Only admins can change subject and description. */
            infoAdminsOnly: boolean;
            /** @description Only admins can add participants. */
            addMembersAdminsOnly: boolean;
        };
        /**
         * @example {
         *       "groupId": "120363021234567890@g.us",
         *       "sessionId": "session_crm_01",
         *       "subject": "Obra Atocha",
         *       "description": null,
         *       "isAdmin": true,
         *       "participants": [
         *         {
         *           "participant": "34612345678",
         *           "name": "Juan Pérez",
         *           "role": "admin"
         *         }
         *       ],
         *       "settings": {
         *         "messagesAdminsOnly": false,
         *         "infoAdminsOnly": true,
         *         "addMembersAdminsOnly": false
         *       },
         *       "createdAt": "2025-10-14T10:30:00.000Z"
         *     }
         */
        Group: {
            groupId: components["schemas"]["GroupId"];
            sessionId: components["schemas"]["SessionId"];
            subject: string;
            description: string | null;
            /** @description Whether the account of the session is an admin. */
            isAdmin: boolean;
            participants: components["schemas"]["GroupParticipant"][];
            settings: components["schemas"]["GroupSettings"];
            createdAt: components["schemas"]["Timestamp"] | null;
        };
        /**
         * @example {
         *       "success": true,
         *       "data": {
         *         "groupId": "120363021234567890@g.us",
         *         "sessionId": "session_crm_01",
         *         "subject": "Obra Atocha",
         *         "description": null,
         *         "isAdmin": true,
         *         "participants": [
         *           {
         *             "participant": "34612345678",
         *             "name": "Juan Pérez",
         *             "role": "admin"
         *           }
         *         ],
         *         "settings": {
         *           "messagesAdminsOnly": false,
         *           "infoAdminsOnly": true,
         *           "addMembersAdminsOnly": false
         *         },
         *         "createdAt": "2025-10-14T10:30:00.000Z"
         *       }
         *     }
         */
        GroupResponse: {
            /** @constant */
            success: true;
            data: components["schemas"]["Group"];
        };
        /**
         * @example {
         *       "groupId": "120363021234567890@g.us",
         *       "sessionId": "session_crm_01",
         *       "subject": "Obra Atocha",
         *       "isAdmin": true,
         *       "participantCount": 12,
         *       "createdAt": "2025-10-14T10:30:00.000Z"
         *     }
         */
        GroupSummary: {
            groupId: components["schemas"]["GroupId"];
            sessionId: components["schemas"]["SessionId"];
            subject: string;
            isAdmin: boolean;
            participantCount: number;
            createdAt: components["schemas"]["Timestamp"] | null;
        };
        /**
         * @example {
         *       "success": true,
         *       "data": [
         *         {
         *           "groupId": "120363021234567890@g.us",
         *           "sessionId": "session_crm_01",
         *           "subject": "Obra Atocha",
         *           "isAdmin": true,
         *           "participantCount": 12,
         *           "createdAt": "2025-10-14T10:30:00.000Z"
         *         }
         *       ],
         *       "pagination": {
         *         "limit": 50,
         *         "hasMore": false,
         *         "nextCursor": null
         *       }
         *     }
         */
        GroupListResponse: {
            /** @constant */
            success: true;
            data: components["schemas"]["GroupSummary"][];
            pagination: components["schemas"]["Pagination"];
        };
        /**
         * @example {
         *       "participant": "34612345678",
         *       "outcome": "done"
         *     }
         */
        ParticipantResult: {
            /** @description As it was sent. */
            participant: string;
            /**
             * @description `already`: it was so before. `invitation_required`: this person can only join by the invite code.
             * @enum {string}
             */
            outcome: "done" | "already" | "invitation_required" | "not_on_whatsapp" | "failed";
        };
        /**
         * @example {
         *       "results": [
         *         {
         *           "participant": "34612345678",
         *           "outcome": "done"
         *         }
         *       ]
         *     }
         */
        ParticipantResults: {
            results: components["schemas"]["ParticipantResult"][];
        };
        /**
         * @example {
         *       "success": true,
         *       "data": {
         *         "results": [
         *           {
         *             "participant": "34612345678",
         *             "outcome": "done"
         *           }
         *         ]
         *       }
         *     }
         */
        ParticipantResultsResponse: {
            /** @constant */
            success: true;
            data: components["schemas"]["ParticipantResults"];
        };
        /**
         * @example {
         *       "subject": "Obra Atocha",
         *       "participants": [
         *         "34612345678",
         *         "34687654321"
         *       ]
         *     }
         */
        CreateGroupRequest: {
            subject: string;
            description?: string;
            participants: components["schemas"]["Person"][];
        };
        /**
         * @example {
         *       "group": {
         *         "groupId": "120363021234567890@g.us",
         *         "sessionId": "session_crm_01",
         *         "subject": "Obra Atocha",
         *         "description": null,
         *         "isAdmin": true,
         *         "participants": [
         *           {
         *             "participant": "34612345678",
         *             "name": "Juan Pérez",
         *             "role": "admin"
         *           }
         *         ],
         *         "settings": {
         *           "messagesAdminsOnly": false,
         *           "infoAdminsOnly": true,
         *           "addMembersAdminsOnly": false
         *         },
         *         "createdAt": "2025-10-14T10:30:00.000Z"
         *       },
         *       "results": [
         *         {
         *           "participant": "34612345678",
         *           "outcome": "done"
         *         }
         *       ]
         *     }
         */
        CreatedGroup: {
            group: components["schemas"]["Group"];
            results: components["schemas"]["ParticipantResult"][];
        };
        /**
         * @example {
         *       "success": true,
         *       "data": {
         *         "group": {
         *           "groupId": "120363021234567890@g.us",
         *           "sessionId": "session_crm_01",
         *           "subject": "Obra Atocha",
         *           "description": null,
         *           "isAdmin": true,
         *           "participants": [
         *             {
         *               "participant": "34612345678",
         *               "name": "Juan Pérez",
         *               "role": "admin"
         *             }
         *           ],
         *           "settings": {
         *             "messagesAdminsOnly": false,
         *             "infoAdminsOnly": true,
         *             "addMembersAdminsOnly": false
         *           },
         *           "createdAt": "2025-10-14T10:30:00.000Z"
         *         },
         *         "results": [
         *           {
         *             "participant": "34612345678",
         *             "outcome": "done"
         *           }
         *         ]
         *       }
         *     }
         */
        CreatedGroupResponse: {
            /** @constant */
            success: true;
            data: components["schemas"]["CreatedGroup"];
        };
        /**
         * @example {
         *       "subject": "Obra Atocha 2",
         *       "description": null,
         *       "settings": {
         *         "messagesAdminsOnly": true
         *       }
         *     }
         */
        UpdateGroupRequest: {
            subject?: string;
            description?: string | null;
            settings?: components["schemas"]["UpdateGroupSettings"];
        };
        /**
         * @example {
         *       "messagesAdminsOnly": true
         *     }
         */
        UpdateGroupSettings: {
            messagesAdminsOnly?: boolean;
            infoAdminsOnly?: boolean;
            addMembersAdminsOnly?: boolean;
        };
        /**
         * @example {
         *       "participants": [
         *         "34612345678"
         *       ]
         *     }
         */
        ParticipantsRequest: {
            participants: components["schemas"]["Person"][];
        };
        /**
         * @example {
         *       "inviteCode": "AbCdEfGhIjKlMnOpQrStUv"
         *     }
         */
        JoinGroupRequest: {
            inviteCode: string;
        };
        /**
         * @example {
         *       "inviteCode": "AbCdEfGhIjKlMnOpQrStUv",
         *       "link": "https://chat.whatsapp.com/AbCdEfGhIjKlMnOpQrStUv"
         *     }
         */
        InviteCode: {
            inviteCode: string;
            /** Format: uri */
            link: string;
        };
        /**
         * @example {
         *       "success": true,
         *       "data": {
         *         "inviteCode": "AbCdEfGhIjKlMnOpQrStUv",
         *         "link": "https://chat.whatsapp.com/AbCdEfGhIjKlMnOpQrStUv"
         *       }
         *     }
         */
        InviteCodeResponse: {
            /** @constant */
            success: true;
            data: components["schemas"]["InviteCode"];
        };
        /**
         * @example {
         *       "statusId": "msg_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *       "sessionId": "session_crm_01",
         *       "type": "text",
         *       "message": "Hoy cerramos a las 14",
         *       "mediaId": null,
         *       "backgroundColor": "#0B5345",
         *       "font": null,
         *       "status": "sent",
         *       "timestamp": "2025-10-14T10:30:00.000Z",
         *       "expiresAt": "2025-10-15T10:30:00.000Z",
         *       "error": null,
         *       "revokedAt": null
         *     }
         */
        Story: {
            statusId: components["schemas"]["StatusId"];
            sessionId: components["schemas"]["SessionId"];
            /** @enum {string} */
            type: "text" | "image" | "video";
            /** @description The text or the caption. */
            message: string | null;
            mediaId: components["schemas"]["MediaId"] | null;
            backgroundColor: string | null;
            font: number | null;
            status: components["schemas"]["MessageStatus"];
            timestamp: components["schemas"]["Timestamp"];
            /** @description 24 hours after it was sent; null while it is not. */
            expiresAt: components["schemas"]["Timestamp"] | null;
            error: components["schemas"]["Failure"] | null;
            revokedAt: components["schemas"]["Timestamp"] | null;
        };
        /**
         * @example {
         *       "success": true,
         *       "data": {
         *         "statusId": "msg_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *         "sessionId": "session_crm_01",
         *         "type": "text",
         *         "message": "Hoy cerramos a las 14",
         *         "mediaId": null,
         *         "backgroundColor": "#0B5345",
         *         "font": null,
         *         "status": "sent",
         *         "timestamp": "2025-10-14T10:30:00.000Z",
         *         "expiresAt": "2025-10-15T10:30:00.000Z",
         *         "error": null,
         *         "revokedAt": null
         *       }
         *     }
         */
        StatusResponse: {
            /** @constant */
            success: true;
            data: components["schemas"]["Story"];
        };
        /**
         * @example {
         *       "success": true,
         *       "data": [
         *         {
         *           "statusId": "msg_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *           "sessionId": "session_crm_01",
         *           "type": "text",
         *           "message": "Hoy cerramos a las 14",
         *           "mediaId": null,
         *           "backgroundColor": "#0B5345",
         *           "font": null,
         *           "status": "sent",
         *           "timestamp": "2025-10-14T10:30:00.000Z",
         *           "expiresAt": "2025-10-15T10:30:00.000Z",
         *           "error": null,
         *           "revokedAt": null
         *         }
         *       ],
         *       "pagination": {
         *         "limit": 50,
         *         "hasMore": false,
         *         "nextCursor": null
         *       }
         *     }
         */
        StatusListResponse: {
            /** @constant */
            success: true;
            data: components["schemas"]["Story"][];
            pagination: components["schemas"]["Pagination"];
        };
        /**
         * @example {
         *       "message": "Hoy cerramos a las 14",
         *       "backgroundColor": "#0B5345"
         *     }
         */
        CreateStatusRequest: {
            /** @description The text (at most 700 characters are shown), or the caption. */
            message?: string;
            /** @description An image or a video. */
            mediaId?: components["schemas"]["MediaId"];
            /**
             * Format: uri
             * @description An image or a video that the server fetches from a public address; at most 50 MB.
             */
            mediaUrl?: string;
            /** @description Behind a text; not together with media. */
            backgroundColor?: string;
            /** @description One of the fonts of WhatsApp, for a text; not together with media. */
            font?: number;
            /**
             * Format: date-time
             * @description Send then, not now: at most a year ahead.
             */
            sendAt?: string;
            /**
             * @description Seconds to wait for the outcome of a single message.
             * @default 10
             */
            wait?: number;
        };
        /**
         * @example {
         *       "contactId": "ct_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *       "sessionId": "session_crm_01",
         *       "phone": "34612345678",
         *       "lid": null,
         *       "name": "Juan Pérez",
         *       "pushName": "Juan",
         *       "tags": [
         *         "cliente_vip"
         *       ],
         *       "notes": null,
         *       "assignedToUserId": 5,
         *       "isBlocked": false,
         *       "lastMessageAt": null,
         *       "createdAt": "2025-10-14T10:30:00.000Z",
         *       "updatedAt": "2025-10-14T10:30:00.000Z"
         *     }
         */
        Contact: {
            contactId: components["schemas"]["ContactId"];
            sessionId: components["schemas"]["SessionId"];
            /** @description Digits with country code; null while only the LID is known. */
            phone: string | null;
            /** @description WhatsApp's id that hides the number. */
            lid: string | null;
            /** @description As you call them. */
            name: string | null;
            /** @description As they call themselves. */
            pushName: string | null;
            tags: components["schemas"]["Tag"][];
            notes: string | null;
            assignedToUserId: number | null;
            isBlocked: boolean;
            lastMessageAt: components["schemas"]["Timestamp"] | null;
            createdAt: components["schemas"]["Timestamp"];
            updatedAt: components["schemas"]["Timestamp"];
        };
        /**
         * @example {
         *       "success": true,
         *       "data": {
         *         "contactId": "ct_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *         "sessionId": "session_crm_01",
         *         "phone": "34612345678",
         *         "lid": null,
         *         "name": "Juan Pérez",
         *         "pushName": "Juan",
         *         "tags": [
         *           "cliente_vip"
         *         ],
         *         "notes": null,
         *         "assignedToUserId": 5,
         *         "isBlocked": false,
         *         "lastMessageAt": null,
         *         "createdAt": "2025-10-14T10:30:00.000Z",
         *         "updatedAt": "2025-10-14T10:30:00.000Z"
         *       }
         *     }
         */
        ContactResponse: {
            /** @constant */
            success: true;
            data: components["schemas"]["Contact"];
        };
        /**
         * @example {
         *       "success": true,
         *       "data": [
         *         {
         *           "contactId": "ct_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *           "sessionId": "session_crm_01",
         *           "phone": "34612345678",
         *           "lid": null,
         *           "name": "Juan Pérez",
         *           "pushName": "Juan",
         *           "tags": [
         *             "cliente_vip"
         *           ],
         *           "notes": null,
         *           "assignedToUserId": 5,
         *           "isBlocked": false,
         *           "lastMessageAt": null,
         *           "createdAt": "2025-10-14T10:30:00.000Z",
         *           "updatedAt": "2025-10-14T10:30:00.000Z"
         *         }
         *       ],
         *       "pagination": {
         *         "limit": 50,
         *         "hasMore": false,
         *         "nextCursor": null
         *       }
         *     }
         */
        ContactListResponse: {
            /** @constant */
            success: true;
            data: components["schemas"]["Contact"][];
            pagination: components["schemas"]["Pagination"];
        };
        /**
         * @example {
         *       "phone": "34612345678",
         *       "name": "Juan Pérez",
         *       "tags": [
         *         "cliente_vip"
         *       ]
         *     }
         */
        CreateContactRequest: {
            phone: components["schemas"]["PhoneNumber"];
            name?: string | null;
            tags?: components["schemas"]["Tag"][] | null;
            notes?: string | null;
            assignedToUserId?: number | null;
        };
        /**
         * @example {
         *       "name": "Juan Pérez García",
         *       "tags": [
         *         "cliente_vip",
         *         "madrid"
         *       ],
         *       "notes": "Cliente desde 2020, prefiere WhatsApp",
         *       "assignedToUserId": 5
         *     }
         */
        UpdateContactRequest: {
            name?: string | null;
            tags?: components["schemas"]["Tag"][] | null;
            notes?: string | null;
            assignedToUserId?: number | null;
        };
        /**
         * @example {
         *       "contacts": [
         *         {
         *           "phone": "34612345678",
         *           "name": "Juan Pérez",
         *           "tags": [
         *             "cliente_vip"
         *           ]
         *         }
         *       ]
         *     }
         */
        ImportContactsRequest: {
            contacts: components["schemas"]["ImportedContact"][];
        };
        /**
         * @example {
         *       "phone": "34612345678",
         *       "name": "Juan Pérez"
         *     }
         */
        ImportedContact: {
            /** @description A number as in `contacts.create`. One that is not E.164 is reported in its result. */
            phone: string;
            name?: string | null;
            tags?: components["schemas"]["Tag"][] | null;
            notes?: string | null;
            assignedToUserId?: number | null;
        };
        /**
         * @example {
         *       "phone": "34612345678",
         *       "contactId": "ct_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *       "outcome": "created"
         *     }
         */
        ContactImportResult: {
            /** @description As it was sent. */
            phone: string;
            contactId: components["schemas"]["ContactId"] | null;
            /** @enum {string} */
            outcome: "created" | "updated" | "refused";
            code?: components["schemas"]["ErrorCode"];
        };
        /**
         * @example {
         *       "created": 1,
         *       "updated": 0,
         *       "refused": 0,
         *       "results": [
         *         {
         *           "phone": "34612345678",
         *           "contactId": "ct_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *           "outcome": "created"
         *         }
         *       ]
         *     }
         */
        ContactImport: {
            created: number;
            updated: number;
            refused: number;
            /** @description In the order in which they were sent. */
            results: components["schemas"]["ContactImportResult"][];
        };
        /**
         * @example {
         *       "success": true,
         *       "data": {
         *         "created": 1,
         *         "updated": 0,
         *         "refused": 0,
         *         "results": [
         *           {
         *             "phone": "34612345678",
         *             "contactId": "ct_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *             "outcome": "created"
         *           }
         *         ]
         *       }
         *     }
         */
        ContactImportResponse: {
            /** @constant */
            success: true;
            data: components["schemas"]["ContactImport"];
        };
        /**
         * @example {
         *       "phone": "34612345678",
         *       "isOnWhatsApp": true,
         *       "checkedAt": "2025-10-14T10:30:00.000Z"
         *     }
         */
        NumberCheck: {
            phone: string;
            isOnWhatsApp: boolean;
            checkedAt: components["schemas"]["Timestamp"];
        };
        /**
         * @example {
         *       "success": true,
         *       "data": {
         *         "phone": "34612345678",
         *         "isOnWhatsApp": true,
         *         "checkedAt": "2025-10-14T10:30:00.000Z"
         *       }
         *     }
         */
        NumberCheckResponse: {
            /** @constant */
            success: true;
            data: components["schemas"]["NumberCheck"];
        };
        /**
         * @example {
         *       "messageId": "msg_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *       "direction": "inbound",
         *       "type": "text",
         *       "message": "Hola",
         *       "status": "received",
         *       "timestamp": "2025-10-14T10:30:00.000Z"
         *     }
         */
        ConversationMessage: {
            messageId: components["schemas"]["MessageId"];
            direction: components["schemas"]["MessageDirection"];
            type: components["schemas"]["MessageType"];
            /** @description The text or the caption, at most 200 characters of it. */
            message: string | null;
            status: components["schemas"]["MessageStatus"];
            timestamp: components["schemas"]["Timestamp"];
        };
        /**
         * @example {
         *       "sessionId": "session_crm_01",
         *       "chatId": "34612345678",
         *       "type": "direct",
         *       "name": "Juan Pérez",
         *       "contact": {
         *         "id": "ct_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *         "name": "Juan Pérez",
         *         "phone": "34612345678"
         *       },
         *       "status": "open",
         *       "isArchived": false,
         *       "unreadCount": 1,
         *       "assignedToUserId": 5,
         *       "lastMessage": {
         *         "messageId": "msg_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *         "direction": "inbound",
         *         "type": "text",
         *         "message": "Hola",
         *         "status": "received",
         *         "timestamp": "2025-10-14T10:30:00.000Z"
         *       },
         *       "lastMessageAt": "2025-10-14T10:30:00.000Z",
         *       "closedAt": null,
         *       "createdAt": "2025-10-14T10:30:00.000Z",
         *       "updatedAt": "2025-10-14T10:30:00.000Z"
         *     }
         */
        Conversation: {
            sessionId: components["schemas"]["SessionId"];
            /** @description The number, LID or group that the conversation is with. */
            chatId: string;
            type: components["schemas"]["ChatType"];
            /** @description The name of the contact, or the subject of the group. */
            name: string | null;
            contact: components["schemas"]["EventContact"] | null;
            status: components["schemas"]["ConversationStatus"];
            isArchived: boolean;
            /** @description Messages that arrived since it was last read. */
            unreadCount: number;
            assignedToUserId: number | null;
            lastMessage: components["schemas"]["ConversationMessage"] | null;
            lastMessageAt: components["schemas"]["Timestamp"];
            closedAt: components["schemas"]["Timestamp"] | null;
            createdAt: components["schemas"]["Timestamp"];
            updatedAt: components["schemas"]["Timestamp"];
        };
        /**
         * @example {
         *       "success": true,
         *       "data": {
         *         "sessionId": "session_crm_01",
         *         "chatId": "34612345678",
         *         "type": "direct",
         *         "name": "Juan Pérez",
         *         "contact": {
         *           "id": "ct_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *           "name": "Juan Pérez",
         *           "phone": "34612345678"
         *         },
         *         "status": "open",
         *         "isArchived": false,
         *         "unreadCount": 1,
         *         "assignedToUserId": 5,
         *         "lastMessage": {
         *           "messageId": "msg_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *           "direction": "inbound",
         *           "type": "text",
         *           "message": "Hola",
         *           "status": "received",
         *           "timestamp": "2025-10-14T10:30:00.000Z"
         *         },
         *         "lastMessageAt": "2025-10-14T10:30:00.000Z",
         *         "closedAt": null,
         *         "createdAt": "2025-10-14T10:30:00.000Z",
         *         "updatedAt": "2025-10-14T10:30:00.000Z"
         *       }
         *     }
         */
        ConversationResponse: {
            /** @constant */
            success: true;
            data: components["schemas"]["Conversation"];
        };
        /**
         * @example {
         *       "success": true,
         *       "data": [
         *         {
         *           "sessionId": "session_crm_01",
         *           "chatId": "34612345678",
         *           "type": "direct",
         *           "name": "Juan Pérez",
         *           "contact": {
         *             "id": "ct_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *             "name": "Juan Pérez",
         *             "phone": "34612345678"
         *           },
         *           "status": "open",
         *           "isArchived": false,
         *           "unreadCount": 1,
         *           "assignedToUserId": 5,
         *           "lastMessage": {
         *             "messageId": "msg_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *             "direction": "inbound",
         *             "type": "text",
         *             "message": "Hola",
         *             "status": "received",
         *             "timestamp": "2025-10-14T10:30:00.000Z"
         *           },
         *           "lastMessageAt": "2025-10-14T10:30:00.000Z",
         *           "closedAt": null,
         *           "createdAt": "2025-10-14T10:30:00.000Z",
         *           "updatedAt": "2025-10-14T10:30:00.000Z"
         *         }
         *       ],
         *       "pagination": {
         *         "limit": 50,
         *         "hasMore": false,
         *         "nextCursor": null
         *       }
         *     }
         */
        ConversationListResponse: {
            /** @constant */
            success: true;
            data: components["schemas"]["Conversation"][];
            pagination: components["schemas"]["Pagination"];
        };
        /**
         * @example {
         *       "status": "closed",
         *       "assignedToUserId": 5
         *     }
         */
        UpdateConversationRequest: {
            status?: components["schemas"]["ConversationStatus"];
            isArchived?: boolean;
            assignedToUserId?: number | null;
        };
        /**
         * @example {
         *       "state": "typing"
         *     }
         */
        TypingRequest: {
            /**
             * @default typing
             * @enum {string}
             */
            state?: "typing" | "recording" | "paused";
        };
        /**
         * @example {
         *       "file": "…"
         *     }
         */
        UploadRequest: {
            /** @description The file. */
            file: string;
        };
        /**
         * @example {
         *       "mediaId": "media_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *       "sessionId": "session_crm_01",
         *       "type": "document",
         *       "mimetype": "application/pdf",
         *       "size": 48211,
         *       "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
         *       "filename": "factura.pdf",
         *       "createdAt": "2025-10-14T10:30:00.000Z",
         *       "expiresAt": null
         *     }
         */
        Media: {
            mediaId: components["schemas"]["MediaId"];
            sessionId: components["schemas"]["SessionId"];
            /**
             * @description How WhatsApp shows it.
             * @enum {string}
             */
            type: "image" | "video" | "audio" | "document";
            /** @description Read from the content. */
            mimetype: string;
            /** @description Bytes. */
            size: number;
            sha256: string;
            filename: string | null;
            createdAt: components["schemas"]["Timestamp"];
            /** @description When the server deletes the file, or later while a message waits to be sent with it; null when it keeps it for ever. */
            expiresAt: components["schemas"]["Timestamp"] | null;
        };
        /**
         * @example {
         *       "success": true,
         *       "data": {
         *         "mediaId": "media_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *         "sessionId": "session_crm_01",
         *         "type": "document",
         *         "mimetype": "application/pdf",
         *         "size": 48211,
         *         "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
         *         "filename": "factura.pdf",
         *         "createdAt": "2025-10-14T10:30:00.000Z",
         *         "expiresAt": null
         *       }
         *     }
         */
        MediaResponse: {
            /** @constant */
            success: true;
            data: components["schemas"]["Media"];
        };
        /**
         * @example {
         *       "success": true,
         *       "data": [
         *         {
         *           "mediaId": "media_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *           "sessionId": "session_crm_01",
         *           "type": "document",
         *           "mimetype": "application/pdf",
         *           "size": 48211,
         *           "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
         *           "filename": "factura.pdf",
         *           "createdAt": "2025-10-14T10:30:00.000Z",
         *           "expiresAt": null
         *         }
         *       ],
         *       "pagination": {
         *         "limit": 50,
         *         "hasMore": false,
         *         "nextCursor": null
         *       }
         *     }
         */
        MediaListResponse: {
            /** @constant */
            success: true;
            data: components["schemas"]["Media"][];
            pagination: components["schemas"]["Pagination"];
        };
        /**
         * @example {
         *       "templateId": "tpl_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *       "organizationId": 1,
         *       "name": "Confirmación de Pedido",
         *       "category": "pedidos",
         *       "body": "Hola {{nombre}}, tu pedido {{pedido}} está confirmado.",
         *       "variables": [
         *         "nombre",
         *         "pedido"
         *       ],
         *       "isActive": true,
         *       "createdAt": "2025-10-14T10:30:00.000Z",
         *       "updatedAt": "2025-10-14T10:30:00.000Z"
         *     }
         */
        Template: {
            templateId: components["schemas"]["TemplateId"];
            organizationId: number;
            name: string;
            category: string | null;
            body: string;
            variables: components["schemas"]["VariableName"][];
            isActive: boolean;
            createdAt: components["schemas"]["Timestamp"];
            updatedAt: components["schemas"]["Timestamp"];
        };
        /**
         * @example {
         *       "success": true,
         *       "data": {
         *         "templateId": "tpl_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *         "organizationId": 1,
         *         "name": "Confirmación de Pedido",
         *         "category": "pedidos",
         *         "body": "Hola {{nombre}}, tu pedido {{pedido}} está confirmado.",
         *         "variables": [
         *           "nombre",
         *           "pedido"
         *         ],
         *         "isActive": true,
         *         "createdAt": "2025-10-14T10:30:00.000Z",
         *         "updatedAt": "2025-10-14T10:30:00.000Z"
         *       }
         *     }
         */
        TemplateResponse: {
            /** @constant */
            success: true;
            data: components["schemas"]["Template"];
        };
        /**
         * @example {
         *       "success": true,
         *       "data": [
         *         {
         *           "templateId": "tpl_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *           "organizationId": 1,
         *           "name": "Confirmación de Pedido",
         *           "category": "pedidos",
         *           "body": "Hola {{nombre}}, tu pedido {{pedido}} está confirmado.",
         *           "variables": [
         *             "nombre",
         *             "pedido"
         *           ],
         *           "isActive": true,
         *           "createdAt": "2025-10-14T10:30:00.000Z",
         *           "updatedAt": "2025-10-14T10:30:00.000Z"
         *         }
         *       ],
         *       "pagination": {
         *         "limit": 50,
         *         "hasMore": false,
         *         "nextCursor": null
         *       }
         *     }
         */
        TemplateListResponse: {
            /** @constant */
            success: true;
            data: components["schemas"]["Template"][];
            pagination: components["schemas"]["Pagination"];
        };
        /**
         * @example {
         *       "name": "Confirmación de Pedido",
         *       "category": "pedidos",
         *       "body": "Hola {{nombre}}, tu pedido {{pedido}} está confirmado para el {{fecha}}. ¡Gracias por tu compra!",
         *       "variables": [
         *         "nombre",
         *         "pedido",
         *         "fecha"
         *       ],
         *       "isActive": true
         *     }
         */
        CreateTemplateRequest: {
            name: string;
            category?: string | null;
            /** @description Text with `{{variable}}` in it. */
            body: string;
            /** @description Each variable of `body`; read from `body` if absent. */
            variables?: components["schemas"]["VariableName"][];
            /** @default true */
            isActive?: boolean;
        };
        /**
         * @example {
         *       "isActive": false
         *     }
         */
        UpdateTemplateRequest: {
            name?: string;
            category?: string | null;
            body?: string;
            variables?: components["schemas"]["VariableName"][];
            isActive?: boolean;
        };
        /**
         * @example {
         *       "to": "34612345678",
         *       "variables": {
         *         "nombre": "Juan Pérez",
         *         "pedido": "#12345",
         *         "fecha": "15/10/2025"
         *       }
         *     }
         */
        UseTemplateRequest: {
            /** @description A number, LID or group, or 1 to 50 of them. In an array a bad one is reported in its result and stops no other. */
            to: string | string[];
            variables?: components["schemas"]["TemplateVariables"];
            sessionId?: components["schemas"]["SessionId"];
            /**
             * Format: date-time
             * @description Send then, not now: at most a year ahead.
             */
            sendAt?: string;
            /**
             * @description What to do when it cannot be told whether the message went out: report `unknown`, or send again at the risk of a duplicate.
             * @default unknown
             * @enum {string}
             */
            onUncertain?: "unknown" | "retry";
            /**
             * @description Seconds to wait for the outcome of a single message.
             * @default 10
             */
            wait?: number;
        };
        /**
         * @example {
         *       "variables": {
         *         "nombre": "Juan Pérez",
         *         "pedido": "#12345",
         *         "fecha": "15/10/2025"
         *       }
         *     }
         */
        PreviewTemplateRequest: {
            variables?: components["schemas"]["TemplateVariables"];
        };
        /**
         * @example {
         *       "message": "Hola Juan Pérez, tu pedido #12345 está confirmado."
         *     }
         */
        TemplatePreview: {
            message: string;
        };
        /**
         * @example {
         *       "success": true,
         *       "data": {
         *         "message": "Hola Juan Pérez, tu pedido #12345 está confirmado."
         *       }
         *     }
         */
        TemplatePreviewResponse: {
            /** @constant */
            success: true;
            data: components["schemas"]["TemplatePreview"];
        };
        /**
         * @example {
         *       "webhookId": "wh_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *       "organizationId": 1,
         *       "name": "CRM Integration Webhook",
         *       "url": "https://tu-crm.com/api/webhooks/inbox-hub",
         *       "events": [
         *         "message",
         *         "message_status",
         *         "session_status"
         *       ],
         *       "sessionIds": null,
         *       "status": "active",
         *       "isActive": true,
         *       "disabledReason": null,
         *       "ordering": "chat",
         *       "maxConcurrency": 8,
         *       "ratePerSecond": null,
         *       "timeoutSeconds": 15,
         *       "headerNames": [],
         *       "rotationEndsAt": null,
         *       "failingSince": null,
         *       "heldUntil": null,
         *       "lastError": null,
         *       "lastSuccessAt": null,
         *       "createdAt": "2025-10-14T10:30:00.000Z",
         *       "updatedAt": "2025-10-14T10:30:00.000Z"
         *     }
         */
        Webhook: {
            webhookId: components["schemas"]["WebhookId"];
            organizationId: number;
            name: string;
            url: string;
            events: components["schemas"]["EventType"][];
            /** @description Null means every session, and events that belong to none. */
            sessionIds: components["schemas"]["SessionId"][] | null;
            status: components["schemas"]["WebhookState"];
            isActive: boolean;
            disabledReason: components["schemas"]["DisabledReason"] | null;
            /**
             * @description Within what events are delivered in order.
             * @enum {string}
             */
            ordering: "none" | "chat" | "session";
            /** @description How many deliveries may run at a time. */
            maxConcurrency: number;
            /** @description How many attempts may begin within any second. Null means no limit. */
            ratePerSecond: number | null;
            timeoutSeconds: number;
            /** @description The names of the webhook's own headers, in lower case. Their values are never shown. */
            headerNames: string[];
            /** @description Until when the old secret signs too. */
            rotationEndsAt: components["schemas"]["Timestamp"] | null;
            /** @description Since when no attempt has succeeded. */
            failingSince: components["schemas"]["Timestamp"] | null;
            /** @description Until when nothing is tried: after 5 failures in a row, or because the receiver asked so with `Retry-After`. Waiting costs no attempts. */
            heldUntil: components["schemas"]["Timestamp"] | null;
            /** @description Why the latest attempt failed, such as `timeout` or `http_500`; null after a success. `blocked_address` means that the address is not public: the setting `INBOX_HUB_WEBHOOK_ALLOW_NETS` of the server allows its network. */
            lastError: string | null;
            lastSuccessAt: components["schemas"]["Timestamp"] | null;
            createdAt: components["schemas"]["Timestamp"];
            updatedAt: components["schemas"]["Timestamp"];
        };
        /**
         * @example {
         *       "success": true,
         *       "data": {
         *         "webhookId": "wh_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *         "organizationId": 1,
         *         "name": "CRM Integration Webhook",
         *         "url": "https://tu-crm.com/api/webhooks/inbox-hub",
         *         "events": [
         *           "message",
         *           "message_status",
         *           "session_status"
         *         ],
         *         "sessionIds": null,
         *         "status": "active",
         *         "isActive": true,
         *         "disabledReason": null,
         *         "ordering": "chat",
         *         "maxConcurrency": 8,
         *         "ratePerSecond": null,
         *         "timeoutSeconds": 15,
         *         "headerNames": [],
         *         "rotationEndsAt": null,
         *         "failingSince": null,
         *         "heldUntil": null,
         *         "lastError": null,
         *         "lastSuccessAt": null,
         *         "createdAt": "2025-10-14T10:30:00.000Z",
         *         "updatedAt": "2025-10-14T10:30:00.000Z"
         *       }
         *     }
         */
        WebhookResponse: {
            /** @constant */
            success: true;
            data: components["schemas"]["Webhook"];
        };
        /**
         * @example {
         *       "success": true,
         *       "data": [
         *         {
         *           "webhookId": "wh_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *           "organizationId": 1,
         *           "name": "CRM Integration Webhook",
         *           "url": "https://tu-crm.com/api/webhooks/inbox-hub",
         *           "events": [
         *             "message",
         *             "message_status",
         *             "session_status"
         *           ],
         *           "sessionIds": null,
         *           "status": "active",
         *           "isActive": true,
         *           "disabledReason": null,
         *           "ordering": "chat",
         *           "maxConcurrency": 8,
         *           "ratePerSecond": null,
         *           "timeoutSeconds": 15,
         *           "headerNames": [],
         *           "rotationEndsAt": null,
         *           "failingSince": null,
         *           "heldUntil": null,
         *           "lastError": null,
         *           "lastSuccessAt": null,
         *           "createdAt": "2025-10-14T10:30:00.000Z",
         *           "updatedAt": "2025-10-14T10:30:00.000Z"
         *         }
         *       ],
         *       "pagination": {
         *         "limit": 50,
         *         "hasMore": false,
         *         "nextCursor": null
         *       }
         *     }
         */
        WebhookListResponse: {
            /** @constant */
            success: true;
            data: components["schemas"]["Webhook"][];
            pagination: components["schemas"]["Pagination"];
        };
        /**
         * @example {
         *       "webhookId": "wh_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *       "webhook": {
         *         "webhookId": "wh_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *         "organizationId": 1,
         *         "name": "CRM Integration Webhook",
         *         "url": "https://tu-crm.com/api/webhooks/inbox-hub",
         *         "events": [
         *           "message",
         *           "message_status",
         *           "session_status"
         *         ],
         *         "sessionIds": null,
         *         "status": "active",
         *         "isActive": true,
         *         "disabledReason": null,
         *         "ordering": "chat",
         *         "maxConcurrency": 8,
         *         "ratePerSecond": null,
         *         "timeoutSeconds": 15,
         *         "headerNames": [],
         *         "rotationEndsAt": null,
         *         "failingSince": null,
         *         "heldUntil": null,
         *         "lastError": null,
         *         "lastSuccessAt": null,
         *         "createdAt": "2025-10-14T10:30:00.000Z",
         *         "updatedAt": "2025-10-14T10:30:00.000Z"
         *       },
         *       "secret": "whsec_…"
         *     }
         */
        CreatedWebhook: {
            webhookId: components["schemas"]["WebhookId"];
            webhook: components["schemas"]["Webhook"];
            /** @description Signs the deliveries. It is not shown again. */
            secret: string;
        };
        /**
         * @example {
         *       "success": true,
         *       "data": {
         *         "webhookId": "wh_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *         "webhook": {
         *           "webhookId": "wh_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *           "organizationId": 1,
         *           "name": "CRM Integration Webhook",
         *           "url": "https://tu-crm.com/api/webhooks/inbox-hub",
         *           "events": [
         *             "message",
         *             "message_status",
         *             "session_status"
         *           ],
         *           "sessionIds": null,
         *           "status": "active",
         *           "isActive": true,
         *           "disabledReason": null,
         *           "ordering": "chat",
         *           "maxConcurrency": 8,
         *           "ratePerSecond": null,
         *           "timeoutSeconds": 15,
         *           "headerNames": [],
         *           "rotationEndsAt": null,
         *           "failingSince": null,
         *           "heldUntil": null,
         *           "lastError": null,
         *           "lastSuccessAt": null,
         *           "createdAt": "2025-10-14T10:30:00.000Z",
         *           "updatedAt": "2025-10-14T10:30:00.000Z"
         *         },
         *         "secret": "whsec_…"
         *       }
         *     }
         */
        CreatedWebhookResponse: {
            /** @constant */
            success: true;
            data: components["schemas"]["CreatedWebhook"];
        };
        /**
         * @example {
         *       "name": "CRM Integration Webhook",
         *       "url": "https://tu-crm.com/api/webhooks/inbox-hub",
         *       "events": [
         *         "message",
         *         "message_status",
         *         "session_status"
         *       ],
         *       "secret": "tu_webhook_secret_seguro"
         *     }
         */
        CreateWebhookRequest: {
            name: string;
            /**
             * Format: uri
             * @description An https address; http only where the server's settings allow its network.
             */
            url: string;
            events: components["schemas"]["EventType"][];
            /** @description 24 to 256 printable ASCII characters. Better let the server make one. */
            secret?: string;
            sessionIds?: components["schemas"]["SessionId"][] | null;
            /**
             * @default chat
             * @enum {string}
             */
            ordering?: "none" | "chat" | "session";
            /** @default 8 */
            maxConcurrency?: number;
            /** @description How many attempts may begin within any second. No limit if absent or null. */
            ratePerSecond?: number | null;
            /** @default 15 */
            timeoutSeconds?: number;
            /** @description Headers of your own that go with each delivery, such as a token for the gateway before your receiver. They are not signed, and their values are not shown again. `webhook-*`, `x-signature`, `host`, `content-*`, `user-agent` and those of the connection cannot be set. Names and values have at most 8192 bytes together. */
            headers?: {
                [key: string]: string;
            } | null;
        };
        /**
         * @example {
         *       "isActive": false
         *     }
         */
        UpdateWebhookRequest: {
            name?: string;
            /** Format: uri */
            url?: string;
            events?: components["schemas"]["EventType"][];
            sessionIds?: components["schemas"]["SessionId"][] | null;
            /** @description False pauses the deliveries; they wait. */
            isActive?: boolean;
            /** @enum {string} */
            ordering?: "none" | "chat" | "session";
            maxConcurrency?: number;
            /** @description How many attempts may begin within any second. No limit if absent or null. */
            ratePerSecond?: number | null;
            timeoutSeconds?: number;
            /** @description Headers of your own that go with each delivery, such as a token for the gateway before your receiver. They are not signed, and their values are not shown again. `webhook-*`, `x-signature`, `host`, `content-*`, `user-agent` and those of the connection cannot be set. Names and values have at most 8192 bytes together. */
            headers?: {
                [key: string]: string;
            } | null;
        };
        /**
         * @example {
         *       "type": "message"
         *     }
         */
        TestWebhookRequest: {
            type?: components["schemas"]["EventType"];
        };
        /**
         * @example {
         *       "delivered": true,
         *       "verdict": "the receiver accepted the event: 200",
         *       "status": 200,
         *       "durationMs": 41,
         *       "requestHeaders": {
         *         "webhook-id": "evt_01JAB3F5T2Q8ZK4M6N7P9R0SVW"
         *       },
         *       "responseBody": "ok",
         *       "error": null,
         *       "event": {
         *         "id": "evt_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *         "event": "message",
         *         "type": "message",
         *         "timestamp": "2025-10-14T10:30:00.000Z",
         *         "sessionId": "session_crm_01",
         *         "sequence": 4711,
         *         "data": {
         *           "messageId": "msg_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *           "from": "34612345678",
         *           "to": "session_crm_01",
         *           "message": "Hola, necesito información sobre mi pedido",
         *           "type": "text",
         *           "timestamp": "2025-10-14T10:30:00.000Z",
         *           "chatId": "34612345678",
         *           "mediaId": null,
         *           "quotedMessageId": null,
         *           "contact": {
         *             "id": "ct_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *             "name": "Juan Pérez",
         *             "phone": "34612345678"
         *           }
         *         }
         *       }
         *     }
         */
        WebhookTest: {
            /** @description Whether the receiver answered 2xx in time. */
            delivered: boolean;
            /** @description A sentence in the language of the request, such as `signature probably rejected: 401`. */
            verdict: string;
            /** @description The receiver's HTTP status. */
            status: number | null;
            durationMs: number;
            /** @description What was sent. The values of the webhook's own headers are left out: `…`. */
            requestHeaders: {
                [key: string]: string;
            };
            /** @description At most 4096 characters. */
            responseBody: string | null;
            /** @description When there was no answer: `dns_error`, `connection_refused`, `timeout`, `blocked_address` and so on. */
            error: string | null;
            event: components["schemas"]["WebhookEvent"];
        };
        /**
         * @example {
         *       "success": true,
         *       "data": {
         *         "delivered": true,
         *         "verdict": "the receiver accepted the event: 200",
         *         "status": 200,
         *         "durationMs": 41,
         *         "requestHeaders": {
         *           "webhook-id": "evt_01JAB3F5T2Q8ZK4M6N7P9R0SVW"
         *         },
         *         "responseBody": "ok",
         *         "error": null,
         *         "event": {
         *           "id": "evt_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *           "event": "message",
         *           "type": "message",
         *           "timestamp": "2025-10-14T10:30:00.000Z",
         *           "sessionId": "session_crm_01",
         *           "sequence": 4711,
         *           "data": {
         *             "messageId": "msg_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *             "from": "34612345678",
         *             "to": "session_crm_01",
         *             "message": "Hola, necesito información sobre mi pedido",
         *             "type": "text",
         *             "timestamp": "2025-10-14T10:30:00.000Z",
         *             "chatId": "34612345678",
         *             "mediaId": null,
         *             "quotedMessageId": null,
         *             "contact": {
         *               "id": "ct_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *               "name": "Juan Pérez",
         *               "phone": "34612345678"
         *             }
         *           }
         *         }
         *       }
         *     }
         */
        WebhookTestResponse: {
            /** @constant */
            success: true;
            data: components["schemas"]["WebhookTest"];
        };
        /**
         * @example {
         *       "backlog": "resume"
         *     }
         */
        EnableWebhookRequest: {
            /**
             * @default resume
             * @enum {string}
             */
            backlog?: "resume" | "drop";
        };
        /**
         * @example {
         *       "overlapSeconds": 86400
         *     }
         */
        RotateSecretRequest: {
            /** @default 86400 */
            overlapSeconds?: number;
            /** @description 24 to 256 printable ASCII characters. Better let the server make one. */
            secret?: string;
        };
        /**
         * @example {
         *       "secret": "whsec_…",
         *       "overlapEndsAt": "2025-10-15T10:30:00.000Z"
         *     }
         */
        RotatedSecret: {
            secret: string;
            overlapEndsAt: components["schemas"]["Timestamp"];
        };
        /**
         * @example {
         *       "success": true,
         *       "data": {
         *         "secret": "whsec_…",
         *         "overlapEndsAt": "2025-10-15T10:30:00.000Z"
         *       }
         *     }
         */
        RotatedSecretResponse: {
            /** @constant */
            success: true;
            data: components["schemas"]["RotatedSecret"];
        };
        /**
         * @example {
         *       "from": "2025-10-14T00:00:00.000Z",
         *       "status": [
         *         "dead"
         *       ]
         *     }
         */
        ReplayRequest: {
            from: components["schemas"]["Timestamp"];
            to?: components["schemas"]["Timestamp"];
            types?: components["schemas"]["EventType"][];
            /** @description Only events whose delivery ended so; `missing` was never queued for this webhook. All if absent. */
            status?: ("delivered" | "dead" | "canceled" | "missing")[];
            /**
             * @description Each event is copied: the copy has an id and a `sequence` of its own, the time of the replay, the same `data`, and says in `replayOf` what it is a copy of. Copies stand in the event log, and go to this webhook only.
             * @default false
             */
            asNew?: boolean;
        };
        /**
         * @example {
         *       "replayId": "whr_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *       "webhookId": "wh_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *       "status": "running",
         *       "asNew": false,
         *       "matched": 120,
         *       "queued": 100,
         *       "delivered": 98,
         *       "createdAt": "2025-10-14T10:30:00.000Z",
         *       "completedAt": null
         *     }
         */
        Replay: {
            replayId: components["schemas"]["ReplayId"];
            webhookId: components["schemas"]["WebhookId"];
            /** @enum {string} */
            status: "running" | "completed";
            asNew: boolean;
            /** @description Events that were asked for. */
            matched: number;
            /** @description Those of them that are to be delivered; what waited or was being sent anyway is not queued again. */
            queued: number;
            /** @description Those that were received because of this replay. */
            delivered: number;
            createdAt: components["schemas"]["Timestamp"];
            /** @description When every matched event was queued. */
            completedAt: components["schemas"]["Timestamp"] | null;
        };
        /**
         * @example {
         *       "success": true,
         *       "data": {
         *         "replayId": "whr_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *         "webhookId": "wh_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *         "status": "running",
         *         "asNew": false,
         *         "matched": 120,
         *         "queued": 100,
         *         "delivered": 98,
         *         "createdAt": "2025-10-14T10:30:00.000Z",
         *         "completedAt": null
         *       }
         *     }
         */
        ReplayResponse: {
            /** @constant */
            success: true;
            data: components["schemas"]["Replay"];
        };
        /**
         * @example {
         *       "number": 1,
         *       "isManual": false,
         *       "startedAt": "2025-10-14T10:30:00.000Z",
         *       "durationMs": 38,
         *       "status": 200,
         *       "error": null,
         *       "responseBody": "ok"
         *     }
         */
        DeliveryAttempt: {
            /** @description Of the schedule, from 1; each redelivery and replay begins anew. */
            number: number;
            /** @description Whether a redelivery or a replay asked for it. */
            isManual: boolean;
            startedAt: components["schemas"]["Timestamp"];
            durationMs: number;
            status: number | null;
            error: string | null;
            responseBody: string | null;
        };
        /**
         * @example {
         *       "deliveryId": "whd_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *       "webhookId": "wh_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *       "eventId": "evt_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *       "type": "message",
         *       "sessionId": "session_crm_01",
         *       "status": "delivered",
         *       "attempts": [],
         *       "nextAttemptAt": null,
         *       "deliveredAt": "2025-10-14T10:30:00.000Z",
         *       "lastStatus": 200,
         *       "lastError": null,
         *       "createdAt": "2025-10-14T10:30:00.000Z"
         *     }
         */
        Delivery: {
            deliveryId: components["schemas"]["DeliveryId"];
            webhookId: components["schemas"]["WebhookId"];
            eventId: components["schemas"]["EventId"];
            type: components["schemas"]["EventType"];
            sessionId: string | null;
            status: components["schemas"]["DeliveryStatus"];
            /** @description The latest 20, oldest first. */
            attempts: components["schemas"]["DeliveryAttempt"][];
            nextAttemptAt: components["schemas"]["Timestamp"] | null;
            deliveredAt: components["schemas"]["Timestamp"] | null;
            lastStatus: number | null;
            lastError: string | null;
            createdAt: components["schemas"]["Timestamp"];
        };
        /**
         * @example {
         *       "success": true,
         *       "data": {
         *         "deliveryId": "whd_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *         "webhookId": "wh_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *         "eventId": "evt_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *         "type": "message",
         *         "sessionId": "session_crm_01",
         *         "status": "delivered",
         *         "attempts": [],
         *         "nextAttemptAt": null,
         *         "deliveredAt": "2025-10-14T10:30:00.000Z",
         *         "lastStatus": 200,
         *         "lastError": null,
         *         "createdAt": "2025-10-14T10:30:00.000Z"
         *       }
         *     }
         */
        DeliveryResponse: {
            /** @constant */
            success: true;
            data: components["schemas"]["Delivery"];
        };
        /**
         * @example {
         *       "success": true,
         *       "data": [
         *         {
         *           "deliveryId": "whd_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *           "webhookId": "wh_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *           "eventId": "evt_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *           "type": "message",
         *           "sessionId": "session_crm_01",
         *           "status": "delivered",
         *           "attempts": [],
         *           "nextAttemptAt": null,
         *           "deliveredAt": "2025-10-14T10:30:00.000Z",
         *           "lastStatus": 200,
         *           "lastError": null,
         *           "createdAt": "2025-10-14T10:30:00.000Z"
         *         }
         *       ],
         *       "pagination": {
         *         "limit": 50,
         *         "hasMore": false,
         *         "nextCursor": null
         *       }
         *     }
         */
        DeliveryListResponse: {
            /** @constant */
            success: true;
            data: components["schemas"]["Delivery"][];
            pagination: components["schemas"]["Pagination"];
        };
        /**
         * @example {
         *       "inbound": 120,
         *       "outbound": 98,
         *       "byType": {
         *         "text": 200,
         *         "image": 18
         *       },
         *       "byStatus": {
         *         "received": 120,
         *         "read": 60,
         *         "delivered": 30,
         *         "failed": 8
         *       }
         *     }
         */
        MessageCounts: {
            inbound: number;
            outbound: number;
            /** @description How many of each type, both directions. */
            byType: {
                [key: string]: number;
            };
            /** @description How many are in each status now. */
            byStatus: {
                [key: string]: number;
            };
        };
        /**
         * @description From the first message that a customer was left with, to the first answer: batches and scheduled messages are no answer. Counted where the customer wrote.
         * @example {
         *       "count": 40,
         *       "averageSeconds": 310,
         *       "medianSeconds": 120,
         *       "p90Seconds": 900
         *     }
         */
        FirstResponse: {
            /** @description How many conversations got a first answer. */
            count: number;
            averageSeconds: number | null;
            medianSeconds: number | null;
            /** @description Nine of ten answers came within it. */
            p90Seconds: number | null;
        };
        /**
         * @example {
         *       "messages": {
         *         "inbound": 120,
         *         "outbound": 98,
         *         "byType": {
         *           "text": 200,
         *           "image": 18
         *         },
         *         "byStatus": {
         *           "received": 120,
         *           "read": 60,
         *           "delivered": 30,
         *           "failed": 8
         *         }
         *       },
         *       "deliveryRate": 0.92,
         *       "readRate": 0.61,
         *       "activeConversations": 31,
         *       "firstResponse": {
         *         "count": 40,
         *         "averageSeconds": 310,
         *         "medianSeconds": 120,
         *         "p90Seconds": 900
         *       }
         *     }
         */
        StatisticsTotals: {
            messages: components["schemas"]["MessageCounts"];
            /** @description Delivered of those sent; null when none was sent. */
            deliveryRate: number | null;
            /** @description Read of those sent. */
            readRate: number | null;
            /** @description Chats with a message in either direction, also one that is scheduled or has failed. */
            activeConversations: number;
            firstResponse: components["schemas"]["FirstResponse"];
        };
        /**
         * @description A step of the series: a whole hour, day, week or month of the time zone, but for the first and the last one; it ends where the next one begins. What became of a message is counted in the step in which it was written, whenever it was read. `sent` are all that left, `delivered` those of them that arrived, `read` those of them that were read.
         * @example {
         *       "start": "2025-10-14T10:30:00.000Z",
         *       "inbound": 12,
         *       "outbound": 9,
         *       "sent": 9,
         *       "delivered": 8,
         *       "read": 6,
         *       "failed": 0,
         *       "activeConversations": 7,
         *       "firstResponseSeconds": 120
         *     }
         */
        StatisticsStep: {
            start: components["schemas"]["Timestamp"];
            inbound: number;
            outbound: number;
            sent: number;
            delivered: number;
            read: number;
            failed: number;
            activeConversations: number;
            /** @description The median. */
            firstResponseSeconds: number | null;
        };
        /**
         * @example {
         *       "active": 2,
         *       "paused": 0,
         *       "disabled": 0,
         *       "waiting": 0,
         *       "attempts": 240,
         *       "failedAttempts": 3,
         *       "successRate": 0.9875
         *     }
         */
        WebhookHealth: {
            active: number;
            paused: number;
            disabled: number;
            /** @description Deliveries that wait now. */
            waiting: number;
            /** @description Within the range. */
            attempts: number;
            /** @description Those that were not received: another one follows, or the webhook was disabled. */
            failedAttempts: number;
            /** @description Received of those made; null when none was made. */
            successRate: number | null;
        };
        /**
         * @example {
         *       "from": "2025-10-14T10:30:00.000Z",
         *       "to": "2025-10-15T10:30:00.000Z",
         *       "granularity": "day",
         *       "timeZone": "Europe/Madrid",
         *       "totals": {
         *         "messages": {
         *           "inbound": 120,
         *           "outbound": 98,
         *           "byType": {
         *             "text": 200,
         *             "image": 18
         *           },
         *           "byStatus": {
         *             "received": 120,
         *             "read": 60,
         *             "delivered": 30,
         *             "failed": 8
         *           }
         *         },
         *         "deliveryRate": 0.92,
         *         "readRate": 0.61,
         *         "activeConversations": 31,
         *         "firstResponse": {
         *           "count": 40,
         *           "averageSeconds": 310,
         *           "medianSeconds": 120,
         *           "p90Seconds": 900
         *         }
         *       },
         *       "series": [
         *         {
         *           "start": "2025-10-14T10:30:00.000Z",
         *           "inbound": 12,
         *           "outbound": 9,
         *           "sent": 9,
         *           "delivered": 8,
         *           "read": 6,
         *           "failed": 0,
         *           "activeConversations": 7,
         *           "firstResponseSeconds": 120
         *         }
         *       ],
         *       "webhooks": {
         *         "active": 2,
         *         "paused": 0,
         *         "disabled": 0,
         *         "waiting": 0,
         *         "attempts": 240,
         *         "failedAttempts": 3,
         *         "successRate": 0.9875
         *       }
         *     }
         */
        Statistics: {
            from: components["schemas"]["Timestamp"];
            to: components["schemas"]["Timestamp"];
            granularity: components["schemas"]["Granularity"];
            timeZone: string;
            totals: components["schemas"]["StatisticsTotals"];
            series: components["schemas"]["StatisticsStep"][];
            /** @description Null for a session, and for a key that is limited to sessions. */
            webhooks: components["schemas"]["WebhookHealth"] | null;
        };
        /**
         * @example {
         *       "success": true,
         *       "data": {
         *         "from": "2025-10-14T10:30:00.000Z",
         *         "to": "2025-10-15T10:30:00.000Z",
         *         "granularity": "day",
         *         "timeZone": "Europe/Madrid",
         *         "totals": {
         *           "messages": {
         *             "inbound": 120,
         *             "outbound": 98,
         *             "byType": {
         *               "text": 200,
         *               "image": 18
         *             },
         *             "byStatus": {
         *               "received": 120,
         *               "read": 60,
         *               "delivered": 30,
         *               "failed": 8
         *             }
         *           },
         *           "deliveryRate": 0.92,
         *           "readRate": 0.61,
         *           "activeConversations": 31,
         *           "firstResponse": {
         *             "count": 40,
         *             "averageSeconds": 310,
         *             "medianSeconds": 120,
         *             "p90Seconds": 900
         *           }
         *         },
         *         "series": [
         *           {
         *             "start": "2025-10-14T10:30:00.000Z",
         *             "inbound": 12,
         *             "outbound": 9,
         *             "sent": 9,
         *             "delivered": 8,
         *             "read": 6,
         *             "failed": 0,
         *             "activeConversations": 7,
         *             "firstResponseSeconds": 120
         *           }
         *         ],
         *         "webhooks": {
         *           "active": 2,
         *           "paused": 0,
         *           "disabled": 0,
         *           "waiting": 0,
         *           "attempts": 240,
         *           "failedAttempts": 3,
         *           "successRate": 0.9875
         *         }
         *       }
         *     }
         */
        StatisticsResponse: {
            /** @constant */
            success: true;
            data: components["schemas"]["Statistics"];
        };
        /**
         * @example {
         *       "phoneNumber": "34699000001"
         *     }
         */
        SandboxScanRequest: {
            phoneNumber?: components["schemas"]["PhoneNumber"];
        };
        /**
         * @example {
         *       "from": "34612345678",
         *       "name": "Juan Pérez",
         *       "message": "Hola, necesito información sobre mi pedido"
         *     }
         */
        SandboxMessageRequest: {
            from: components["schemas"]["PhoneNumber"];
            /** @description The customer's own name. */
            name?: string;
            message?: string;
            mediaId?: components["schemas"]["MediaId"];
            location?: components["schemas"]["Location"];
            contact?: components["schemas"]["ContactCard"];
            poll?: components["schemas"]["Poll"];
            /** @description In this group, of which both are members. */
            groupId?: components["schemas"]["GroupId"];
            quotedMessageId?: components["schemas"]["MessageId"];
        };
        /**
         * @example {
         *       "seconds": 10
         *     }
         */
        SandboxDisconnectRequest: {
            /** @default 10 */
            seconds?: number;
            /** @default false */
            unlink?: boolean;
        };
        /**
         * @example {
         *       "times": 1,
         *       "how": "refused"
         *     }
         */
        SandboxFailRequest: {
            /** @default 1 */
            times?: number;
            /**
             * @default refused
             * @enum {string}
             */
            how?: "refused" | "answer_lost";
        };
        /**
         * @example {
         *       "status": "read"
         *     }
         */
        SandboxReceiptRequest: {
            /** @enum {string} */
            status: "delivered" | "read" | "played";
        };
        /**
         * @example {
         *       "done": true
         *     }
         */
        SandboxDone: {
            /** @constant */
            done: true;
        };
        /**
         * @example {
         *       "success": true,
         *       "data": {
         *         "done": true
         *       }
         *     }
         */
        SandboxDoneResponse: {
            /** @constant */
            success: true;
            data: components["schemas"]["SandboxDone"];
        };
        /**
         * @example {
         *       "from": "34612345678",
         *       "emoji": "👍"
         *     }
         */
        SandboxReactionRequest: {
            from: components["schemas"]["PhoneNumber"];
            emoji: string | null;
        };
        /**
         * @example {
         *       "from": "34612345678",
         *       "options": [
         *         "Mañana"
         *       ]
         *     }
         */
        SandboxVoteRequest: {
            from: components["schemas"]["PhoneNumber"];
            options: string[];
        };
        /**
         * @example {
         *       "from": "34612345678",
         *       "subject": "Vecinos"
         *     }
         */
        SandboxGroupRequest: {
            from: components["schemas"]["PhoneNumber"];
            subject: string;
            participants?: components["schemas"]["PhoneNumber"][];
            /**
             * @description Whether the account of the session is added.
             * @default true
             */
            withSession?: boolean;
        };
        /**
         * @example {
         *       "groupId": "120363021234567890@g.us",
         *       "inviteCode": "AbCdEfGhIjKlMnOpQrStUv"
         *     }
         */
        SandboxGroup: {
            groupId: components["schemas"]["GroupId"];
            inviteCode: string;
        };
        /**
         * @example {
         *       "success": true,
         *       "data": {
         *         "groupId": "120363021234567890@g.us",
         *         "inviteCode": "AbCdEfGhIjKlMnOpQrStUv"
         *       }
         *     }
         */
        SandboxGroupResponse: {
            /** @constant */
            success: true;
            data: components["schemas"]["SandboxGroup"];
        };
        /**
         * @example {
         *       "participant": "34687654321",
         *       "action": "join"
         *     }
         */
        SandboxParticipantRequest: {
            participant: components["schemas"]["PhoneNumber"];
            /** @enum {string} */
            action: "join" | "leave";
        };
        /**
         * @example {
         *       "limit": 50,
         *       "hasMore": false,
         *       "nextCursor": "Q29kqSx1T0m7hYpVb3nLwZ8uRcJfGdKtE5aXo2siNQ4yMBvH6e"
         *     }
         */
        EventPagination: {
            limit: number;
            /** @description Whether there is more already. */
            hasMore: boolean;
            /** @description Send it as `after`, now or later. */
            nextCursor: string;
        };
        /**
         * @example {
         *       "success": true,
         *       "data": [
         *         {
         *           "id": "evt_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *           "event": "message_deleted",
         *           "type": "message_deleted",
         *           "timestamp": "2025-10-14T10:30:00.000Z",
         *           "sessionId": "session_crm_01",
         *           "sequence": 4711,
         *           "data": {
         *             "messageId": "msg_01JAB3F5T2Q8ZK4M6N7P9R0SVW",
         *             "timestamp": "2025-10-14T10:30:02.000Z",
         *             "chatId": "34612345678"
         *           }
         *         }
         *       ],
         *       "pagination": {
         *         "limit": 50,
         *         "hasMore": false,
         *         "nextCursor": "Q29kqSx1T0m7hYpVb3nLwZ8uRcJfGdKtE5aXo2siNQ4yMBvH6e"
         *       }
         *     }
         */
        EventListResponse: {
            /** @constant */
            success: true;
            data: components["schemas"]["WebhookEvent"][];
            pagination: components["schemas"]["EventPagination"];
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
    responses: {
        /** @description The request breaks the contract; `details` names each place. */
        BadRequest: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description A key, token or password is missing or not valid. */
        Unauthorized: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The key's scopes or the user's role do not allow this. */
        Forbidden: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description It does not exist, or belongs to another organization. */
        NotFound: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The state of the thing does not allow this now. */
        Conflict: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description It was kept for its time and is deleted. */
        Gone: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The body or the file is over its limit. */
        PayloadTooLarge: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The Content-Type or the kind of file is not accepted. */
        UnsupportedMediaType: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The range is outside the file. */
        RangeNotSatisfiable: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Content-Range": components["headers"]["Content-Range"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Well formed but impossible. */
        UnprocessableContent: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description A rate limit is reached. */
        TooManyRequests: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description A fault of the server. */
        InternalError: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description WhatsApp did not do what was asked. */
        BadGateway: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Not now. */
        ServiceUnavailable: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
    };
    parameters: {
        /**
         * @description How many items a page has.
         * @example 50
         */
        Limit: number;
        /** @description `nextCursor` of the page before. Opaque, and good for the same query only. */
        Cursor: string;
        /** @description The same key with the same body within 24 hours gives the same answer: `order-1042-ready`, for instance. */
        IdempotencyKey: string;
        /**
         * @description The organization.
         * @example 1
         */
        OrganizationId: number;
        /**
         * @description The user.
         * @example 5
         */
        UserId: number;
        /** @description The API key's id. */
        KeyId: components["schemas"]["KeyId"];
        /**
         * @description The session.
         * @example session_crm_01
         */
        SessionId: components["schemas"]["SessionId"];
        /** @description The message. */
        MessageId: components["schemas"]["MessageId"];
        /**
         * @description The number, LID or group.
         * @example 34612345678
         */
        ChatId: components["schemas"]["Recipient"];
        /** @description The group. */
        GroupId: components["schemas"]["GroupId"];
        /** @description The story. */
        StatusId: components["schemas"]["StatusId"];
        /** @description The batch. */
        BatchId: components["schemas"]["BatchId"];
        /**
         * @description The session.
         * @example session_crm_01
         */
        SessionAsId: components["schemas"]["SessionId"];
        /** @description The contact. */
        ContactAsId: components["schemas"]["ContactId"];
        /**
         * @description The number with country code.
         * @example 34612345678
         */
        PhoneNumber: components["schemas"]["PhoneNumber"];
        /** @description The media. */
        MediaId: components["schemas"]["MediaId"];
        /** @description The template. */
        TemplateId: components["schemas"]["TemplateId"];
        /** @description The webhook. */
        WebhookId: components["schemas"]["WebhookId"];
        /** @description The replay. */
        ReplayId: components["schemas"]["ReplayId"];
        /** @description The delivery. */
        DeliveryId: components["schemas"]["DeliveryId"];
    };
    requestBodies: never;
    headers: {
        /** @description Identifies this request in the server's log. */
        "X-Request-Id": string;
        /** @description How many requests the window allows. */
        "RateLimit-Limit": number;
        /** @description How many are left in this window. */
        "RateLimit-Remaining": number;
        /** @description Seconds until the window ends. */
        "RateLimit-Reset": number;
        /** @description Seconds to wait before the next try. */
        "Retry-After": number;
        /** @description `true` when this is the stored answer to an earlier request. */
        "Idempotent-Replayed": "true";
        /** @description The SHA-256 of the content. */
        ETag: string;
        /** @description `bytes`. */
        "Accept-Ranges": "bytes";
        /** @description Which bytes of how many. */
        "Content-Range": string;
        /** @description `attachment`, with the name of the file. */
        "Content-Disposition": string;
    };
    pathItems: never;
}
export interface operations {
    "system.health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The server is up. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            500: components["responses"]["InternalError"];
        };
    };
    "system.live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The process is alive. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            500: components["responses"]["InternalError"];
        };
    };
    "system.ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The server takes requests. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "system.metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The metrics. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            500: components["responses"]["InternalError"];
        };
    };
    "system.docs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            400: components["responses"]["BadRequest"];
            500: components["responses"]["InternalError"];
        };
    };
    "system.openapi": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The contract. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenApiDocument"];
                };
            };
            400: components["responses"]["BadRequest"];
            500: components["responses"]["InternalError"];
        };
    };
    "auth.login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoginRequest"];
            };
        };
        responses: {
            /** @description Logged in. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoginResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "auth.refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefreshRequest"];
            };
        };
        responses: {
            /** @description A new pair of tokens. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoginResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "auth.logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Logged out. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "auth.me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "auth.changePassword": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePasswordRequest"];
            };
        };
        responses: {
            /** @description The password is changed. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "organizations.list": {
        parameters: {
            query?: {
                /**
                 * @description How many items a page has.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /** @description `nextCursor` of the page before. Opaque, and good for the same query only. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of organizations. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationListResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "organizations.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body within 24 hours gives the same answer: `order-1042-ready`, for instance. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateOrganizationRequest"];
            };
        };
        responses: {
            /** @description The organization. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "organizations.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organization.
                 * @example 1
                 */
                organizationId: components["parameters"]["OrganizationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The organization. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "organizations.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organization.
                 * @example 1
                 */
                organizationId: components["parameters"]["OrganizationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The organization is gone. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "organizations.update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organization.
                 * @example 1
                 */
                organizationId: components["parameters"]["OrganizationId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateOrganizationRequest"];
            };
        };
        responses: {
            /** @description The organization. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganizationResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "organizations.listMembers": {
        parameters: {
            query?: {
                /**
                 * @description How many items a page has.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /** @description `nextCursor` of the page before. Opaque, and good for the same query only. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                /**
                 * @description The organization.
                 * @example 1
                 */
                organizationId: components["parameters"]["OrganizationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of members. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberListResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "organizations.addMember": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body within 24 hours gives the same answer: `order-1042-ready`, for instance. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The organization.
                 * @example 1
                 */
                organizationId: components["parameters"]["OrganizationId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddMemberRequest"];
            };
        };
        responses: {
            /** @description The member. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "organizations.removeMember": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organization.
                 * @example 1
                 */
                organizationId: components["parameters"]["OrganizationId"];
                /**
                 * @description The user.
                 * @example 5
                 */
                userId: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The member is removed. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "organizations.updateMember": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organization.
                 * @example 1
                 */
                organizationId: components["parameters"]["OrganizationId"];
                /**
                 * @description The user.
                 * @example 5
                 */
                userId: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateMemberRequest"];
            };
        };
        responses: {
            /** @description The member. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "organizations.listApiKeys": {
        parameters: {
            query?: {
                /**
                 * @description How many items a page has.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /** @description `nextCursor` of the page before. Opaque, and good for the same query only. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                /**
                 * @description The organization.
                 * @example 1
                 */
                organizationId: components["parameters"]["OrganizationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of keys. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyListResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "organizations.createApiKey": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body within 24 hours gives the same answer: `order-1042-ready`, for instance. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The organization.
                 * @example 1
                 */
                organizationId: components["parameters"]["OrganizationId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateApiKeyRequest"];
            };
        };
        responses: {
            /** @description The key. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedApiKeyResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "organizations.getApiKey": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organization.
                 * @example 1
                 */
                organizationId: components["parameters"]["OrganizationId"];
                /** @description The API key's id. */
                keyId: components["parameters"]["KeyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "organizations.revokeApiKey": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The organization.
                 * @example 1
                 */
                organizationId: components["parameters"]["OrganizationId"];
                /** @description The API key's id. */
                keyId: components["parameters"]["KeyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key is revoked. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "organizations.listAuditLog": {
        parameters: {
            query?: {
                /**
                 * @description How many items a page has.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /** @description `nextCursor` of the page before. Opaque, and good for the same query only. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                /**
                 * @description The organization.
                 * @example 1
                 */
                organizationId: components["parameters"]["OrganizationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the audit log. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditLogResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "sessions.list": {
        parameters: {
            query?: {
                /** @description Only sessions with this status. */
                status?: components["schemas"]["SessionState"];
                /**
                 * @description How many items a page has.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /** @description `nextCursor` of the page before. Opaque, and good for the same query only. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of sessions. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionListResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "sessions.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body within 24 hours gives the same answer: `order-1042-ready`, for instance. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateSessionRequest"];
            };
        };
        responses: {
            /** @description The session. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "sessions.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "sessions.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session is gone. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "sessions.update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateSessionRequest"];
            };
        };
        responses: {
            /** @description The session. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "sessions.status": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The status. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionStatusResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "sessions.start": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session is starting. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionStatusResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "sessions.stop": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session is stopped. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionStatusResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "sessions.restart": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session is starting. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionStatusResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "sessions.logout": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The phone is unlinked. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionStatusResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "sessions.qr": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The QR code. `X-QR-Expires-At` says until when. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    /** @description Until when the code can be scanned. */
                    "X-QR-Expires-At"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QrCodeResponse"];
                    "image/png": string;
                    "image/svg+xml": string;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "sessions.requestPairingCode": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PairingCodeRequest"];
            };
        };
        responses: {
            /** @description The pairing code. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PairingCodeResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "messages.send": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body within 24 hours gives the same answer: `order-1042-ready`, for instance. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SendMessageRequest"];
            };
        };
        responses: {
            /** @description WhatsApp has the message. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SentMessageResponse"];
                };
            };
            /** @description Stored, and on its way. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcceptedResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            410: components["responses"]["Gone"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "messages.list": {
        parameters: {
            query?: {
                /** @description Only this chat (a number, a LID or a group). */
                chat?: components["schemas"]["Recipient"];
                /** @description Only messages in this direction. */
                direction?: components["schemas"]["MessageDirection"];
                /** @description Only messages with this status. */
                status?: components["schemas"]["MessageStatus"];
                /** @description Only messages of this type. */
                type?: components["schemas"]["MessageType"];
                /** @description Not older than this. */
                from?: string;
                /** @description Older than this. */
                to?: string;
                /** @description Words to search for. */
                q?: string;
                /**
                 * @description How many items a page has.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /** @description `nextCursor` of the page before. Opaque, and good for the same query only. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of messages. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageListResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "messages.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
                /** @description The message. */
                messageId: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The message. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "messages.revoke": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
                /** @description The message. */
                messageId: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The message. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "messages.edit": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
                /** @description The message. */
                messageId: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditMessageRequest"];
            };
        };
        responses: {
            /** @description The message. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "messages.react": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
                /** @description The message. */
                messageId: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReactionRequest"];
            };
        };
        responses: {
            /** @description The message. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "messages.forward": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body within 24 hours gives the same answer: `order-1042-ready`, for instance. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
                /** @description The message. */
                messageId: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForwardMessageRequest"];
            };
        };
        responses: {
            /** @description WhatsApp has the message. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SentMessageResponse"];
                };
            };
            /** @description Stored, and on its way. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcceptedResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            410: components["responses"]["Gone"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "messages.cancel": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
                /** @description The message. */
                messageId: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The message. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "messages.getBatch": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
                /** @description The batch. */
                batchId: components["parameters"]["BatchId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The batch. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "messages.cancelBatch": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
                /** @description The batch. */
                batchId: components["parameters"]["BatchId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The batch. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "contacts.list": {
        parameters: {
            query?: {
                /** @description The beginning of the name or of the number. */
                q?: string;
                /** @description Only contacts with this tag. */
                tag?: components["schemas"]["Tag"];
                /** @description Only contacts assigned to this user. */
                assignedToUserId?: number;
                /** @description The page, from 1. Not together with `cursor`. */
                page?: number;
                /**
                 * @description How many items a page has.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /** @description `nextCursor` of the page before. Opaque, and good for the same query only. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                id: components["parameters"]["SessionAsId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of contacts. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactListResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "contacts.update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The contact. */
                id: components["parameters"]["ContactAsId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateContactRequest"];
            };
        };
        responses: {
            /** @description The contact. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "contacts.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body within 24 hours gives the same answer: `order-1042-ready`, for instance. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                id: components["parameters"]["SessionAsId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateContactRequest"];
            };
        };
        responses: {
            /** @description The contact existed and is changed. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactResponse"];
                };
            };
            /** @description The contact is new. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "contacts.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The contact. */
                id: components["parameters"]["ContactAsId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The contact is gone. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "contacts.import": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                id: components["parameters"]["SessionAsId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportContactsRequest"];
            };
        };
        responses: {
            /** @description What became of each. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactImportResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "contacts.search": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                id: components["parameters"]["SessionAsId"];
                /**
                 * @description The number with country code.
                 * @example 34612345678
                 */
                phoneNumber: components["parameters"]["PhoneNumber"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The contact. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "contacts.check": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                id: components["parameters"]["SessionAsId"];
                /**
                 * @description The number with country code.
                 * @example 34612345678
                 */
                phoneNumber: components["parameters"]["PhoneNumber"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The answer. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NumberCheckResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "contacts.picture": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The contact. */
                id: components["parameters"]["ContactAsId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The picture. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": string;
                    "image/png": string;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "contacts.block": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The contact. */
                id: components["parameters"]["ContactAsId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The contact. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "contacts.unblock": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The contact. */
                id: components["parameters"]["ContactAsId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The contact. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "conversations.list": {
        parameters: {
            query?: {
                /** @description Only those with (or without) unread messages. */
                unread?: boolean;
                /** @description Only archived (or not archived) ones. */
                archived?: boolean;
                /** @description Only open or closed ones. */
                status?: components["schemas"]["ConversationStatus"];
                /** @description Only those of this user; `none` for those that nobody has taken. */
                assignedToUserId?: "none" | number;
                /** @description Only chats with a person or only groups. */
                type?: components["schemas"]["ChatType"];
                /**
                 * @description How many items a page has.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /** @description `nextCursor` of the page before. Opaque, and good for the same query only. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of conversations. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationListResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "conversations.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
                /**
                 * @description The number, LID or group.
                 * @example 34612345678
                 */
                chatId: components["parameters"]["ChatId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The conversation. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "conversations.update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
                /**
                 * @description The number, LID or group.
                 * @example 34612345678
                 */
                chatId: components["parameters"]["ChatId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateConversationRequest"];
            };
        };
        responses: {
            /** @description The conversation. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "conversations.read": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
                /**
                 * @description The number, LID or group.
                 * @example 34612345678
                 */
                chatId: components["parameters"]["ChatId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The conversation. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "conversations.typing": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
                /**
                 * @description The number, LID or group.
                 * @example 34612345678
                 */
                chatId: components["parameters"]["ChatId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TypingRequest"];
            };
        };
        responses: {
            /** @description WhatsApp shows it. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "groups.list": {
        parameters: {
            query?: {
                /**
                 * @description How many items a page has.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /** @description `nextCursor` of the page before. Opaque, and good for the same query only. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of groups. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupListResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "groups.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body within 24 hours gives the same answer: `order-1042-ready`, for instance. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateGroupRequest"];
            };
        };
        responses: {
            /** @description The group. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedGroupResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "groups.join": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JoinGroupRequest"];
            };
        };
        responses: {
            /** @description The group. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "groups.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
                /** @description The group. */
                groupId: components["parameters"]["GroupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The group. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "groups.leave": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
                /** @description The group. */
                groupId: components["parameters"]["GroupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account has left the group. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "groups.update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
                /** @description The group. */
                groupId: components["parameters"]["GroupId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateGroupRequest"];
            };
        };
        responses: {
            /** @description The group. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "groups.addParticipants": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
                /** @description The group. */
                groupId: components["parameters"]["GroupId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ParticipantsRequest"];
            };
        };
        responses: {
            /** @description What became of each. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParticipantResultsResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "groups.removeParticipants": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
                /** @description The group. */
                groupId: components["parameters"]["GroupId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ParticipantsRequest"];
            };
        };
        responses: {
            /** @description What became of each. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParticipantResultsResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "groups.promoteParticipants": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
                /** @description The group. */
                groupId: components["parameters"]["GroupId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ParticipantsRequest"];
            };
        };
        responses: {
            /** @description What became of each. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParticipantResultsResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "groups.demoteParticipants": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
                /** @description The group. */
                groupId: components["parameters"]["GroupId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ParticipantsRequest"];
            };
        };
        responses: {
            /** @description What became of each. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParticipantResultsResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "groups.getInviteCode": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
                /** @description The group. */
                groupId: components["parameters"]["GroupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The code. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InviteCodeResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "groups.revokeInviteCode": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
                /** @description The group. */
                groupId: components["parameters"]["GroupId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The new code. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InviteCodeResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "status.list": {
        parameters: {
            query?: {
                /** @description Only those that can be seen now: sent, not taken back, and younger than 24 hours; `false` for the others. */
                active?: boolean;
                /**
                 * @description How many items a page has.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /** @description `nextCursor` of the page before. Opaque, and good for the same query only. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of stories. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatusListResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "status.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body within 24 hours gives the same answer: `order-1042-ready`, for instance. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateStatusRequest"];
            };
        };
        responses: {
            /** @description WhatsApp has the story. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatusResponse"];
                };
            };
            /** @description Stored, and on its way. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatusResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            410: components["responses"]["Gone"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "status.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
                /** @description The story. */
                statusId: components["parameters"]["StatusId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The story. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatusResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "status.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
                /** @description The story. */
                statusId: components["parameters"]["StatusId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The story. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatusResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "media.list": {
        parameters: {
            query?: {
                /**
                 * @description How many items a page has.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /** @description `nextCursor` of the page before. Opaque, and good for the same query only. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of media. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MediaListResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "media.upload": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body within 24 hours gives the same answer: `order-1042-ready`, for instance. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["UploadRequest"];
            };
        };
        responses: {
            /** @description The media. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MediaResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "media.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The media. */
                mediaId: components["parameters"]["MediaId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The media. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MediaResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            410: components["responses"]["Gone"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "media.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The media. */
                mediaId: components["parameters"]["MediaId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The media is gone. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "media.content": {
        parameters: {
            query?: never;
            header?: {
                /** @description One range of bytes, such as `bytes=0-1023`. */
                Range?: string;
                /** @description An ETag of an earlier download. */
                "If-None-Match"?: string;
                /** @description The range counts only while the content still has this ETag. */
                "If-Range"?: string;
            };
            path: {
                /** @description The media. */
                mediaId: components["parameters"]["MediaId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The whole file. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    "Accept-Ranges": components["headers"]["Accept-Ranges"];
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
            /** @description The range that was asked for. */
            206: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    "Content-Range": components["headers"]["Content-Range"];
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
            /** @description The client has this content already. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            410: components["responses"]["Gone"];
            416: components["responses"]["RangeNotSatisfiable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "templates.list": {
        parameters: {
            query?: {
                /** @description Only this category. */
                category?: string;
                /** @description Only active or only inactive ones. */
                isActive?: boolean;
                /**
                 * @description How many items a page has.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /** @description `nextCursor` of the page before. Opaque, and good for the same query only. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                /**
                 * @description The organization.
                 * @example 1
                 */
                organizationId: components["parameters"]["OrganizationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of templates. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateListResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "templates.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body within 24 hours gives the same answer: `order-1042-ready`, for instance. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The organization.
                 * @example 1
                 */
                organizationId: components["parameters"]["OrganizationId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateTemplateRequest"];
            };
        };
        responses: {
            /** @description The template. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "templates.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The template. */
                templateId: components["parameters"]["TemplateId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The template. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "templates.update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The template. */
                templateId: components["parameters"]["TemplateId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateTemplateRequest"];
            };
        };
        responses: {
            /** @description The template. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "templates.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The template. */
                templateId: components["parameters"]["TemplateId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The template is gone. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "templates.use": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body within 24 hours gives the same answer: `order-1042-ready`, for instance. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The template. */
                templateId: components["parameters"]["TemplateId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UseTemplateRequest"];
            };
        };
        responses: {
            /** @description WhatsApp has the message. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SentMessageResponse"];
                };
            };
            /** @description Stored, and on its way. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcceptedResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "templates.preview": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The template. */
                templateId: components["parameters"]["TemplateId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreviewTemplateRequest"];
            };
        };
        responses: {
            /** @description The text. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplatePreviewResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "webhooks.list": {
        parameters: {
            query?: {
                /**
                 * @description How many items a page has.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /** @description `nextCursor` of the page before. Opaque, and good for the same query only. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                /**
                 * @description The organization.
                 * @example 1
                 */
                organizationId: components["parameters"]["OrganizationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of webhooks. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookListResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "webhooks.create": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body within 24 hours gives the same answer: `order-1042-ready`, for instance. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The organization.
                 * @example 1
                 */
                organizationId: components["parameters"]["OrganizationId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateWebhookRequest"];
            };
        };
        responses: {
            /** @description The webhook with its secret. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedWebhookResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "webhooks.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The webhook. */
                webhookId: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The webhook. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "webhooks.update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The webhook. */
                webhookId: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateWebhookRequest"];
            };
        };
        responses: {
            /** @description The webhook. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "webhooks.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The webhook. */
                webhookId: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The webhook is gone. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "webhooks.test": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The webhook. */
                webhookId: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TestWebhookRequest"];
            };
        };
        responses: {
            /** @description What happened, success or not. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookTestResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "webhooks.enable": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The webhook. */
                webhookId: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EnableWebhookRequest"];
            };
        };
        responses: {
            /** @description The webhook. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "webhooks.rotateSecret": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body within 24 hours gives the same answer: `order-1042-ready`, for instance. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The webhook. */
                webhookId: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RotateSecretRequest"];
            };
        };
        responses: {
            /** @description The new secret. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RotatedSecretResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "webhooks.finishRotation": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The webhook. */
                webhookId: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The webhook. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "webhooks.replay": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body within 24 hours gives the same answer: `order-1042-ready`, for instance. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The webhook. */
                webhookId: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplayRequest"];
            };
        };
        responses: {
            /** @description The job. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplayResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "webhooks.getReplay": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The webhook. */
                webhookId: components["parameters"]["WebhookId"];
                /** @description The replay. */
                replayId: components["parameters"]["ReplayId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The job. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplayResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "webhooks.listDeliveries": {
        parameters: {
            query?: {
                /** @description Only deliveries with this status. */
                status?: components["schemas"]["DeliveryStatus"];
                /**
                 * @description How many items a page has.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
                /** @description `nextCursor` of the page before. Opaque, and good for the same query only. */
                cursor?: components["parameters"]["Cursor"];
            };
            header?: never;
            path: {
                /** @description The webhook. */
                webhookId: components["parameters"]["WebhookId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of deliveries. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryListResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "webhooks.redeliver": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The webhook. */
                webhookId: components["parameters"]["WebhookId"];
                /** @description The delivery. */
                deliveryId: components["parameters"]["DeliveryId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The delivery. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "events.list": {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. */
                after?: string;
                /** @description Where to begin without `after`: not older than this. The oldest that is kept if absent. */
                since?: string;
                /**
                 * @description Only events of these types.
                 * @example [
                 *       "message",
                 *       "message_status"
                 *     ]
                 */
                types?: components["schemas"]["EventType"][];
                /** @description Only events of this session. */
                sessionId?: components["schemas"]["SessionId"];
                /**
                 * @description How many items a page has.
                 * @example 50
                 */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of events. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventListResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            410: components["responses"]["Gone"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "events.stream": {
        parameters: {
            query?: {
                /** @description Where to begin: after this cursor. `Last-Event-ID` wins over it. */
                after?: string;
                /** @description Where to begin without `after`: not older than this. With what comes from now on if absent. */
                since?: string;
                /**
                 * @description Only events of these types.
                 * @example [
                 *       "message",
                 *       "message_status"
                 *     ]
                 */
                types?: components["schemas"]["EventType"][];
                /** @description Only events of this session. */
                sessionId?: components["schemas"]["SessionId"];
            };
            header?: {
                /** @description The last `id` that was received; an EventSource sends it when it reconnects. */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stream. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            410: components["responses"]["Gone"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "statistics.forOrganization": {
        parameters: {
            query?: {
                /** @description The beginning, inclusive. 30 days before `to` if absent. */
                from?: string;
                /** @description The end, exclusive. Now if absent. */
                to?: string;
                /** @description The steps of the series, in the time zone. */
                granularity?: components["schemas"]["Granularity"];
                /**
                 * @description A name of the IANA database, such as `Europe/Madrid`.
                 * @example Europe/Madrid
                 */
                timeZone?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The organization.
                 * @example 1
                 */
                organizationId: components["parameters"]["OrganizationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Totals and series. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatisticsResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "statistics.forSession": {
        parameters: {
            query?: {
                /** @description The beginning, inclusive. 30 days before `to` if absent. */
                from?: string;
                /** @description The end, exclusive. Now if absent. */
                to?: string;
                /** @description The steps of the series, in the time zone. */
                granularity?: components["schemas"]["Granularity"];
                /**
                 * @description A name of the IANA database, such as `Europe/Madrid`.
                 * @example Europe/Madrid
                 */
                timeZone?: string;
            };
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Totals and series. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatisticsResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "sandbox.scan": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SandboxScanRequest"];
            };
        };
        responses: {
            /** @description The phone has scanned the code. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionStatusResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "sandbox.receiveMessage": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body within 24 hours gives the same answer: `order-1042-ready`, for instance. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SandboxMessageRequest"];
            };
        };
        responses: {
            /** @description The customer has sent it. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SandboxDoneResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            410: components["responses"]["Gone"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "sandbox.disconnect": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SandboxDisconnectRequest"];
            };
        };
        responses: {
            /** @description The connection is gone. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionStatusResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "sandbox.failNextSend": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SandboxFailRequest"];
            };
        };
        responses: {
            /** @description The fault is set. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SandboxDoneResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "sandbox.moveReceipt": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
                /** @description The message. */
                messageId: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SandboxReceiptRequest"];
            };
        };
        responses: {
            /** @description The receipt is on its way. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SandboxDoneResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "sandbox.react": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
                /** @description The message. */
                messageId: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SandboxReactionRequest"];
            };
        };
        responses: {
            /** @description The customer has reacted. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SandboxDoneResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "sandbox.vote": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
                /** @description The message. */
                messageId: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SandboxVoteRequest"];
            };
        };
        responses: {
            /** @description The customer has voted. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SandboxDoneResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "sandbox.editMessage": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
                /** @description The message. */
                messageId: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditMessageRequest"];
            };
        };
        responses: {
            /** @description The customer has edited it. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SandboxDoneResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "sandbox.revokeMessage": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
                /** @description The message. */
                messageId: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The customer has deleted it. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SandboxDoneResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "sandbox.createGroup": {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body within 24 hours gives the same answer: `order-1042-ready`, for instance. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SandboxGroupRequest"];
            };
        };
        responses: {
            /** @description The group is there. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SandboxGroupResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    "sandbox.moveParticipant": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session.
                 * @example session_crm_01
                 */
                sessionId: components["parameters"]["SessionId"];
                /** @description The group. */
                groupId: components["parameters"]["GroupId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SandboxParticipantRequest"];
            };
        };
        responses: {
            /** @description They have joined or left. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SandboxDoneResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
}
