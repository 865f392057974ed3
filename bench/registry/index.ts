import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, totalmem } from 'node:os'
import { LARGE_PAGES } from '../../pipeline/compile/large-pages.ts'
import { filesOf, generate } from './generate.ts'
import { columnsTable, type Measured, processTable, verdicts } from './page.ts'
import type { TimeScale } from './plan.ts'
import { compiled, others, quickest, type Run } from './run.ts'

// npm run bench -- registry [largest n, 1e6] [--1e8]: Kaplan-Meier by arm and the log-rank test within regions on synthetic
// registries, by Casebook and the other installed programs. Writes docs/measurements/registry.md.
const largest = Number(process.argv.slice(2).find((word) => !word.startsWith('--')) ?? '1e6')
const RUNS = 3
/** From this number of rows, other programs run once, because R takes minutes. */
const MANY = 1e6

const ours = await compiled()
const { r, python } = others()

const near = (found: Run, expected: Run, tolerance: number, program: string): void => {
  if (Math.abs(found.value - expected.value) > tolerance * expected.value)
    throw new Error(`bench: expected of ${program} the chi-square ${expected.value}, found ${found.value}`)
}

const measure = (n: number, scale: TimeScale): Measured => {
  const { csv, parquet } = filesOf(n)
  const node = (...args: readonly string[]): Run => quickest(process.execPath, [...args, scale], RUNS)
  const few = n < MANY ? RUNS : 1
  const byHand = (file: string): Run => quickest(process.execPath, [ours.count, file, scale, 'by-hand'], few)
  const rscript = (...more: readonly string[]): Run =>
    quickest('Rscript', ['bench/registry/count.R', csv, scale, ...more], few)
  const found: Measured = {
    n,
    scale,
    columns: node(ours.inMemory, parquet),
    csv: node(ours.count, csv),
    parquet: node(ours.count, parquet),
    byHandCsv: byHand(csv),
    byHandParquet: byHand(parquet),
    r: r === null ? null : rscript(),
    python: python ? quickest(python.program, ['bench/registry/count.py', csv, scale], few) : null,
  }
  near(found.columns, found.csv, 0, 'columns in memory')
  near(found.parquet, found.csv, 0, 'Parquet')
  if (found.r) near(found.r, found.csv, scale === 'days' ? 1e-5 : 1e-8, 'R')
  if (found.r && scale === 'days' && n <= 1e5) near(rscript('ranks'), found.csv, 1e-8, 'R from ranks')
  if (found.python) near(found.python, found.csv, 1e-8, 'statsmodels')
  console.log(
    `${n} ${scale}: CSV ${found.csv.seconds.toFixed(2)} s, Parquet ${found.parquet.seconds.toFixed(2)} s`,
  )
  return found
}

const measured: Measured[] = []
for (const n of [1e4, 1e5, 1e6, 1e7].filter((one) => one <= largest)) {
  await generate(n, 1)
  for (const scale of ['months', 'days'] as const) measured.push(measure(n, scale))
}

const hundredMillion = async (): Promise<string> => {
  if (!process.argv.includes('--1e8')) return ''
  await generate(1e8, 1, ['parquet'])
  const run = quickest(process.execPath, [ours.count, filesOf(1e8).parquet, 'months'], 1)
  rmSync(filesOf(1e8).parquet)
  const verdict = run.megabytes < 1024 ? 'met' : 'missed'
  return `\n10^8 rows in whole months from Parquet: ${run.seconds.toFixed(1)} s, ${run.megabytes.toFixed(0)} MB (target: under 1 GB, ${verdict}).\n`
}

/** The time of R with huge pages, which Casebook enables itself. */
const inLargePages = (): string => {
  const n = measured.at(-1)!.n
  if (r === null) return ''
  const run = quickest('Rscript', ['bench/registry/count.R', filesOf(n).csv, 'days'], 1, LARGE_PAGES)
  const own = measured.at(-1)!.r!
  return `\nCasebook restarts itself with pages of 2 MB if the kernel offers them (\`pipeline/compile/large-pages.ts\`); its times include that start.
R does not; with the setting in its environment, it takes ${run.seconds.toFixed(0)} s from CSV instead of ${own.seconds.toFixed(0)} s, and ${(run.milliseconds! / 1000).toFixed(0)} s instead of ${(own.milliseconds! / 1000).toFixed(0)} s from columns (${n.toExponential(0)} rows in days).\n`
}

const of = (scale: TimeScale): readonly Measured[] => measured.filter((one) => one.scale === scale)
const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
const machine = `${availableParallelism()} cores (${cpus()[0]?.model.replace(/\s+/g, ' ')}), ${Math.round(totalmem() / 2 ** 30)} GB`
mkdirSync('docs/measurements', { recursive: true })
writeFileSync(
  'docs/measurements/registry.md',
  `# Registries, measured

\`npm run bench -- registry ${process.argv.slice(2).join(' ')}\` wrote this page, in one run. A made-up registry of n subjects (\`npm run bench -- data\`): Kaplan-Meier by two arms, the
log-rank test within eight regions, in whole months and in real-valued days, of which nearly each is one subject's. Ours is Node
${process.version}; R is package survival ${r ?? '(not installed)'} with data.table's \`fread\`; statsmodels ${python?.version ?? '(not installed)'} reads with pandas. Processes are
measured from their start to their end, with their greatest memory; SQL by hand is one statement to the same DuckDB, whose
answer is counts without the statistics. The quickest of ${RUNS} runs each; from 10^6 rows on, all but Casebook ran once.

All chi-squares of whole months agree to 1e-8, and so do those of days with statsmodels and with R on the ranks of the times; R merges
nearly equal days, which moves the seventh digit.

${machine}, commit ${commit}.

## Targets with 10^7 rows
${verdicts(measured)}
${await hundredMillion()}${inLargePages()}
## From columns in memory
Columns as in a data frame: a time, and a code for each category. Whole months:

${columnsTable(of('months'))}

After the event table the time does not depend on n: the last column is the time of the statistics, for a table with as many rows as
there are months. Real-valued days, as many as subjects:

${columnsTable(of('days'))}

## Whole processes
R and statsmodels do not read Parquet here; "Parquet / R" is Casebook from Parquet compared with R from CSV. Whole months:

${processTable(of('months'))}

Real-valued days:

${processTable(of('days'))}
`,
)
