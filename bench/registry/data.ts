import { filesOf, generate } from './generate.ts'

// npm run bench -- data 1e7 [seed]: writes a synthetic registry of this size, as CSV and Parquet, to build/bench-data/.
const [size = '1e6', seed = '1'] = process.argv.slice(2)
const n = Number(size)
if (!Number.isSafeInteger(n) || n < 1)
  throw new Error(`bench:data: expected a whole number of subjects, found "${size}"`)
await generate(n, Number(seed))
console.log(Object.values(filesOf(n)).join('\n'))
