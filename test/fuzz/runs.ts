// `npm run fuzz` asks for many more, from a seed of its own; a plain run of the tests repeats one seed, so that it fails or passes by the code alone.

/** How many spoilt pages a run reads; properties that cost less make a multiple of it. */
export const numRuns = Number(process.env.FUZZ_RUNS ?? 300)

/** Where the run's random choices begin. */
export const seed = Number(process.env.FUZZ_SEED ?? 20_22)
