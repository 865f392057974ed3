import { couldHaveLargePages, runInLargePages } from '../../pipeline/compile/large-pages.ts'

// <file> <months or days> [by-hand]: one process of the benchmark, from a file to the answer; by-hand asks DuckDB one
// statement instead of the engine. It starts itself again in large pages, as a run of the pipeline does before it counts;
// what it costs to start twice is measured with it.
if (process.argv[4] === undefined && couldHaveLargePages()) process.exit(await runInLargePages())
await import('./count-rows.ts')
