import { readdir } from "node:fs/promises";
import type { LookupFunction } from "node:net";
import { join } from "node:path";
import { createBlobStore } from "../../src/features/media/blob-store";
import { createMediaDownload } from "../../src/features/media/media-download";
import { createMediaFiles } from "../../src/features/media/media-files";
import { createMediaLibrary } from "../../src/features/media/media-library";
import { createMediaService } from "../../src/features/media/media-service";
import { sniffMimetype } from "../../src/features/media/sniff";
import { createAddressGuard } from "../../src/lib/address-guard";
import { createIds } from "../../src/lib/ids";
import { createKeyedQueue } from "../../src/lib/keyed-queue";
import { createManualClock } from "../../src/lib/manual-clock";
import { migrationsFolder } from "../../src/migrations-folder";
import { openDatabase } from "../../src/store/database";
import { createMediaStore } from "../../src/store/media-store";
import { sessions } from "../../src/store/schema/sessions";
import { fakeSessionAccess } from "./session-access";
import { createTemporaryFolder } from "./temporary-folder";

/** The media of a server, on a folder and a database of their own. Files are at most 1000 bytes. */
export async function createMediaStage() {
  const folder = await createTemporaryFolder();
  const database = openDatabase({ file: ":memory:", migrationsFolder });
  const clock = createManualClock();
  const newId = createIds(clock.now);
  const maxBytes = 1000;
  const blobs = createBlobStore({ dataDir: folder.path, newId });
  await blobs.prepare();
  await database.write(() => {
    for (const organizationId of [1, 2]) {
      for (const id of ["crm", "other"]) {
        const at = clock.now();
        const row = {
          organizationId,
          id,
          desired: "stopped",
          status: "stopped",
          since: at,
          createdAt: at,
          updatedAt: at,
        } as const;
        database.orm.insert(sessions).values(row).run();
      }
    }
  });
  const media = createMediaStore({ database, clock, newId });
  const files = createMediaFiles({ media, blobs, sniff: sniffMimetype, queue: createKeyedQueue() });
  const guard = createAddressGuard({ allowNets: ["127.0.0.1"], lookup: lookUp });
  const download = createMediaDownload({ guard, blobs, clock, maxBytes });
  const filesIn = async (name: string) => {
    const entries = await readdir(join(folder.path, name), { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
  };

  return {
    folder: folder.path,
    database,
    clock,
    blobs,
    store: media,
    files,
    download,
    service: createMediaService({ media, files, blobs, sessions: fakeSessionAccess({ crm: null, other: null }) }),
    library: createMediaLibrary({ media, files, blobs, download, maxBytes }),
    /** The contents that are kept, by hash. */
    kept: () => filesIn("media"),
    /** What is on its way in. */
    incoming: () => filesIn("tmp"),
    async close() {
      await download.close();
      await database.close();
      await folder.remove();
    },
  };
}

/** `inside.example` leads into the operator's network; no other name exists. */
const lookUp: LookupFunction = (hostname, _options, callback) => {
  if (hostname === "inside.example") return callback(null, [{ address: "10.0.0.1", family: 4 }]);
  callback(Object.assign(new Error("no such name"), { code: "ENOTFOUND" }), "");
};

export type MediaStage = Awaited<ReturnType<typeof createMediaStage>>;
