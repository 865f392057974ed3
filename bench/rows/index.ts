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

Written by \`npm run bench -- rows\`: the quickest of ${RUNS} fresh processes each, by the clock, node ${process.versions.node}, ${cpus().length} cores, nothing warmed up.
Made-up registries (\`bench/rows/cohort.ts\`) of 15 columns: three endpoints, of which one with a competing event and one between dates,
nine summaries, three estimates, four tests (log-rank with all pairs, Gray, Mann-Whitney, chi-square) and a Cox model of 24 covariate patterns.

The peer reads and checks the same file by the same rules once, and does no more: papaparse with \`header: true\`, then a zod object a row
(\`bench/rows/peer.ts\`). It names no line, takes no condition from a file and writes nothing.

## Time, ms
| patients | ${names.join(' | ')} | stages 1 to 5 | peer | to stages 1 and 2 | to the peer | processors: to stages 1 and 2 | stages 1 to 5 |
|---|${names.map(() => '---|').join('')}---|---|---|---|---|---|
${rows.map(({ times }) => times).join('\n')}

Two columns are ratios: stages 1 to 5 to Casebook's own reading and checking (at most 3 with 10,000 patients), and to the peer's. The last two count
what all threads of a process took: while one runs the stages, others compile what runs often and clear memory.

## Memory, MB
Most memory held by the process. An idle one has the same code loaded and reads nothing. The last column is what each further megabyte of
file takes, against the line above: where the rows outgrow what a process sets aside anyway, that is one number, and memory is in proportion to the file.

| patients | file | stages 1 to 5 | idle process | a further MB of file |
|---|---|---|---|---|
${memoryRows.join('\n')}
`,
)
