import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { explainQueries } from "../../../test/support/explain-queries";
import type { MediaStage } from "../../../test/support/media-stage";
import { createMediaStage } from "../../../test/support/media-stage";
import type { Tenant } from "../../contract/tenant";
import type { ManualClock } from "../../lib/manual-clock";
import { createManualClock } from "../../lib/manual-clock";
import { sha256 } from "../../lib/sha256";
import { createMediaExpiry } from "./media-expiry";

const DAY = 24 * 3_600_000;
const tenant: Tenant = { organizationId: 1, sessionIds: null };
const whole = { range: null, ifNoneMatch: null, ifRange: null };
const expired = { code: "MEDIA_EXPIRED" };

let stage: MediaStage;
beforeEach(async () => {
  stage = await createMediaStage();
});
afterEach(() => stage.close());

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}
const upload = async (text: string, by = tenant) =>
  stage.service.upload(by, "crm", { ...(await stage.blobs.receive(once(text), 1000)), filename: null });

const expiryOf = (keptForMs: number | null, clock: ManualClock = stage.clock) =>
  createMediaExpiry({ media: stage.store, files: stage.files, blobs: stage.blobs, keptForMs, clock });

/** Runs a chore, and its rests. */
async function run(chore: ReturnType<typeof expiryOf>["expire"], clock = stage.clock, signal?: AbortSignal) {
  let isRunning = true;
  const done = chore(signal ?? new AbortController().signal).finally(() => {
    isRunning = false;
  });
  while (isRunning) await clock.advance(20);
  await done;
}

const addMessage = (mediaId: string, status: string) =>
  stage.database.write(() => {
    stage.database.sqlite
      .prepare(
        `INSERT INTO messages (id, organization_id, session_id, chat_id, direction, peer, type, media_id, content, status, status_times, created_at, updated_at)
         VALUES (?, 1, 'crm', '34612345678', 'outbound', '34612345678', 'document', ?, '{}', ?, '{}', 1, 1)`,
      )
      .run(`msg_${mediaId}_${status}`, mediaId, status);
  });
const setStatus = (status: string) => stage.database.sqlite.prepare("UPDATE messages SET status = ?").run(status);

describe("files that were kept long enough", () => {
  it("lose their content, and say so ever after", async () => {
    const { mediaId, sha256: content } = await upload("hola");
    const { expire } = expiryOf(90 * DAY);
    await stage.clock.advance(90 * DAY - 1);
    await run(expire);
    expect(await stage.service.get(tenant, mediaId)).toMatchObject({ expiredAt: null });
    expect(await stage.kept()).toEqual([content]);

    await run(expire);
    expect(await stage.kept()).toEqual([]);
    const asked = [
      stage.service.get(tenant, mediaId),
      stage.service.content(tenant, mediaId, whole),
      stage.service.content(tenant, mediaId, { ...whole, ifNoneMatch: `"${content}"` }),
      stage.library.require(tenant, mediaId),
    ];
    await Promise.all(asked.map((one) => expect(one).rejects.toMatchObject({ ...expired, params: { mediaId } })));
    expect(await stage.library.open(1, mediaId)).toBeNull();
    const stranger = { organizationId: 2, sessionIds: null };
    await expect(stage.service.get(stranger, mediaId)).rejects.toMatchObject({ code: "MEDIA_NOT_FOUND" });
  });

  it("are not listed any more, and leave no gap between pages", async () => {
    for (const text of ["a", "b"]) await upload(text);
    await stage.clock.advance(DAY);
    const young = [(await upload("c")).mediaId, (await upload("d")).mediaId];
    await run(expiryOf(DAY).expire);
    const first = await stage.service.list(tenant, "crm", { limit: 1, cursor: null });
    const second = await stage.service.list(tenant, "crm", { limit: 1, cursor: first.nextCursor });
    expect([...second.items, ...first.items].map(({ mediaId }) => mediaId)).toEqual(young);
    expect(second.nextCursor).toBeNull();
  });

  it("are deleted once and for all when that is asked for", async () => {
    const { mediaId } = await upload("hola");
    await stage.clock.advance(DAY);
    await run(expiryOf(DAY).expire);
    await stage.service.delete(tenant, mediaId);
    await expect(stage.service.get(tenant, mediaId)).rejects.toMatchObject({ code: "MEDIA_NOT_FOUND" });
    await expect(stage.service.delete(tenant, mediaId)).rejects.toMatchObject({ code: "MEDIA_NOT_FOUND" });
  });

  it("leave the content to a younger file that has the same, until that one expires", async () => {
    const old = await upload("hola");
    await stage.clock.advance(DAY);
    const young = await upload("hola", { organizationId: 2, sessionIds: null });
    const { expire } = expiryOf(DAY);
    await run(expire);
    await expect(stage.service.get(tenant, old.mediaId)).rejects.toMatchObject(expired);
    expect(await stage.library.open(1, old.mediaId)).toBeNull();
    expect(await stage.kept()).toEqual([young.sha256]);
    expect(await stage.library.open(2, young.mediaId)).not.toBeNull();
    await stage.clock.advance(DAY);
    await run(expire);
    expect(await stage.kept()).toEqual([]);
  });

  it("come back as another file when they are uploaded again", async () => {
    const old = await upload("hola");
    await stage.clock.advance(DAY);
    await run(expiryOf(DAY).expire);
    const again = await upload("hola");
    expect(await stage.kept()).toEqual([again.sha256]);
    expect(await stage.service.get(tenant, again.mediaId)).toMatchObject({ expiredAt: null });
    await expect(stage.service.get(tenant, old.mediaId)).rejects.toMatchObject(expired);
  });

  it.each(["scheduled", "queued", "sending"])("wait while a message that is %s needs them", async (status) => {
    const { mediaId } = await upload("hola");
    await addMessage(mediaId, status);
    await stage.clock.advance(DAY);
    const { expire } = expiryOf(DAY);
    await run(expire);
    expect(await stage.library.open(1, mediaId)).not.toBeNull();
    setStatus("sent");
    await run(expire);
    await expect(stage.service.get(tenant, mediaId)).rejects.toMatchObject(expired);
  });

  it("wait for a message that is accepted at the last moment", async () => {
    const { mediaId } = await upload("hola");
    await stage.clock.advance(DAY);
    const [found] = await stage.store.expirable(stage.clock.now(), 1);
    if (!found) throw new Error("It may expire");
    await addMessage(mediaId, "queued");
    await stage.files.expire(found);
    expect(await stage.library.open(1, mediaId)).not.toBeNull();
  });

  it("are all kept when they are kept for ever", async () => {
    await upload("hola");
    await stage.clock.advance(36_500 * DAY);
    await run(expiryOf(null).expire);
    expect(await stage.kept()).toHaveLength(1);
  });

  it("expire however many they are, a few at a time, until it is time to stop", async () => {
    for (let index = 0; index < 120; index += 1) await upload(`file ${index}`);
    await stage.clock.advance(DAY);
    const stopping = new AbortController();
    const { expire } = expiryOf(DAY);
    const first = expire(stopping.signal);
    while ((await stage.kept()).length === 120) await new Promise(setImmediate);
    stopping.abort();
    await first;
    expect(await stage.kept()).toHaveLength(70);
    await run(expire);
    expect(await stage.kept()).toEqual([]);
  });

  it("are found by index", async () => {
    const { mediaId } = await upload("hola");
    const plans = await explainQueries(stage.database, async () => {
      await stage.store.expirable(0, 10);
      await stage.store.expire(mediaId);
      await stage.store.unused(["ab", "cd"]);
    });
    expect(plans).toHaveLength(3);
    expect(plans.filter((plan) => /SCAN|TEMP B-TREE/.test(plan))).toEqual([]);
    expect(plans[0]).toContain("INDEX media_created (created_at<?)");
    for (const plan of plans.slice(0, 2)) expect(plan).toContain("INDEX messages_waiting_media (media_id=?)");
  });
});

describe("contents that no file has", () => {
  /** The time of the disk, which no test can move. */
  const realClock = () => createManualClock(Date.now());
  const leaveBehind = async (text: string) => {
    await stage.blobs.keep(await stage.blobs.receive(once(text), 1000));
    return sha256(text);
  };

  it("are deleted after a day, once a day", async () => {
    const clock = realClock();
    const { sweep } = expiryOf(null, clock);
    const content = await leaveBehind("left behind by a crash");
    const named = await upload("hola");
    await clock.advance(DAY - 60_000);
    await run(sweep, clock);
    expect((await stage.kept()).sort()).toEqual([content, named.sha256].sort());
    await clock.advance(120_000);
    await run(sweep, clock);
    expect(await stage.kept()).toHaveLength(2);
    await clock.advance(DAY);
    await run(sweep, clock);
    expect(await stage.kept()).toEqual([named.sha256]);
  });

  it("of expired files only are deleted too, when a crash came between the note and the deletion", async () => {
    const clock = realClock();
    const { mediaId } = await upload("hola");
    await stage.store.expire(mediaId);
    expect(await stage.kept()).toHaveLength(1);
    await clock.advance(2 * DAY);
    await run(expiryOf(null, clock).sweep, clock);
    expect(await stage.kept()).toEqual([]);
  });

  it("stay when a file of that content has just come", async () => {
    const clock = realClock();
    const content = await leaveBehind("hola");
    await clock.advance(2 * DAY);
    const files = {
      ...stage.files,
      sweep: async (name: string, since: number) => {
        await upload("hola");
        await stage.files.sweep(name, since);
      },
    };
    const { sweep } = createMediaExpiry({ media: stage.store, files, blobs: stage.blobs, keptForMs: null, clock });
    await run(sweep, clock);
    expect(await stage.kept()).toEqual([content]);
  });

  it("are the only files that are touched", async () => {
    const clock = realClock();
    const folder = join(stage.folder, "media");
    await mkdir(join(folder, "lost+found"));
    await mkdir(join(folder, "ab"), { recursive: true });
    await writeFile(join(folder, "README"), "mine");
    await writeFile(join(folder, "ab", "note.txt"), "mine");
    await writeFile(join(folder, "ab", "c".repeat(64)), "in a folder of another");
    await clock.advance(2 * DAY);
    await run(expiryOf(null, clock).sweep, clock);
    expect((await stage.kept()).sort()).toEqual(["README", "c".repeat(64), "note.txt"]);
  });
});
