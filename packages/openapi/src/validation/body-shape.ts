/** No body of the contract comes near these; a hostile one would cost a validator its stack or its time. */
const DEEPEST = 32;
const LONGEST_ARRAY = 1000;

export type BodyShape = "normal" | "long" | "too-deep" | "broken-text";

/** Half of a pair of surrogates: no character, and stored it would come back as another. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/** Measures a parsed JSON value without recursion. */
export function shapeOf(value: unknown): BodyShape {
  let shape: BodyShape = "normal";
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return "too-deep";
    const next: unknown[] = [];
    for (const item of level) {
      if (typeof item === "string" && LONE_SURROGATE.test(item)) return "broken-text";
      if (typeof item !== "object" || item === null) continue;
      if (Array.isArray(item) && item.length > LONGEST_ARRAY) shape = "long";
      // Names too: template variables have names of the caller's choice.
      if (!Array.isArray(item)) for (const name of Object.keys(item)) next.push(name);
      for (const inner of Object.values(item)) next.push(inner);
    }
    level = next;
  }
  return shape;
}
