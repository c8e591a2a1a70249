import type { Finding } from "./sample";

/** `npm run bench [name…]`: what is promised of speed, measured side by side in one run. */
const benches: Readonly<Record<string, () => Promise<readonly Finding[]>>> = {
  rows: async () => (await import("./million-rows")).millionRows(),
  status: async () => (await import("./status-request")).statusRequest(),
  sends: async () => (await import("./accepted-sends")).acceptedSends(),
  deliveries: async () => (await import("./deliveries")).deliveries(),
  sdk: async () => (await import("./sdk")).sdk(),
  verify: async () => (await import("./verify")).verify(),
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in benches));
if (unknown.length > 0) throw new Error(`There is no bench ${unknown.join(", ")}: ${Object.keys(benches).join(", ")}`);

let allHold = true;
for (const [name, bench] of Object.entries(benches)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.log(`\n${name}`);
  const findings = await bench();
  console.table(
    Object.fromEntries(
      findings.map(({ what, value, goal, holds }) => [what, { value, goal, holds: holds ? "yes" : "NO" }]),
    ),
  );
  allHold &&= findings.every(({ holds }) => holds);
}
process.exitCode = allHold ? 0 : 1;
