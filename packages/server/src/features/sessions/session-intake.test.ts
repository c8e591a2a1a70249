import { beforeEach, describe, expect, it } from "vitest";
import { engineMessage } from "../../../test/support/engine-message";
import { stubEngine } from "../../../test/support/stub-engine";
import { createLog } from "../../lib/log";
import { createManualClock, type ManualClock } from "../../lib/manual-clock";
import { createWriteChain } from "../../store/write-chain";
import { createSessionIntake, type SessionIntake } from "./session-intake";

const ref = { organizationId: 1, sessionId: "crm" };
const other = { organizationId: 1, sessionId: "ventas" };
const diskFull = () => Object.assign(new Error("database or disk is full"), { code: "SQLITE_FULL" });
const HOUR = 3_600_000;

let clock: ManualClock;
let intake: SessionIntake;
let stored: string[];
let logged: { tries: number; isLost: boolean }[];
/** What the store does with a text, before it has it. */
let meet: (text: string) => void | Promise<void>;
/** How long it takes to fetch a file. */
let fetchFile: Promise<void> | undefined;

beforeEach(() => {
  clock = createManualClock();
  stored = [];
  logged = [];
  meet = () => undefined;
  fetchFile = undefined;
  const ignore = async () => undefined;
  const edit = async ({ sessionId }: { sessionId: string }, { text }: { text: string }) => {
    await meet(text);
    stored.push(`${sessionId}: ${text}`);
  };
  const message = async ({ sessionId }: { sessionId: string }) => {
    await fetchFile;
    stored.push(`${sessionId}: a file`);
  };
  const takers = { message, ack: ignore, edit, revoke: ignore, reaction: ignore, vote: ignore };
  intake = createSessionIntake({
    takers: { ...takers, group: ignore, read: ignore, archive: ignore },
    createChain: createWriteChain,
    clock,
    log: createLog({ level: "error", destination: { write: (line) => void logged.push(JSON.parse(line)) } }),
  });
});

/** Has the store wait with a text until it is let go. */
function hold(text: string): () => void {
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  meet = (met) => (met === text ? held : undefined);
  return letGo;
}

const tell = (text: string, of = ref) =>
  intake.onSessionEvent(of, stubEngine({}), { name: "edit", payload: { key: "K", text, timestamp: 1 } });

describe("while the storage takes no writes", () => {
  beforeEach(() => {
    meet = () => {
      throw diskFull();
    };
  });

  it("the news waits, for hours, and is stored in its order afterwards", async () => {
    for (const text of ["uno", "dos", "tres"]) tell(text);
    await clock.advance(3 * HOUR);
    expect(stored).toEqual([]);
    meet = () => undefined;
    await clock.advance(30_000);
    expect(stored).toEqual(["crm: uno", "crm: dos", "crm: tres"]);
  });

  it("the log says so at first, and with every tenth try", async () => {
    tell("uno");
    await clock.advance(HOUR / 4);
    expect(logged.map(({ tries }) => tries)).toEqual([1, 10, 20, 30]);
    expect(logged.some(({ isLost }) => isLost)).toBe(false);
  });

  it("the end of the process tries all of it once more, and logs what is lost", async () => {
    tell("uno");
    tell("dos");
    await clock.advance(0);
    meet = (text) => {
      if (text === "uno") throw diskFull();
    };
    await intake.stop();
    expect(stored).toEqual(["crm: dos"]);
    expect(logged).toMatchObject([
      { tries: 1, isLost: false },
      { tries: 2, isLost: true },
    ]);
  });
});

it("news that cannot be stored, through no fault of the storage, is given up and logged", async () => {
  meet = (text) => {
    if (text === "veneno") throw new TypeError("broken");
  };
  tell("veneno");
  tell("sano");
  await clock.advance(200_000);
  expect(stored).toEqual(["crm: sano"]);
  expect(logged.at(-1)).toMatchObject({ tries: 10, isLost: true });
});

describe("when a session is deleted", () => {
  it("what waits of it is dropped, and that of others is not", async () => {
    meet = () => {
      throw diskFull();
    };
    for (const of of [ref, other]) for (const text of ["uno", "dos"]) tell(text, of);
    await clock.advance(0);
    await intake.discard(ref);
    meet = () => undefined;
    await clock.advance(30_000);
    expect(stored).toEqual(["ventas: uno", "ventas: dos"]);
    expect(logged.some(({ isLost }) => isLost)).toBe(false);
  });

  it("what is in hand comes to its end first, and its successor's news is taken", async () => {
    let finish: () => void = () => undefined;
    meet = () =>
      new Promise<void>((resolve) => {
        finish = resolve;
      });
    tell("en mano");
    await clock.advance(0);
    tell("espera");
    const discarded = intake.discard(ref).then(() => stored.push("discarded"));
    await clock.advance(1_000);
    expect(stored).toEqual([]);
    finish();
    await discarded;
    expect(stored).toEqual(["crm: en mano", "discarded"]);
    meet = () => undefined;
    tell("nuevo");
    await clock.advance(0);
    expect(stored.at(-1)).toBe("crm: nuevo");
  });

  it("there may be nothing to drop", async () => {
    await expect(intake.discard(ref)).resolves.toBeUndefined();
  });
});

describe("news that comes faster than it is stored", () => {
  it("is asked for in its order, before the first of it is committed", async () => {
    const asked: string[] = [];
    let commit: () => void = () => undefined;
    const committed = new Promise<void>((resolve) => {
      commit = resolve;
    });
    meet = (text) => {
      asked.push(text);
      return committed;
    };
    for (const text of ["uno", "dos", "tres"]) tell(text);
    await clock.advance(0);
    expect(asked).toEqual(["uno", "dos", "tres"]);
    expect(stored).toEqual([]);
    commit();
    await intake.stored(ref);
    expect(stored).toEqual(["crm: uno", "crm: dos", "crm: tres"]);
  });

  it("is not asked for behind one that cannot be stored, until that one is", async () => {
    meet = (text) => {
      if (text === "dos") throw diskFull();
    };
    for (const text of ["uno", "dos", "tres"]) tell(text);
    await clock.advance(0);
    expect(stored).toEqual(["crm: uno"]);
    meet = () => undefined;
    await clock.advance(1_000);
    expect(stored).toEqual(["crm: uno", "crm: dos", "crm: tres"]);
  });

  it("waits for the file of a message before it, and is stored after it", async () => {
    const message = engineMessage({ media: { mimetype: "image/png", filename: null, size: 1 } });
    let fetched: () => void = () => undefined;
    fetchFile = new Promise<void>((resolve) => {
      fetched = resolve;
    });
    tell("uno");
    intake.onSessionEvent(ref, stubEngine({}), { name: "message", payload: message });
    tell("dos");
    await clock.advance(0);
    expect(stored).toEqual(["crm: uno"]);
    fetched();
    await intake.stored(ref);
    expect(stored).toEqual(["crm: uno", "crm: a file", "crm: dos"]);
  });
});

describe("who asks whether all is stored that was told so far", () => {
  it("waits for it, and not for what is told later", async () => {
    const order: string[] = [];
    const letGo = hold("tres");
    tell("uno");
    tell("dos");
    const asked = intake.stored(ref).then(() => order.push(...stored));
    tell("tres");
    await asked;
    expect(order).toEqual(["crm: uno", "crm: dos"]);
    letGo();
    await intake.stored(ref);
    expect(stored).toContain("crm: tres");
  });

  it("does not wait for another session", async () => {
    const letGo = hold("uno");
    tell("uno", other);
    await intake.stored(ref);
    expect(stored).toEqual([]);
    letGo();
  });

  it("is told at once when the storage takes no writes, and then that it is there", async () => {
    meet = () => {
      throw diskFull();
    };
    tell("uno");
    await expect(intake.stored(ref)).rejects.toMatchObject({ code: "SQLITE_FULL" });
    tell("dos");
    await expect(intake.stored(ref)).rejects.toMatchObject({ code: "SQLITE_FULL" });
    meet = () => undefined;
    await clock.advance(1_000);
    await intake.stored(ref);
    expect(stored).toEqual(["crm: uno", "crm: dos"]);
  });

  it("is told to try again later when it takes too long, and it is stored all the same", async () => {
    const letGo = hold("uno");
    tell("uno");
    const asked = expect(intake.stored(ref)).rejects.toMatchObject({ code: "STORAGE_UNAVAILABLE", retryAfter: 5 });
    await clock.advance(10_000);
    await asked;
    letGo();
    await intake.stored(ref);
    expect(stored).toEqual(["crm: uno"]);
  });

  it("is told that the session is gone when it is deleted meanwhile", async () => {
    const letGo = hold("uno");
    tell("uno");
    const asked = intake.stored(ref);
    await clock.advance(0);
    const discarded = intake.discard(ref);
    letGo();
    await expect(asked).rejects.toMatchObject({ code: "SESSION_NOT_FOUND" });
    await discarded;
  });
});
