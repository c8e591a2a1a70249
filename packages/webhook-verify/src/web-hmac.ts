/** Computes the HMAC-SHA256 of `content`, in base64. */
export type WebHmac = (content: Uint8Array) => Promise<string>;

type ImportedKey = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

export function createWebHmac(bytes: Uint8Array): WebHmac {
  let key: ImportedKey | undefined;
  return async (content) => {
    // Imported at the first use, and kept as a key and not as a promise: edge runtimes refuse asynchronous work
    // outside a request, and promises that belong to another one.
    key ??= await crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
    return btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.sign("HMAC", key, content))));
  };
}
