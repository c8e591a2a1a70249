import type { Phrase } from "@inbox-hub/openapi/rules";
import { AppError, classifyNetworkError } from "@inbox-hub/openapi/rules";
import { Agent, type Dispatcher, request } from "undici";
import type { AddressGuard } from "../../lib/address-guard";
import { checkTargetUrl } from "../../lib/address-guard";
import type { Clock } from "../../lib/clock";
import type { BlobStore, IncomingFile } from "./blob-store";

/** Fetches files from addresses that customers name. */
export interface MediaDownload {
  /** @throws AppError MEDIA_URL_REFUSED, MEDIA_TOO_LARGE */
  fetch(url: string): Promise<IncomingFile & { readonly filename: string | null }>;
  close(): Promise<void>;
}

interface MediaDownloadDeps {
  readonly guard: AddressGuard;
  readonly blobs: Pick<BlobStore, "receive">;
  readonly clock: Clock;
  readonly maxBytes: number;
}

const DEADLINE_SECONDS = 60;
const headers = { accept: "*/*", "accept-encoding": "identity", "user-agent": "InboxHub/1" };

const problems = {
  tooSlow: {
    es: `tardó más de ${DEADLINE_SECONDS} segundos`,
    en: `it took longer than ${DEADLINE_SECONDS} seconds`,
  },
  redirect: { es: "redirige a otra dirección", en: "it redirects to another address" },
  compressed: { es: "su respuesta está comprimida", en: "its answer is compressed" },
  unknownHost: {
    es: "su servidor no existe o no tiene dirección pública",
    en: "its host is unknown or has no public address",
  },
  certificate: { es: "su certificado no es válido", en: "its certificate is not valid" },
  unreachable: {
    es: "no se pudo conectar con su servidor, o se cortó la conexión",
    en: "its server could not be reached, or broke off",
  },
} as const satisfies Record<string, Phrase>;

export function createMediaDownload({ guard, blobs, clock, maxBytes }: MediaDownloadDeps): MediaDownload {
  const dispatcher = new Agent({ connect: guard.connector });

  /** Undici's own timeouts are per chunk, and a slow drip outlives them: one deadline for everything. */
  const withDeadline = async <T>(task: (signal: AbortSignal) => Promise<T>): Promise<T> => {
    const deadline = new AbortController();
    const cancel = clock.after(DEADLINE_SECONDS * 1000, () => deadline.abort(refusal(problems.tooSlow)));
    try {
      return await task(deadline.signal);
    } finally {
      cancel();
    }
  };

  const check = ({ statusCode, headers: answer }: Dispatcher.ResponseData) => {
    if (statusCode >= 300 && statusCode < 400) throw refusal(problems.redirect);
    if (statusCode !== 200) throw refusal(statusProblem(statusCode));
    if ((answer["content-encoding"] ?? "identity") !== "identity") throw refusal(problems.compressed);
    if (Number(answer["content-length"] ?? 0) > maxBytes) throw new AppError("MEDIA_TOO_LARGE", { limit: maxBytes });
  };

  return {
    async fetch(url) {
      const problem = checkTargetUrl(url, guard);
      if (problem !== null) throw refusal(problem);
      return withDeadline(async (signal) => {
        // It follows no redirects: where they lead is not what was checked.
        const response = await request(url, { dispatcher, signal, headers, reset: true }).catch(refuse);
        try {
          check(response);
          const file = await blobs.receive(read(response.body), maxBytes);
          return { ...file, filename: filenameOf(url) };
        } finally {
          // Nobody waits for the rest of an answer that was refused, nor for the error that this makes.
          response.body.on("error", () => undefined).destroy();
        }
      });
    },
    close: () => dispatcher.close(),
  };
}

async function* read(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (error) {
    refuse(error);
  }
}

function refuse(error: unknown): never {
  if (error instanceof AppError) throw error;
  throw refusal(problemOf(error), error);
}

function statusProblem(status: number): Phrase {
  return { es: `respondió con el estado ${status}`, en: `it answered with status ${status}` };
}

/** Says nothing about the network that the server stands in: whether a name exists there, or what answers. */
function problemOf(error: unknown): Phrase {
  switch (classifyNetworkError(error)) {
    case "dns_error":
    case "blocked_address":
      return problems.unknownHost;
    case "tls_error":
      return problems.certificate;
    default:
      return problems.unreachable;
  }
}

function refusal(problem: Phrase, cause?: unknown): AppError {
  return new AppError("MEDIA_URL_REFUSED", { problem }, { cause });
}

function filenameOf(url: string): string | null {
  const last = new URL(url).pathname.split("/").at(-1) ?? "";
  try {
    return decodeURIComponent(last) || null;
  } catch {
    return last;
  }
}
