import {
  appendFileSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  truncateSync,
} from "node:fs";
import { dirname } from "node:path";
import type { Journal } from "../world/journal";

/** A journal in a file, one JSON text a line. */
export function createFileJournal<Entry>(file: string): Journal<Entry> {
  mkdirSync(dirname(file), { recursive: true });
  return {
    read() {
      const content = readIfThere(file);
      const end = content.lastIndexOf("\n") + 1;
      // A process that was killed while it wrote leaves half a line. It was never acknowledged: cut it off.
      if (end < content.length) truncateSync(file, Buffer.byteLength(content.slice(0, end)));
      return content
        .slice(0, end)
        .split("\n")
        .filter((line) => line !== "")
        .map((line, index) => parseLine<Entry>(file, line, index + 1));
    },
    append(entry) {
      appendFileSync(file, toLine(entry));
    },
    replace(entries) {
      const next = `${file}.next`;
      const handle = openSync(next, "w");
      try {
        for (const lines of inChunks(entries)) appendFileSync(handle, lines);
        fsyncSync(handle);
      } finally {
        closeSync(handle);
      }
      renameSync(next, file);
    },
  };
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
    throw error;
  }
}

/** Few writes, none of them huge. */
function* inChunks(entries: Iterable<unknown>): Generator<string> {
  let lines: string[] = [];
  for (const entry of entries) {
    lines.push(toLine(entry));
    if (lines.length < 1_000) continue;
    yield lines.join("");
    lines = [];
  }
  yield lines.join("");
}

function toLine(entry: unknown): string {
  return `${JSON.stringify(entry)}\n`;
}

function parseLine<Entry>(file: string, line: string, number: number): Entry {
  try {
    // Only `append` and `replace` write this file, and they write entries.
    return JSON.parse(line) as Entry;
  } catch (cause) {
    throw new Error(`Line ${number} of the journal ${file} is damaged; restore the file or delete it`, { cause });
  }
}
