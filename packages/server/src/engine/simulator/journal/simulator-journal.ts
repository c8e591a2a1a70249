import { join } from "node:path";
import type { CredentialEntry } from "../credentials";
import type { BlobStore, Journal } from "../world/journal";
import type { WorldEntry } from "../world/world-entry";
import { createFileBlobs } from "./file-blobs";
import { createFileJournal } from "./file-journal";
import { createMemoryBlobs } from "./memory-blobs";
import { createMemoryJournal, type MemoryJournal } from "./memory-journal";

/** Everything that a simulator keeps. */
export interface SimulatorJournal {
  /** What the cloud and the phones know. */
  readonly world: Journal<WorldEntry>;
  /** What the engines know: their logins. */
  readonly credentials: Journal<CredentialEntry>;
  readonly blobs: BlobStore;
}

/** Keeps everything in a folder, so that it outlives the process. One process at a time. */
export function createSimulatorFiles({ folder }: { readonly folder: string }): SimulatorJournal {
  return {
    world: createFileJournal(join(folder, "world.jsonl")),
    credentials: createFileJournal(join(folder, "credentials.jsonl")),
    blobs: createFileBlobs(join(folder, "media")),
  };
}

export interface SimulatorMemory extends SimulatorJournal {
  readonly world: MemoryJournal<WorldEntry>;
  readonly credentials: MemoryJournal<CredentialEntry>;
}

/** Keeps everything in memory, for tests. */
export function createSimulatorMemory(): SimulatorMemory {
  return { world: createMemoryJournal(), credentials: createMemoryJournal(), blobs: createMemoryBlobs() };
}
