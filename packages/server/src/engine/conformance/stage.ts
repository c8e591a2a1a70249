import { afterEach, beforeEach } from "vitest";
import type { Engine, EngineContent, EngineError, EngineEvents, EngineKey, EngineMedia } from "../engine";
import { toWorldContent } from "../simulator/content";
import type { World } from "../simulator/world/world";
import type { Actor as PersonOnPhone } from "../simulator/world/world-types";
import type { CreateHarness, EngineHarness } from "./harness";

/** Everything that an engine told. */
type Told = { readonly [E in keyof EngineEvents]: EngineEvents[E][] };

interface Actor {
  readonly engine: Engine;
  readonly told: Told;
  readonly statuses: () => string[];
}

export interface Stage {
  readonly world: World;
  pass(ms: number): Promise<void>;
  /** Lets time pass until it is so. */
  until(what: string, condition: () => boolean): Promise<void>;
  create(key: EngineKey): Actor;
  /** Creates, starts and scans. */
  connect(key: EngineKey, phone: string): Promise<Actor>;
  scan(actor: Actor, phone: string): Promise<void>;
  /** The linked device of this account. */
  deviceOf(phone: string): string;
  /** A person writes on the phone; returns the message's key. */
  write(from: string, to: string, content: EngineContent): Promise<string>;
}

export const text = (words: string): EngineContent => ({ type: "text", text: words });

export const mediaOf = (bytes: Buffer, mimetype: string, filename: string | null): EngineMedia => ({
  mimetype,
  filename,
  size: bytes.length,
  read: async () => bytes,
});

export const chatWith = (phone: string) => `${phone}@c.us`;

/** Somebody on their phone. */
export const person = (phone: string): PersonOnPhone => ({ phone, device: null });

/** A fresh WhatsApp for each test of the block that calls this. */
export function useStage(createHarness: CreateHarness): () => Stage {
  let harness: EngineHarness;
  let created: Engine[] = [];
  let writtenKeys = 0;

  beforeEach(async () => {
    harness = await createHarness();
    created = [];
    writtenKeys = 0;
  });
  afterEach(async () => {
    for (const engine of created) await engine.stop();
    await harness.close();
  });

  const until: Stage["until"] = async (what, condition) => {
    for (let passed = 0; passed <= 5_000; passed += 25) {
      if (condition()) return;
      await harness.pass(25);
    }
    throw new Error(`It never happened: ${what}`);
  };

  const create: Stage["create"] = (key) => {
    const engine = harness.createEngine(key);
    created.push(engine);
    const told: Told = {
      state: [],
      message: [],
      ack: [],
      edit: [],
      revoke: [],
      reaction: [],
      vote: [],
      group: [],
      read: [],
      archive: [],
      fault: [],
    };
    engine.on("state", (snapshot) => void told.state.push(snapshot));
    engine.on("message", (message) => void told.message.push(message));
    engine.on("ack", (ack) => void told.ack.push(ack));
    engine.on("edit", (edit) => void told.edit.push(edit));
    engine.on("revoke", (revoke) => void told.revoke.push(revoke));
    engine.on("reaction", (reaction) => void told.reaction.push(reaction));
    engine.on("vote", (vote) => void told.vote.push(vote));
    engine.on("group", (notice) => void told.group.push(notice));
    engine.on("read", (read) => void told.read.push(read));
    engine.on("archive", (archive) => void told.archive.push(archive));
    engine.on("fault", (fault) => void told.fault.push(fault));
    return { engine, told, statuses: () => told.state.map(({ status, reason }) => `${status} (${reason})`) };
  };

  const scan: Stage["scan"] = async ({ engine }, phone) => {
    const { qr } = engine.snapshot();
    if (!qr) throw new Error("There is no QR to scan");
    harness.world.linking.scan(qr.value, phone);
    await until("connected", () => engine.snapshot().status === "connected");
  };

  return () => ({
    world: harness.world,
    pass: (ms) => harness.pass(ms),
    until,
    create,
    scan,
    async connect(key, phone) {
      const actor = create(key);
      await actor.engine.start();
      await scan(actor, phone);
      return actor;
    },
    deviceOf(phone) {
      const [token] = harness.world.linking.devicesOf(phone);
      if (token === undefined) throw new Error("This account has no linked device");
      return token;
    },
    async write(from, to, content) {
      writtenKeys += 1;
      const key = `3EB0WRITTEN${writtenKeys}`;
      harness.world.messages.send(
        { phone: from, device: null },
        { key, to, content: await toWorldContent(content, harness.world.media) },
      );
      return key;
    },
  });
}

/** What a call was refused with; fails when it was not refused. */
export async function refusal(call: Promise<unknown>): Promise<EngineError> {
  const outcome = await call.then(
    () => "resolved" as const,
    (error: EngineError) => error,
  );
  if (outcome === "resolved") throw new Error("The call was not refused");
  return outcome;
}
