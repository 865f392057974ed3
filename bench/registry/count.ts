import { couldHaveLargePages, runInLargePages } from '../../pipeline/compile/large-pages.ts'

// <file> <months or days> [by-hand]: one process of the benchmark, from a file to the answer; by-hand runs one DuckDB
// statement instead of the engine. It starts itself again with huge pages, as the pipeline does; the time of both starts
// is included.
if (process.argv[4] === undefined && couldHaveLargePages()) process.exit(await runInLargePages())
await import('./count-rows.ts')
