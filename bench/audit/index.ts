// npm run bench -- audit: time and memory of the audit by number of patients and open claims, relative to niigata-ebs.
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { build } from 'esbuild'
import type { SearchRecord } from '../../stages/6-audit/search-artifacts.ts'

const RUNS = 3
const PEER = 'data/raw/niigata-ebs'
const PATIENTS = [50, 200, 1000, 2000]
const CLAIMS = [1, 20, 100, 500]
const FEW_PATIENTS = 200

interface Measured {
  readonly wall: number
  readonly processor: number
  readonly megabytes: number
  readonly search: SearchRecord
}

/** Compiled as the pipeline is, because tsx wraps every function, which takes time. */
const MEASURE = 'build/bench/audit.js'
await build({
  entryPoints: ['bench/audit/measure.ts'],
  outfile: MEASURE,
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
})

const measured = (...of: readonly string[]): Measured => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MEASURE, ...of], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`bench:audit ${of}: ${stderr}`)
  process.stderr.write(`${of.join(' ')}: ${Math.round(JSON.parse(stdout).processor)} ms\n`)
  return JSON.parse(stdout) as Measured
}

/** The quickest of several processes, because other load can only slow one down. */
const best = (...of: readonly string[]): Measured =>
  Array.from({ length: RUNS }, () => measured(...of)).reduce((a, b) => (b.processor < a.processor ? b : a))

const peer = best('folder', PEER)
const bySize = PATIENTS.map((n) => ({ n, of: best('made', String(n), '1') }))
const byClaims = CLAIMS.map((n) => ({ n, of: best('made', String(FEW_PATIENTS), String(n)) }))

/** Slope of the logarithm of the time over that of the size, by least squares. */
const exponent = (rows: readonly { readonly n: number; readonly of: Measured }[]): number => {
  const points = rows.map(({ n, of }) => [Math.log(n), Math.log(of.processor)] as const)
  const mean = (of: 0 | 1): number => points.reduce((sum, point) => sum + point[of], 0) / points.length
  const [x, y] = [mean(0), mean(1)]
  const sum = (f: (point: readonly [number, number]) => number): number =>
    points.reduce((total, point) => total + f(point), 0)
  return sum(([a, b]) => (a - x) * (b - y)) / sum(([a]) => (a - x) ** 2)
}

const row = (
  patients: number | string,
  claims: number,
  { wall, processor, megabytes, search }: Measured,
): string =>
  `| ${patients} | ${claims} | ${search.singlesTried} of ${search.singles} | ${search.pairs.computed} | ${Math.round(wall)} | ${Math.round(processor)} | ${(processor / peer.processor).toFixed(1)} | ${Math.round(megabytes)} |`

mkdirSync('docs/measurements', { recursive: true })
writeFileSync(
  'docs/measurements/audit.md',
  `# The audit

Written by \`npm run bench -- audit\`: the best of ${RUNS} fresh processes each, node ${process.versions.node}, ${cpus().length} cores (the audit
uses one). Stages 6-audit and 6-search of synthetic cohorts with three groups, whose claims are not reproduced, compared with the audit of
niigata-ebs in the same run. Budget: ${peer.search.work.singles / 1e6} million recounted subjects for single changes, ${peer.search.work.pairs / 1e6} million for pairs.

| patients | open claims | single changes | pairs | wall, ms | processor, ms | times niigata-ebs | MB |
|---|---|---|---|---|---|---|---|
${[row('niigata-ebs, 18', peer.search.openClaims, peer), ...bySize.map(({ n, of }) => row(n, 1, of)), ...byClaims.slice(1).map(({ n, of }) => row(FEW_PATIENTS, n, of))].join('\n')}

Growth exponent from ${PATIENTS[0]} to ${PATIENTS.at(-1)} patients: ${exponent(bySize).toFixed(2)} (target: at most 1.3); from ${CLAIMS[0]} to ${CLAIMS.at(-1)} open claims: ${exponent(byClaims).toFixed(2)} (target: at most 1). Targets of the ratios: at most 8 with 200 patients and 25
with 1,000, with one open claim; of the memory: at most 500 MB.
`,
)
