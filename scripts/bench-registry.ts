import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus } from 'node:os'
import { filesOf, generate } from './bench-registry/generate.ts'

// npm run bench:registry -- [largest n, 1e6]: Kaplan-Meier by arm and the log-rank test within regions over made-up registries,
// by our engine and whoever else is installed, side by side. Writes docs/measured/registry.md.
const largest = Number(process.argv[2] ?? '1e6')
const RUNS = 3

interface Answer {
  readonly value: number
  readonly milliseconds: number
  readonly megabytes?: number
}

/** The quickest of some runs: a neighbour's load only adds. */
const quickest = (program: string, args: readonly string[]): Answer => {
  const runs = Array.from({ length: RUNS }, (): Answer => {
    const out = execFileSync(program, [...args], { encoding: 'utf8' })
    return JSON.parse(out.trim().split('\n').at(-1)!)
  })
  return runs.reduce((a, b) => (b.milliseconds < a.milliseconds ? b : a))
}

const node = (file: string, time: string, how = ''): Answer =>
  quickest(process.execPath, ['--import', 'tsx', 'scripts/bench-registry/count.ts', file, time, how])

const hasR = spawnSync('Rscript', ['-e', 'library(survival)']).status === 0
/** Above this many rows R alone takes minutes to read the file. */
const LARGEST_IN_R = 1_000_000

const sizes = [1e4, 1e5, 1e6, 1e7, 1e8].filter((n) => n <= largest)
const seconds = ({ milliseconds }: Answer): string => (milliseconds / 1000).toFixed(2)
const rows: string[] = []
const ours: { readonly n: number; readonly milliseconds: number }[] = []
for (const n of sizes) {
  await generate(n, 1)
  const { csv, parquet } = filesOf(n)
  const fromCsv = node(csv, 'months')
  const fromParquet = node(parquet, 'months')
  if (fromCsv.value !== fromParquet.value) throw new Error(`n = ${n}: the two files give two answers`)
  const byHand = node(csv, 'months', 'by-hand')
  const r =
    hasR && n <= LARGEST_IN_R ? quickest('Rscript', ['scripts/bench-registry/count.R', csv, 'months']) : null
  if (r && Math.abs(r.value - fromCsv.value) > 1e-8 * fromCsv.value)
    throw new Error(`n = ${n}: expected the chi-square of R, ${r.value}, found ${fromCsv.value}`)
  ours.push({ n, milliseconds: fromParquet.milliseconds })
  rows.push(
    `| 10^${Math.log10(n)} | ${seconds(fromCsv)} | ${fromCsv.megabytes!.toFixed(0)} | ${seconds(fromParquet)} | ${fromParquet.megabytes!.toFixed(0)} | ${seconds(byHand)} | ${r ? seconds(r) : ''} | ${r ? (r.milliseconds / fromCsv.milliseconds).toFixed(2) : ''} | ${fromCsv.value.toPrecision(12)} |`,
  )
  console.log(rows.at(-1))
}
const exponents = ours.slice(1).map(({ n, milliseconds }, i) => {
  const before = ours[i]!
  const exponent = Math.log(milliseconds / before.milliseconds) / Math.log(n / before.n)
  return `${exponent.toFixed(2)} from 10^${Math.log10(before.n)} to 10^${Math.log10(n)}`
})
const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
mkdirSync('docs/measured', { recursive: true })
writeFileSync(
  'docs/measured/registry.md',
  `# Registries, measured

\`npm run bench:registry\` writes this page. A made-up registry of n subjects in whole months (\`npm run bench:data\`): Kaplan-Meier by two arms, the
log-rank test within eight regions. Ours are whole processes, from the start of Node to the answer, with their peak memory; "by
hand" is one statement to the same DuckDB from CSV, in a process likewise, and without the statistics. R is \`survfit\` and \`survdiff\` of
package survival alone, without its start and without reading the file. The quickest of ${RUNS} runs each; both chi-squares agree to 1e-8.

Node ${process.version}, ${availableParallelism()} cores (${cpus()[0]?.model.replace(/\s+/g, ' ')}), commit ${commit}.

| n | CSV, s | MB | Parquet, s | MB | by hand, s | R, s | R / CSV | chi-square |
|---|---:|---:|---:|---:|---:|---:|---:|---:|
${rows.join('\n')}

Growth of the time from Parquet: n to the power ${exponents.join(', ')}.
`,
)
