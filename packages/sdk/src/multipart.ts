import type { ByteStream, UploadProgress } from "./file";

/** A form with one file, made anew for each attempt: RFC 7578. */
export interface Multipart {
  readonly contentType: string;
  readonly isReplayable: boolean;
  open(): OpenedForm;
}

interface OpenedForm {
  readonly stream: ReadableStream<Uint8Array>;
  /** Lets go of the file: not every `fetch` does when it ends half-way. */
  close(): void;
}

interface Parts {
  readonly name: string;
  /** Of the file, if it is known. */
  readonly size?: number;
  readonly isReplayable: boolean;
  readonly open: () => ByteStream;
  readonly onProgress: ((progress: UploadProgress) => void) | undefined;
}

export function createMultipart({ name, size, isReplayable, open, onProgress }: Parts): Multipart {
  const boundary = `inbox-hub-${crypto.randomUUID()}`;
  const encoder = new TextEncoder();
  const head = encoder.encode(
    `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${escapeName(name)}"\r\n` +
      "Content-Type: application/octet-stream\r\n\r\n",
  );
  const tail = encoder.encode(`\r\n--${boundary}--\r\n`);
  const total = size === undefined ? undefined : head.length + size + tail.length;

  async function* chunks(): AsyncGenerator<Uint8Array, undefined> {
    yield head;
    yield* bytesOf(open());
    yield tail;
  }

  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    isReplayable,
    open() {
      const source = chunks();
      let loaded = 0;
      const stream = new ReadableStream<Uint8Array>({
        async pull(controller) {
          const { done, value } = await source.next();
          if (done) return controller.close();
          controller.enqueue(value);
          loaded += value.length;
          onProgress?.({ loaded, total });
        },
      });
      return { stream, close: () => void source.return(undefined).catch(() => {}) };
    },
  };
}

/** As browsers write it: https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#multipart-form-data */
function escapeName(name: string): string {
  return name.replace(/\r\n?|\n/g, "%0D%0A").replaceAll('"', "%22");
}

/** Not every runtime can iterate a web stream. */
async function* bytesOf(stream: ByteStream): AsyncGenerator<Uint8Array, undefined> {
  if (!("getReader" in stream)) {
    for await (const chunk of stream) yield chunk;
    return;
  }
  const reader = stream.getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
  } finally {
    reader.cancel().catch(() => {});
  }
}
