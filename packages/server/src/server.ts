import { randomBytes } from "node:crypto";
import { document } from "@inbox-hub/openapi/document";
import { toSendReply } from "@inbox-hub/openapi/rules";
import { createConversations } from "./composition/conversations";
import { createEngines } from "./composition/engines";
import { createEvents } from "./composition/events";
import { createGroups } from "./composition/groups";
import { createMedia, MAX_MEDIA_BYTES } from "./composition/media";
import { createMessaging } from "./composition/messaging";
import { createChores, daysToMs } from "./composition/retention";
import { createStores } from "./composition/stores";
import { createStories } from "./composition/stories";
import { createWebhookSealing } from "./composition/webhook-seal";
import { createWebhooks } from "./composition/webhooks";
import type { Config } from "./config";
import { type DataFolder, openDataFolder } from "./data-folder";
import { fromEngineKey } from "./engine/engine-key";
import { createAuthHandlers } from "./features/auth/auth-handlers";
import { createAuthService } from "./features/auth/auth-service";
import { createAuthenticator } from "./features/auth/authenticator";
import { createPasswords } from "./features/auth/passwords";
import { createTokens } from "./features/auth/tokens";
import { createContactHandlers } from "./features/contacts/contact-handlers";
import { createContactService } from "./features/contacts/contact-service";
import { createMediaHandlers } from "./features/media/media-handlers";
import { createMediaService } from "./features/media/media-service";
import { createMessageHandlers } from "./features/messages/message-handlers";
import { createAccountSeeder } from "./features/organizations/account-seeder";
import { createApiKeyService } from "./features/organizations/api-key-service";
import { createMemberService } from "./features/organizations/member-service";
import { createOrganizationHandlers } from "./features/organizations/organization-handlers";
import { createOrganizationService } from "./features/organizations/organization-service";
import { createSandboxHandlers } from "./features/sandbox/sandbox-handlers";
import { createSandboxService } from "./features/sandbox/sandbox-service";
import { createSessionAccess } from "./features/sessions/session-access";
import { createSessionHandlers, toWireStatus } from "./features/sessions/session-handlers";
import { createSessionIntake } from "./features/sessions/session-intake";
import { createSessionPairing } from "./features/sessions/session-pairing";
import { createSessionService } from "./features/sessions/session-service";
import { SessionSupervisor } from "./features/sessions/session-supervisor";
import { createStatisticsHandlers } from "./features/statistics/statistics-handlers";
import { createStatisticsService } from "./features/statistics/statistics-service";
import { createMetricsRegistry } from "./features/system/process-metrics";
import { createSystemHandlers } from "./features/system/system-handlers";
import { createTemplateHandlers } from "./features/templates/template-handlers";
import { createTemplateService } from "./features/templates/template-service";
import { createHttpApp } from "./http/app";
import { docsPage } from "./http/docs-page";
import { isLoopbackHost, type Listening, listen } from "./http/listen";
import { createRateLimits } from "./http/rate-limits";
import { createAddressGuard } from "./lib/address-guard";
import { systemClock } from "./lib/clock";
import { createIds } from "./lib/ids";
import { createKeyedQueue } from "./lib/keyed-queue";
import { createLog } from "./lib/log";
import { createSignal } from "./lib/signal";
import { migrationsFolder } from "./migrations-folder";
import { type SandboxAccount, seedSandbox } from "./seed";
import { openDatabase } from "./store/database";
import { createWriteChain } from "./store/write-chain";

export interface Server {
  /** Resolves once it listens. In the sandbox profile with the account that was seeded. */
  start(): Promise<{ readonly url: string; readonly sandbox: SandboxAccount | null }>;
  /** Finishes what runs, in order, and frees everything. */
  stop(): Promise<void>;
}

/** Builds the whole server, with the help of `composition/`; only the commands build a part of it themselves. */
export function createServer({ config }: { readonly config: Config }): Server {
  const isSandbox = config.profile === "sandbox";
  const folder = openDataFolder(config.dataDir);
  const clock = systemClock;
  const random = Math.random;
  const newId = createIds(clock.now);
  const bootId = randomBytes(16).toString("hex");
  const log = createLog({ level: config.logLevel });
  const delivered = createSignal();
  const appended = createSignal<number>();
  const secret = config.secrets.jwtSecret ?? sandboxSecret(folder);

  const database = openDatabase({ file: folder.database, migrationsFolder });
  const webhookSeal = createWebhookSealing({ database, folder, config });
  const stores = createStores({
    database,
    clock,
    newId,
    random,
    delivered,
    appended,
    bootId,
    secret,
    webhookSeal,
    onUnreadableWebhook: (webhookId, error) => log.error({ err: error, webhookId }, "nothing is sent to this webhook"),
  });
  const guard = createAddressGuard({ allowNets: config.webhookAllowNets, allowHttp: config.webhookAllowHttp });
  const rateLimits = createRateLimits({ classes: config.rateLimits });
  const engines = createEngines({
    folder: folder.simulator,
    clock,
    random,
    stored: (key) => intake.stored(fromEngineKey(key)),
  });

  const supervisor = new SessionSupervisor({
    sessions: stores.sessions,
    createEngine: engines.createEngine,
    clock,
    random,
    log,
  });
  const access = createSessionAccess({ sessions: stores.sessions, supervisor });
  const { dataDir, retention } = config;
  const mediaKeptForMs = daysToMs(retention.media);
  const media = createMedia({ stores, dataDir, guard, keptForMs: mediaKeptForMs, clock, newId });
  const { library } = media;
  const messaging = createMessaging({ stores, access, library, rateLimits, clock, log, bootId });
  const webhooks = createWebhooks({ stores, access, guard, clock, newId, log, delivered });
  const groups = createGroups({ stores, access, clock, log });
  const members = {
    isMember: async (organizationId: number, userId: number) =>
      (await stores.members.roleIn(userId, organizationId)) !== null,
  };
  const conversations = createConversations({ stores, access, members });
  const intake = createSessionIntake({
    takers: { ...messaging.takers, ...groups.takers, ...conversations.takers },
    createChain: createWriteChain,
    clock,
    log,
  });
  supervisor.onSessionEvent(intake.onSessionEvent);
  supervisor.onSessionEvent(messaging.sender.onSessionEvent);

  const passwords = createPasswords();
  const tokens = createTokens({ secret, clock, newId });
  const environment = isSandbox ? "test" : "live";
  const apiKeys = createApiKeyService({ apiKeys: stores.apiKeys, environment, clock, newId, randomBytes });
  const sessions = createSessionService({
    sessions: stores.sessions,
    supervisor,
    access,
    intake,
    media: library,
    audit: stores.audit,
    newId,
  });
  const contacts = createContactService({
    contacts: stores.contacts,
    numberChecks: stores.numberChecks,
    sessions: access,
    members,
    clock,
  });
  const templates = createTemplateService({ templates: stores.templates, sessions: access, messages: messaging.sends });
  const metrics = createMetricsRegistry();
  const events = createEvents({ stores, access, clock, appended, limits: config.eventStreams, metrics });
  let isReady = false;

  const app = createHttpApp({
    handlers: {
      ...createSystemHandlers({
        isReady: async () => isReady && database.sqlite.open,
        metrics,
        document,
        docsPage,
      }),
      ...createAuthHandlers({
        auth: createAuthService({ users: stores.users, logins: stores.logins, passwords, tokens, newId }),
      }),
      ...createOrganizationHandlers({
        organizations: createOrganizationService({
          organizations: stores.organizations,
          sessions: { removeAll: sessions.deleteAll },
          media: library,
        }),
        members: createMemberService({ members: stores.members, passwords }),
        apiKeys,
        audit: stores.audit,
      }),
      ...createSessionHandlers({ sessions, pairing: createSessionPairing({ access, supervisor, clock }) }),
      ...createMessageHandlers(messaging),
      ...createContactHandlers({ contacts }),
      ...conversations.handlers,
      ...groups.handlers,
      ...createStories({ stores, access, messaging }).handlers,
      ...createMediaHandlers({
        media: createMediaService({ media: stores.media, files: media.files, blobs: media.blobs, sessions: access }),
        keptForMs: mediaKeptForMs,
      }),
      ...createTemplateHandlers({ templates, toSendReply }),
      ...webhooks.handlers,
      ...events.handlers,
      ...createStatisticsHandlers({
        statistics: createStatisticsService({
          statistics: stores.statistics,
          sessions: access,
          clock,
          queue: createKeyedQueue(),
        }),
      }),
      ...createSandboxHandlers({
        sandbox: createSandboxService({
          control: engines.control,
          access,
          supervisor,
          media: library,
          messages: messaging.messages,
        }),
        statusOf: async (tenant, sessionId) => toWireStatus(await sessions.get(tenant, sessionId)),
        stored: intake.stored,
      }),
    },
    authenticator: createAuthenticator({
      apiKeys: stores.apiKeys,
      logins: stores.logins,
      members: stores.members,
      tokens,
    }),
    rateLimits,
    lasting: {
      operations: new Set(["sessions.get", "sessions.status"]),
      version: () => `${database.version()}.${supervisor.revision()}`,
    },
    idempotency: stores.idempotency,
    metrics,
    log,
    newId,
    clock,
    config: {
      sandbox: isSandbox,
      tmpDir: folder.temporary,
      maxMediaBytes: MAX_MEDIA_BYTES,
      validateResponses: isSandbox,
      trustProxy: config.trustProxy,
      isLoopbackOnly: isLoopbackHost(config.host),
      metricsToken: config.secrets.metricsToken,
    },
  });

  const hourly = createChores({ stores, media, retention, clock, log });
  let listening: Listening | null = null;

  return {
    async start() {
      await media.blobs.prepare();
      await supervisor.start();
      const seeder = createAccountSeeder({ accounts: stores.accounts, passwords, environment, newId });
      const sandbox = isSandbox
        ? await seedSandbox({ config, folder, seeder, sessions, contacts, templates, control: engines.control })
        : null;
      messaging.schedule.start();
      webhooks.dispatcher.start();
      webhooks.replays.start();
      hourly.start();
      listening = await listen({
        callback: app.callback(),
        host: config.host,
        port: config.port,
        answerClientError: app.answerClientError,
      });
      isReady = true;
      return { url: listening.url, sandbox };
    },

    async stop() {
      isReady = false;
      events.streams.stop();
      // Side by side, so that neither a slow client nor a hanging receiver holds up the rest for long.
      await Promise.all([listening?.close(), hourly.stop(), webhooks.replays.stop(), webhooks.stop()]);
      await messaging.schedule.stop();
      await messaging.sender.stop();
      await supervisor.stop();
      await intake.stop();
      await media.download.close();
      engines.close();
      await database.close();
    },
  };
}

/** The sandbox makes its own secret, once for each data folder. */
function sandboxSecret(folder: DataFolder): string {
  return folder.secret("jwt-secret", () => randomBytes(48).toString("base64url"));
}
