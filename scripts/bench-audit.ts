// npm run bench:audit: how long the search for explanations takes, written to docs/measured/audit.md.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { recomputer } from '../cohort/audit/recomputer.ts'
import { roundingOf } from '../cohort/audit/rounding/rounding.ts'
import { searchExplanations } from '../cohort/audit/search.ts'
import { conclusionsBeside, targetsOf } from '../cohort/audit/target.ts'
import { alternatives } from '../cohort/other-conventions.ts'
import type { Artifacts, Values } from '../pipeline/contracts.ts'
import { claims } from '../stages/2-validate/artifacts.ts'
import { estimateResults } from '../stages/4-estimate/artifacts.ts'
import { testResults } from '../stages/5-compare/artifacts.ts'
import { auditedOf, recomputed } from '../stages/6-audit/audited-input.ts'

const RUNS = 3

const read = <R extends Artifacts>(cohort: string, reads: R): Values<R> =>
  Object.fromEntries(
    Object.entries(reads).map(([name, { path, format }]) => {
      const file = path.replace('{cohort}', cohort)
      return [name, format.decode(readFileSync(file), file)]
    }),
  ) as Values<R>

/** Wall and processor milliseconds of each phase. */
const measure = (cohort: string) => {
  const { stated, estimates, tests } = read(cohort, {
    stated: claims,
    estimates: estimateResults,
    tests: testResults,
  })
  const audited = auditedOf(read(cohort, recomputed))
  const results = { estimates, tests }
  const phases = new Map<string, { wall: number; cpu: number }>()
  let [wall, cpu, phase] = [performance.now(), process.cpuUsage(), 'named rules']
  const next = (_done: number, _total: number, name: string): void => {
    if (name === phase) return
    const used = process.cpuUsage(cpu)
    phases.set(phase, { wall: performance.now() - wall, cpu: (used.user + used.system) / 1000 })
    process.stderr.write(`${cohort} ${phase}: ${Math.round(phases.get(phase)!.wall)} ms\n`)
    ;[wall, cpu, phase] = [performance.now(), process.cpuUsage(), name]
  }
  const recompute = recomputer(audited, stated, results)
  const targets = targetsOf(stated)
  const others = alternatives(recompute, audited, next)
  const found = searchExplanations(targets, recompute, audited, results, others, next)
  next(0, 1, 'rounding of times')
  const unprinted = conclusionsBeside(targets, results)
  roundingOf([...targets, ...unprinted], recomputer(audited, [...stated, ...unprinted], results), audited)
  next(1, 1, 'end')
  return { found, phases }
}

const rows = readdirSync('data/raw').flatMap((cohort) => {
  const runs = Array.from({ length: RUNS }, () => measure(cohort))
  const { found } = runs[0]!
  return [...runs[0]!.phases.keys()].map((phase) => {
    const of = (key: 'wall' | 'cpu') =>
      Math.round(Math.min(...runs.map((run) => run.phases.get(phase)![key])))
    const looked =
      phase === 'single changes'
        ? found.singles
        : phase === 'pairs of changes'
          ? (found.pairs?.computed ?? 'not searched')
          : ''
    return `| ${cohort} | ${found.open.size} | ${phase} | ${looked} | ${of('wall')} | ${of('cpu')} |`
  })
})

mkdirSync('docs/measured', { recursive: true })
writeFileSync(
  'docs/measured/audit.md',
  `# The audit's search

Written by \`npm run bench:audit\`: the best of ${RUNS} runs in one process, node ${process.versions.node}, ${cpus().length} cores, of which the
search uses one, load average ${loadavg()[0]!.toFixed(1)} while it was measured. Processor time says what it costs where other programs run beside it. Limits: singles within 2 s, pairs within 20 s.

| cohort | open results | phase | looked at | wall, ms | processor, ms |
|---|---|---|---|---|---|
${rows.join('\n')}
`,
)
