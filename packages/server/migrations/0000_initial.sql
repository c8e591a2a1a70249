CREATE TABLE `contact_tags` (
	`contact_id` text NOT NULL,
	`organization_id` integer NOT NULL,
	`session_id` text NOT NULL,
	`tag` text NOT NULL,
	`position` integer NOT NULL,
	`name_key` text NOT NULL,
	PRIMARY KEY(`contact_id`, `tag`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `contact_tags_tag` ON `contact_tags` (`organization_id`,`session_id`,`tag`,`name_key`,`contact_id`);--> statement-breakpoint
CREATE TABLE `conversations` (
	`organization_id` integer NOT NULL,
	`session_id` text NOT NULL,
	`chat_id` text NOT NULL,
	`type` text NOT NULL,
	`subject` text,
	`status` text DEFAULT 'open' NOT NULL,
	`is_archived` integer DEFAULT false NOT NULL,
	`unread_count` integer DEFAULT 0 NOT NULL,
	`assigned_to_user_id` integer,
	`last_message_id` text NOT NULL,
	`last_message_at` integer NOT NULL,
	`waiting_since` integer,
	`closed_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`organization_id`, `session_id`, `chat_id`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `conversations_recent` ON `conversations` (`organization_id`,`session_id`,`last_message_at`,`chat_id`);--> statement-breakpoint
CREATE INDEX `conversations_unread` ON `conversations` (`organization_id`,`session_id`,`last_message_at`,`chat_id`) WHERE unread_count > 0;--> statement-breakpoint
CREATE INDEX `conversations_assignee` ON `conversations` (`organization_id`,`session_id`,`assigned_to_user_id`,`last_message_at`,`chat_id`);--> statement-breakpoint
CREATE INDEX `conversations_assignee_open` ON `conversations` (`organization_id`,`session_id`,`assigned_to_user_id`,`last_message_at`,`chat_id`) WHERE status = 'open';--> statement-breakpoint
CREATE INDEX `conversations_archived` ON `conversations` (`organization_id`,`session_id`,`last_message_at`,`chat_id`) WHERE is_archived = 1;--> statement-breakpoint
CREATE INDEX `conversations_groups` ON `conversations` (`organization_id`,`session_id`,`last_message_at`,`chat_id`) WHERE type = 'group';--> statement-breakpoint
CREATE INDEX `conversations_status` ON `conversations` (`organization_id`,`session_id`,`status`,`last_message_at`,`chat_id`);--> statement-breakpoint
CREATE TABLE `group_notices` (
	`organization_id` integer NOT NULL,
	`session_id` text NOT NULL,
	`key` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`organization_id`, `session_id`, `key`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `group_notices_at` ON `group_notices` (`at`);--> statement-breakpoint
CREATE TABLE `message_counts` (
	`organization_id` integer NOT NULL,
	`session_id` text NOT NULL,
	`quarter` integer NOT NULL,
	`direction` text NOT NULL,
	`type` text NOT NULL,
	`status` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`organization_id`, `session_id`, `quarter`, `direction`, `type`, `status`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `chat_activity` (
	`organization_id` integer NOT NULL,
	`session_id` text NOT NULL,
	`quarter` integer NOT NULL,
	`chat_id` text NOT NULL,
	PRIMARY KEY(`organization_id`, `session_id`, `quarter`, `chat_id`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `first_responses` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`organization_id` integer NOT NULL,
	`session_id` text NOT NULL,
	`at` integer NOT NULL,
	`seconds` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `first_responses_session` ON `first_responses` (`organization_id`,`session_id`,`at`,`seconds`);--> statement-breakpoint
CREATE TABLE `attempt_counts` (
	`organization_id` integer NOT NULL,
	`quarter` integer NOT NULL,
	`attempts` integer NOT NULL,
	`failed` integer NOT NULL,
	PRIMARY KEY(`organization_id`, `quarter`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `contacts` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` integer NOT NULL,
	`session_id` text NOT NULL,
	`phone` text,
	`lid` text,
	`name` text,
	`push_name` text,
	`name_key` text NOT NULL,
	`notes` text,
	`assigned_to_user_id` integer,
	`is_blocked` integer DEFAULT false NOT NULL,
	`last_message_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `contacts_phone` ON `contacts` (`organization_id`,`session_id`,`phone`) WHERE phone IS NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `contacts_lid` ON `contacts` (`organization_id`,`session_id`,`lid`) WHERE lid IS NOT NULL;--> statement-breakpoint
CREATE INDEX `contacts_name` ON `contacts` (`organization_id`,`session_id`,`name_key`,`id`);--> statement-breakpoint
CREATE INDEX `contacts_assignee` ON `contacts` (`organization_id`,`session_id`,`assigned_to_user_id`,`name_key`,`id`) WHERE assigned_to_user_id IS NOT NULL;--> statement-breakpoint
CREATE TABLE `number_checks` (
	`phone` text PRIMARY KEY NOT NULL,
	`exists` integer NOT NULL,
	`lid` text,
	`checked_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `number_checks_at` ON `number_checks` (`checked_at`);--> statement-breakpoint
CREATE TABLE `media` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` integer NOT NULL,
	`session_id` text NOT NULL,
	`type` text NOT NULL,
	`mimetype` text NOT NULL,
	`size` integer NOT NULL,
	`sha256` text NOT NULL,
	`filename` text,
	`created_at` integer NOT NULL,
	`expired_at` integer
) STRICT;
--> statement-breakpoint
CREATE INDEX `media_created` ON `media` (`created_at`) WHERE expired_at IS NULL;--> statement-breakpoint
CREATE INDEX `media_session` ON `media` (`organization_id`,`session_id`,`expired_at`,`id`);--> statement-breakpoint
CREATE INDEX `media_content` ON `media` (`sha256`) WHERE expired_at IS NULL;--> statement-breakpoint
CREATE TABLE `templates` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` integer NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`category` text,
	`body` text NOT NULL,
	`variables` text NOT NULL,
	`is_active` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `templates_name` ON `templates` (`organization_id`,`name_key`);--> statement-breakpoint
CREATE TABLE `events` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`organization_id` integer NOT NULL,
	`session_id` text,
	`sequence` integer NOT NULL,
	`type` text NOT NULL,
	`lane` text NOT NULL,
	`created_at` integer NOT NULL,
	`replay_of` text,
	`body` blob NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `events_id` ON `events` (`id`);--> statement-breakpoint
CREATE INDEX `events_organization` ON `events` (`organization_id`,`seq`);--> statement-breakpoint
CREATE INDEX `events_session` ON `events` (`organization_id`,`session_id`,`seq`);--> statement-breakpoint
CREATE INDEX `events_created` ON `events` (`created_at`);--> statement-breakpoint
CREATE TABLE `webhook_attempts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`delivery_id` text NOT NULL,
	`number` integer NOT NULL,
	`is_manual` integer DEFAULT false NOT NULL,
	`started_at` integer NOT NULL,
	`duration_ms` integer NOT NULL,
	`status` integer,
	`error` text,
	`response` text
) STRICT;
--> statement-breakpoint
CREATE INDEX `webhook_attempts_delivery` ON `webhook_attempts` (`delivery_id`,`id`);--> statement-breakpoint
CREATE INDEX `webhook_attempts_started` ON `webhook_attempts` (`started_at`);--> statement-breakpoint
CREATE TABLE `webhook_deliveries` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`event_seq` integer NOT NULL,
	`webhook_id` text NOT NULL,
	`lane` text NOT NULL,
	`state` integer NOT NULL,
	`parked` integer DEFAULT false NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`due_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`lease_until` integer,
	`lease_token` integer DEFAULT 0 NOT NULL,
	`replay_id` text,
	`is_manual` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	`done_at` integer,
	`last_status` integer,
	`last_error` text
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `webhook_deliveries_id` ON `webhook_deliveries` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `webhook_deliveries_event` ON `webhook_deliveries` (`event_seq`,`webhook_id`);--> statement-breakpoint
CREATE INDEX `webhook_deliveries_due` ON `webhook_deliveries` (`webhook_id`,`due_at`,`seq`) WHERE state = 0;--> statement-breakpoint
CREATE INDEX `webhook_deliveries_lease` ON `webhook_deliveries` (`lease_until`) WHERE state = 1;--> statement-breakpoint
CREATE INDEX `webhook_deliveries_lane` ON `webhook_deliveries` (`webhook_id`,`lane`,`parked`,`event_seq`) WHERE state IN (0, 1, 4);--> statement-breakpoint
CREATE INDEX `webhook_deliveries_webhook` ON `webhook_deliveries` (`webhook_id`,`seq`);--> statement-breakpoint
CREATE INDEX `webhook_deliveries_failed` ON `webhook_deliveries` (`webhook_id`,`state`,`seq`) WHERE state IN (3, 5);--> statement-breakpoint
CREATE TABLE `webhook_replays` (
	`id` text PRIMARY KEY NOT NULL,
	`webhook_id` text NOT NULL,
	`organization_id` integer NOT NULL,
	`from` integer NOT NULL,
	`to` integer NOT NULL,
	`types` text,
	`statuses` text,
	`as_new` integer DEFAULT false NOT NULL,
	`cursor` integer NOT NULL,
	`end_seq` integer NOT NULL,
	`matched` integer DEFAULT 0 NOT NULL,
	`queued` integer DEFAULT 0 NOT NULL,
	`delivered` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`completed_at` integer
) STRICT;
--> statement-breakpoint
CREATE INDEX `webhook_replays_open` ON `webhook_replays` (`organization_id`,`webhook_id`,`id`) WHERE completed_at IS NULL;--> statement-breakpoint
CREATE INDEX `webhook_replays_completed` ON `webhook_replays` (`completed_at`) WHERE completed_at IS NOT NULL;--> statement-breakpoint
CREATE TABLE `webhooks` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` integer NOT NULL,
	`name` text NOT NULL,
	`url` text NOT NULL,
	`events` text NOT NULL,
	`session_ids` text,
	`status` text NOT NULL,
	`disabled_reason` text,
	`ordering` text NOT NULL,
	`max_concurrency` integer NOT NULL,
	`timeout_seconds` integer NOT NULL,
	`rate_per_second` integer,
	`headers` text,
	`secret_current` text NOT NULL,
	`secret_previous` text,
	`previous_until` integer,
	`gate_until` integer,
	`consecutive_failures` integer DEFAULT 0 NOT NULL,
	`failed_attempts` integer DEFAULT 0 NOT NULL,
	`first_failure_at` integer,
	`failing_notices` integer DEFAULT 0 NOT NULL,
	`last_error` text,
	`last_success_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `webhooks_organization` ON `webhooks` (`organization_id`,`id`);--> statement-breakpoint
CREATE TABLE `batches` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` integer NOT NULL,
	`session_id` text NOT NULL,
	`idempotency_key` text,
	`refused` text NOT NULL,
	`recipients` text NOT NULL,
	`created_at` integer NOT NULL,
	`canceled_at` integer,
	`completed_at` integer
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `batches_idempotency_key` ON `batches` (`organization_id`,`idempotency_key`) WHERE idempotency_key IS NOT NULL;--> statement-breakpoint
CREATE TABLE `messages` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`organization_id` integer NOT NULL,
	`session_id` text NOT NULL,
	`chat_id` text NOT NULL,
	`direction` text NOT NULL,
	`peer` text NOT NULL,
	`type` text NOT NULL,
	`body` text,
	`media_id` text,
	`content` text NOT NULL,
	`status` text NOT NULL,
	`status_times` text NOT NULL,
	`wa_key` text,
	`quoted_message_id` text,
	`batch_id` text,
	`template_id` text,
	`contact_id` text,
	`error_code` text,
	`idempotency_key` text,
	`send_at` integer,
	`on_uncertain` text,
	`edited_at` integer,
	`revoked_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `messages_id` ON `messages` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `messages_wa_key` ON `messages` (`organization_id`,`session_id`,`wa_key`) WHERE wa_key IS NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `messages_idempotency_key` ON `messages` (`organization_id`,`idempotency_key`) WHERE idempotency_key IS NOT NULL;--> statement-breakpoint
CREATE INDEX `messages_session` ON `messages` (`organization_id`,`session_id`,`seq`);--> statement-breakpoint
CREATE INDEX `messages_chat` ON `messages` (`organization_id`,`session_id`,`chat_id`,`seq`);--> statement-breakpoint
CREATE INDEX `messages_time` ON `messages` (`organization_id`,`session_id`,created_at / 1000,`seq`);--> statement-breakpoint
CREATE INDEX `messages_chat_time` ON `messages` (`organization_id`,`session_id`,`chat_id`,created_at / 1000,`seq`);--> statement-breakpoint
CREATE INDEX `messages_direction` ON `messages` (`organization_id`,`session_id`,`direction`,`seq`);--> statement-breakpoint
CREATE INDEX `messages_status` ON `messages` (`organization_id`,`session_id`,`status`,`seq`);--> statement-breakpoint
CREATE INDEX `messages_type` ON `messages` (`organization_id`,`session_id`,`type`,`seq`) WHERE type <> 'text';--> statement-breakpoint
CREATE INDEX `messages_lid` ON `messages` (`organization_id`,`session_id`,`peer`) WHERE peer GLOB '*@lid';--> statement-breakpoint
CREATE INDEX `messages_batch` ON `messages` (`batch_id`,`seq`) WHERE batch_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX `messages_scheduled` ON `messages` (`send_at`) WHERE status = 'scheduled';--> statement-breakpoint
CREATE INDEX `messages_waiting_media` ON `messages` (`media_id`) WHERE media_id IS NOT NULL AND status IN ('scheduled', 'queued', 'sending');--> statement-breakpoint
CREATE TABLE `poll_votes` (
	`message_id` text NOT NULL,
	`from` text NOT NULL,
	`options` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`message_id`, `from`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `poll_votes_lid` ON `poll_votes` (`from`) WHERE "from" GLOB '*@lid';--> statement-breakpoint
CREATE TABLE `reactions` (
	`message_id` text NOT NULL,
	`from` text NOT NULL,
	`emoji` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`message_id`, `from`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `reactions_lid` ON `reactions` (`from`) WHERE "from" GLOB '*@lid';--> statement-breakpoint
CREATE TABLE `send_jobs` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`message_id` text NOT NULL,
	`organization_id` integer NOT NULL,
	`session_id` text NOT NULL,
	`priority` integer NOT NULL,
	`state` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`boot_id` text,
	`started_at` integer
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `send_jobs_message` ON `send_jobs` (`message_id`);--> statement-breakpoint
CREATE INDEX `send_jobs_line` ON `send_jobs` (`organization_id`,`session_id`,`priority`,`id`);--> statement-breakpoint
CREATE INDEX `send_jobs_unfinished` ON `send_jobs` (`organization_id`,`session_id`) WHERE state = 'sending';--> statement-breakpoint
CREATE TABLE `api_keys` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` integer NOT NULL,
	`name` text NOT NULL,
	`prefix` text NOT NULL,
	`hash` text NOT NULL,
	`scopes` text NOT NULL,
	`session_ids` text,
	`expires_at` integer,
	`last_used_at` integer,
	`revoked_at` integer,
	`created_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `api_keys_hash` ON `api_keys` (`hash`);--> statement-breakpoint
CREATE INDEX `api_keys_organization` ON `api_keys` (`organization_id`,`id`);--> statement-breakpoint
CREATE TABLE `audit_log` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`organization_id` integer NOT NULL,
	`action` text NOT NULL,
	`actor_type` text NOT NULL,
	`actor_id` text,
	`target` text,
	`details` text NOT NULL,
	`request_id` text,
	`created_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `audit_log_organization` ON `audit_log` (`organization_id`,`id`);--> statement-breakpoint
CREATE INDEX `audit_log_created` ON `audit_log` (`created_at`);--> statement-breakpoint
CREATE TABLE `idempotency_keys` (
	`scope` text NOT NULL,
	`key` text NOT NULL,
	`operation_id` text NOT NULL,
	`request_hash` text NOT NULL,
	`boot_id` text NOT NULL,
	`status` integer,
	`body` text,
	`is_carried_out` integer DEFAULT false NOT NULL,
	`expires_at` integer NOT NULL,
	PRIMARY KEY(`scope`, `key`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `idempotency_keys_expiry` ON `idempotency_keys` (`expires_at`);--> statement-breakpoint
CREATE TABLE `logins` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` integer NOT NULL,
	`organization_id` integer,
	`refresh_hash` text NOT NULL,
	`refresh_expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`ended_at` integer
) STRICT;
--> statement-breakpoint
CREATE INDEX `logins_user` ON `logins` (`user_id`);--> statement-breakpoint
CREATE INDEX `logins_expiry` ON `logins` (`refresh_expires_at`);--> statement-breakpoint
CREATE TABLE `members` (
	`organization_id` integer NOT NULL,
	`user_id` integer NOT NULL,
	`role` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`organization_id`, `user_id`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `members_user` ON `members` (`user_id`,`organization_id`);--> statement-breakpoint
CREATE TABLE `organizations` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`default_session_id` text,
	`event_sequence` integer DEFAULT 0 NOT NULL,
	`events_pruned_to` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `users` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`password_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `users_email` ON `users` (`email`);--> statement-breakpoint
CREATE TABLE `secrets` (
	`name` text PRIMARY KEY NOT NULL,
	`value` blob NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `session_transitions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`organization_id` integer NOT NULL,
	`session_id` text NOT NULL,
	`from` text NOT NULL,
	`to` text NOT NULL,
	`reason` text,
	`at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `session_transitions_session` ON `session_transitions` (`organization_id`,`session_id`,`id`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`organization_id` integer NOT NULL,
	`id` text NOT NULL,
	`name` text,
	`desired` text NOT NULL,
	`status` text NOT NULL,
	`reason` text,
	`since` integer NOT NULL,
	`phone_number` text,
	`last_activity_at` integer,
	`event_sequence` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`organization_id`, `id`)
) STRICT;--> statement-breakpoint
CREATE VIEW `searchable_messages` AS SELECT `seq`, `body`,
	'S' || hex(`organization_id` || '/' || `session_id`) || ' C' || replace(replace(replace(`chat_id`, '@', ''), '.', ''), '-', '') AS `place`
	FROM `messages`;--> statement-breakpoint
CREATE VIRTUAL TABLE `messages_text` USING fts5(body, place, content='searchable_messages', content_rowid='seq', tokenize="unicode61 remove_diacritics 2");--> statement-breakpoint
CREATE TRIGGER `messages_text_insert` AFTER INSERT ON `messages` WHEN new.body IS NOT NULL BEGIN
	INSERT INTO messages_text (rowid, body, place) SELECT seq, body, place FROM searchable_messages WHERE seq = new.seq;
END;--> statement-breakpoint
CREATE TRIGGER `messages_text_delete` BEFORE DELETE ON `messages` WHEN old.body IS NOT NULL BEGIN
	INSERT INTO messages_text (messages_text, rowid, body, place) SELECT 'delete', seq, body, place FROM searchable_messages WHERE seq = old.seq;
END;--> statement-breakpoint
CREATE TRIGGER `messages_text_before_update` BEFORE UPDATE OF `body`, `chat_id` ON `messages` WHEN old.body IS NOT NULL AND (old.body IS NOT new.body OR old.chat_id <> new.chat_id) BEGIN
	INSERT INTO messages_text (messages_text, rowid, body, place) SELECT 'delete', seq, body, place FROM searchable_messages WHERE seq = old.seq;
END;--> statement-breakpoint
CREATE TRIGGER `messages_text_after_update` AFTER UPDATE OF `body`, `chat_id` ON `messages` WHEN new.body IS NOT NULL AND (old.body IS NOT new.body OR old.chat_id <> new.chat_id) BEGIN
	INSERT INTO messages_text (rowid, body, place) SELECT seq, body, place FROM searchable_messages WHERE seq = new.seq;
END;--> statement-breakpoint
CREATE TRIGGER `messages_count_insert` AFTER INSERT ON `messages` WHEN new.chat_id <> 'status@broadcast' BEGIN
	INSERT INTO message_counts (organization_id, session_id, quarter, direction, type, status, count)
		VALUES (new.organization_id, new.session_id, new.created_at / 900000, new.direction, new.type, new.status, 1)
		ON CONFLICT DO UPDATE SET count = count + 1;
	INSERT INTO chat_activity (organization_id, session_id, quarter, chat_id)
		VALUES (new.organization_id, new.session_id, new.created_at / 900000, new.chat_id)
		ON CONFLICT DO NOTHING;
END;--> statement-breakpoint
CREATE TRIGGER `messages_count_status` AFTER UPDATE OF `status` ON `messages` WHEN old.status <> new.status AND new.chat_id <> 'status@broadcast' BEGIN
	UPDATE message_counts SET count = count - 1
		WHERE organization_id = old.organization_id AND session_id = old.session_id AND quarter = old.created_at / 900000
		AND direction = old.direction AND type = old.type AND status = old.status;
	DELETE FROM message_counts
		WHERE organization_id = old.organization_id AND session_id = old.session_id AND quarter = old.created_at / 900000
		AND direction = old.direction AND type = old.type AND status = old.status AND count = 0;
	INSERT INTO message_counts (organization_id, session_id, quarter, direction, type, status, count)
		VALUES (new.organization_id, new.session_id, new.created_at / 900000, new.direction, new.type, new.status, 1)
		ON CONFLICT DO UPDATE SET count = count + 1;
END;--> statement-breakpoint
CREATE TRIGGER `webhook_attempts_count` AFTER INSERT ON `webhook_attempts` BEGIN
	INSERT INTO attempt_counts (organization_id, quarter, attempts, failed)
		SELECT webhooks.organization_id, new.started_at / 900000, 1, new.error IS NOT NULL
		FROM webhook_deliveries JOIN webhooks ON webhooks.id = webhook_deliveries.webhook_id
		WHERE webhook_deliveries.id = new.delivery_id
		ON CONFLICT DO UPDATE SET attempts = attempts + 1, failed = failed + excluded.failed;
END;
