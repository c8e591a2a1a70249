/** One block of a stream of server-sent events, as its fields. */
export interface Frame {
  readonly id?: string;
  readonly event?: string;
  readonly data?: string;
  readonly retry?: string;
}

/** The whole blocks of a text; what comes after the last blank line is not there yet. */
export function framesOf(text: string): Frame[] {
  return text
    .split("\n\n")
    .slice(0, -1)
    .map((block) =>
      Object.fromEntries(
        block
          .split("\n")
          .filter((line) => !line.startsWith(":"))
          .map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(": ") + 2)]),
      ),
    );
}

/** What the events are about, by their `messageId`. */
export function namesOf(frames: readonly Frame[]): string[] {
  return frames.flatMap(({ data }) => (data === undefined ? [] : [JSON.parse(data).data.messageId]));
}
