// npm run bench -- rows: what rows cost in stages 1 to 5, beside reading and checking them once; to docs/measurements/rows.md.
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { build } from 'esbuild'
import { registry } from './cohort.ts'

const SIZES = [1000, 10_000, 50_000, 100_000]
const RUNS = 3

/** Output of one process: wall and processor milliseconds of each part, and peak memory. */
interface Measured {
  readonly parts: Readonly<Record<string, { readonly wall: number; readonly processor: number }>>
  readonly megabytes: number
}

/** Compiled as the pipeline is, because tsx wraps every function, which takes time. */
const MEASURE = 'build/bench/measure.js'
await build({
  entryPoints: ['bench/rows/measure.ts'],
  outfile: MEASURE,
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
})

const measured = (what: string, patients: number): Measured => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MEASURE, what, String(patients)], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`bench:rows ${what}: ${stderr}`)
  return JSON.parse(stdout) as Measured
}

const sum = ({ parts }: Measured, of: 'wall' | 'processor' = 'wall', upTo = Infinity): number =>
  Object.values(parts)
    .slice(0, upTo)
    .reduce((total, part) => total + part[of], 0)

/** The quickest of several processes, because other load can only slow one down. */
const best = (what: string, patients: number): Measured =>
  Array.from({ length: RUNS }, () => measured(what, patients)).reduce((a, b) => (sum(b) < sum(a) ? b : a))

const rows = SIZES.map((patients) => {
  const [peer, own, idle] = [best('peer', patients), best('stages', patients), best('stages', 0)]
  const reading = (of: 'wall' | 'processor'): string => (sum(own, of) / sum(own, of, 2)).toFixed(1)
  const megabytes = registry(patients)['patients.csv']!.length / 1e6
  process.stderr.write(`${patients} ${JSON.stringify({ peer, own })}\n`)
  return {
    stages: Object.keys(own.parts),
    times: `| ${patients} | ${Object.values(own.parts)
      .map(({ wall }) => Math.round(wall))
      .join(
        ' | ',
      )} | ${Math.round(sum(own))} | ${Math.round(sum(peer))} | ${reading('wall')} | ${(sum(own) / sum(peer)).toFixed(1)} | ${reading('processor')} | ${Math.round(sum(own, 'processor'))} |`,
    memory: { patients, file: megabytes, own: own.megabytes, idle: idle.megabytes },
  }
})

/** Memory per further megabyte of file, relative to the row above, which excludes the base memory of a process. */
const memoryRows = rows.map(({ memory: { patients, file, own, idle } }, i) => {
  const before = i === 0 ? { file: 0, own: idle } : rows[i - 1]!.memory
  const each = (own - before.own) / (file - before.file)
  return `| ${patients} | ${file.toFixed(2)} | ${Math.round(own)} | ${Math.round(idle)} | ${Math.round(each)} |`
})

const names = rows[0]!.stages

mkdirSync('docs/measurements', { recursive: true })
writeFileSync(
  'docs/measurements/rows.md',
  `# What rows cost

Written by \`npm run bench -- rows\`: the quickest of ${RUNS} fresh processes each, wall time, node ${process.versions.node}, ${cpus().length} cores, without a warm-up.
Synthetic registries (\`bench/rows/cohort.ts\`) of 15 columns: three endpoints (one with a competing event, one between dates),
nine summaries, three estimates, four tests (log-rank with all pairs, Gray, Mann-Whitney, chi-square) and a Cox model of 24 covariate patterns.

The peer only reads and checks the same file once, by the same rules: papaparse with \`header: true\`, then a zod object per row
(\`bench/rows/peer.ts\`). It reports no line numbers, reads no conditions from a file and writes no artifacts.

## Time, ms
| patients | ${names.join(' | ')} | stages 1 to 5 | peer | to stages 1 and 2 | to the peer | processors: to stages 1 and 2 | stages 1 to 5 |
|---|${names.map(() => '---|').join('')}---|---|---|---|---|---|
${rows.map(({ times }) => times).join('\n')}

Two columns are ratios: stages 1 to 5 to Casebook's own reading and checking (at most 3 with 10,000 patients), and to the peer's. The last two count
the processor time of all threads of a process: while one runs the stages, others compile hot code and collect garbage.

## Memory, MB
Peak resident memory. An idle process has loaded the same code and reads no file. The last column is the memory for each further megabyte of
the file, compared with the line above: it is constant once the rows exceed the memory that a process reserves, so memory is proportional to the file.

| patients | file | stages 1 to 5 | idle process | a further MB of file |
|---|---|---|---|---|
${memoryRows.join('\n')}
`,
)
