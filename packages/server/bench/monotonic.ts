/** Milliseconds of the machine's own clock, which all processes share and nobody sets. */
export const monotonicMs = () => Number(process.hrtime.bigint()) / 1e6;
