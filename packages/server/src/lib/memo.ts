/** So many are remembered, and none for a text longer than those that come again and again. */
const MOST = 1_000;
const LONGEST = 200;

/** Remembers what always follows from a text. A flood of texts costs the memory of so many, and then begins anew. */
export function createMemo<Value>(): (text: string, make: () => Value) => Value {
  const remembered = new Map<string, Value>();
  return (text, make) => {
    const known = remembered.get(text);
    if (known !== undefined) return known;
    const value = make();
    if (text.length > LONGEST) return value;
    if (remembered.size >= MOST) remembered.clear();
    remembered.set(text, value);
    return value;
  };
}
