import { coldImport } from "./cold-import";
import { requestOverhead } from "./request-overhead";
import type { Finding } from "./sample";

/** What the SDK costs those who use it, beside what they would use instead. */
export async function sdk(): Promise<readonly Finding[]> {
  return [...(await coldImport()), ...(await requestOverhead())];
}
