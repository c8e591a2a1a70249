/**
 * Which of the types on offer a client wants most, by its `Accept` header. The first one on offer wins a tie,
 * and is also the answer to a client that wants none of them.
 */
export function preferredType<const Type extends string>(
  accept: string | undefined,
  offers: readonly [Type, ...Type[]],
): Type {
  const ranges = (accept ?? "*/*").split(",").map(toRange);
  let best = offers[0];
  for (const offer of offers) {
    if (qualityOf(offer, ranges) > qualityOf(best, ranges)) best = offer;
  }
  return best;
}

interface Range {
  readonly type: string;
  readonly quality: number;
}

function toRange(text: string): Range {
  const [type = "", ...parameters] = text.split(";").map((part) => part.trim().toLowerCase());
  const given = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2);
  const quality = given === undefined ? 1 : Number(given);
  return { type, quality: quality >= 0 && quality <= 1 ? quality : 0 };
}

/** The most specific range counts: with `image/*, image/png;q=0` nobody wants a PNG. */
function qualityOf(type: string, ranges: readonly Range[]): number {
  const [family = ""] = type.split("/");
  for (const candidate of [type, `${family}/*`, "*/*"]) {
    const range = ranges.find((other) => other.type === candidate);
    if (range) return range.quality;
  }
  return 0;
}
