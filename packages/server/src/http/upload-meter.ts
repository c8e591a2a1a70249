import type { IncomingMessage } from "node:http";
import { Transform } from "node:stream";
import { type AppError, invalidRequest } from "@inbox-hub/openapi/rules";

interface MeterOptions {
  /** How much of what came in is on disk. */
  readonly fileBytes: () => number;
  readonly mostOverhead: number;
}

/**
 * A request's body, counted as it flows: the parser limits what it takes for a file, but not what stands before and
 * between the parts, nor the headers of a part, which it holds in memory. It also ends when the client goes away.
 */
export function meter(request: IncomingMessage, { fileBytes, mostOverhead }: MeterOptions) {
  let received = 0;
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      received += chunk.length;
      if (received - fileBytes() <= mostOverhead) return done(null, chunk);
      const message = {
        es: `no debe tener más de ${mostOverhead} bytes además del archivo`,
        en: `must NOT have more than ${mostOverhead} bytes besides the file`,
      };
      done(invalidRequest([{ path: "body", message }]));
    },
  });
  const failure = new Promise<never>((_, reject) => stream.once("error", reject));
  // It may fail after the last one who waited for it.
  failure.catch(() => undefined);
  request.once("close", () => {
    if (!request.complete) stream.destroy(new Error("The client went away"));
  });
  request.pipe(stream);

  return {
    /** The headers are what a multipart parser looks for on a request. */
    stream: Object.assign(stream, { headers: request.headers }),
    /** Rejects when the body is refused or breaks off. */
    failure,
    stop(reason?: AppError) {
      stream.destroy(reason);
    },
  };
}
