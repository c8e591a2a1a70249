/** Where facts are kept, so that what was done survives the end of the process, however sudden. */
export interface Journal<Entry> {
  /** Everything that was appended, in order. Read once, at the start. */
  read(): Iterable<Entry>;
  /** Returns when the entry would survive a SIGKILL. */
  append(entry: Entry): void;
  /** Puts these entries in the place of all that there are, or leaves everything as it was. */
  replace(entries: Iterable<Entry>): void;
}

/** Files, under the hash of their bytes. */
export interface BlobStore {
  /** Returns the SHA-256 of the bytes, in hex. */
  put(bytes: Buffer): Promise<string>;
  get(sha256: string): Promise<Buffer | null>;
  remove(sha256: string): void;
  /** Removes everything else. */
  retain(wanted: ReadonlySet<string>): void;
}
