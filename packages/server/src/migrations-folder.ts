import { fileURLToPath } from "node:url";

/** The same from `src/` and from the built `dist/`: both lie one level below the package. */
export const migrationsFolder = fileURLToPath(new URL("../migrations", import.meta.url));
