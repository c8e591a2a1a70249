import { parseJson } from "./readers";

const ENOUGH = 65_536;

/** The beginning of an error's body. Reading it, rather than dropping it, keeps the connection for the next attempt. */
export async function readStart(response: Response): Promise<unknown> {
  const reader = response.body?.getReader();
  if (!reader) return undefined;
  const decoder = new TextDecoder();
  let text = "";
  try {
    while (text.length < ENOUGH) {
      const { done, value } = await reader.read();
      if (done) return parseJson(text + decoder.decode());
      text += decoder.decode(value, { stream: true });
    }
    // Never awaited: with msw it does not settle (mswjs/interceptors #799).
    reader.cancel().catch(() => {});
  } catch {
    // It broke off. The status says enough.
  }
  return undefined;
}
