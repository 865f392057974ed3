// make fuzz ARGS="[mutants] [seed]": mutated cohorts in memory and through the launcher, written to docs/measurements/fuzz.md.
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import fc from 'fast-check'
import { launchMutants } from './fuzz/launched.ts'
import { bases, type Mutant, mutantsOf, runMutant } from './fuzz/mutants.ts'

const [mutants = 20_000, seed = 20_261_122] = process.argv.slice(2).map(Number)
const LAUNCHED = Math.ceil(mutants / 200)

const cohorts = bases()
const tried: Mutant[] = []
const failures = new Set<string>()
const start = performance.now()
const property = fc.asyncProperty(mutantsOf(cohorts), async ([base, mutations]) => {
  try {
    tried.push(await runMutant(cohorts, base, mutations))
  } catch (error) {
    const words = error instanceof Error ? `${error.message}\n${error.stack?.split('\n')[1]}` : String(error)
    if (!failures.has(words)) process.stderr.write(`${words}\n  ${JSON.stringify([base, mutations])}\n`)
    failures.add(words)
  }
  if (tried.length % 500 === 0)
    process.stderr.write(`${tried.length} in ${Math.round((performance.now() - start) / 1000)} s\n`)
})
await fc.assert(property, { numRuns: mutants, seed })
if (failures.size > 0) throw new Error(`fuzz: expected no failure of a mutant, found ${failures.size}`)
const seconds = (performance.now() - start) / 1000
const processor = process.cpuUsage()
const launched = await launchMutants(LAUNCHED, seed)

const count = (of: readonly Mutant[], outcome: Mutant['outcome']): number =>
  of.filter((one) => one.outcome === outcome).length

const table = (of: readonly Mutant[], nameOf: (mutant: Mutant) => string): string => {
  const names = [...new Set(of.map(nameOf))].sort()
  return names
    .map((name) => {
      const own = of.filter((one) => nameOf(one) === name)
      const counts = (['refused', 'same results', 'other results'] as const).map((what) => count(own, what))
      const slowest = Math.max(...own.map(({ milliseconds }) => milliseconds))
      return `| ${name} | ${own.length} | ${counts.join(' | ')} | ${(slowest / 1000).toFixed(1)} |`
    })
    .join('\n')
}

const HEAD = `| | tried | refused | same results | other results | slowest, s |
|---|---|---|---|---|---|`

const exits = [...new Set(launched.map(({ exit }) => exit))].sort()

mkdirSync('docs/measurements', { recursive: true })
writeFileSync(
  'docs/measurements/fuzz.md',
  `# Mutated cohorts

Written by \`make fuzz\`: ${tried.length} mutants, seed ${seed}, node ${process.versions.node}, ${cpus().length} cores (the run in memory uses one):
${Math.round(seconds)} s wall time next to other programs, ${Math.round((processor.user + processor.system) / 1e6)} s of processor time, at most ${Math.round(process.resourceUsage().maxRSS / 1024)} MB of memory in one process.

A mutant is a cohort with one to three mutations of its files. Each has one of three outcomes; any other outcome is an error:

* **refused**: faults with place, expected and found, none of them with \`undefined\`, \`NaN\` or code in it. Exit code 1;
* **same results**: all estimates and tests are those of the original cohort;
* **other results**: a different cohort that is valid by its own descriptors. Every result is a finite number or has a reason, and a unique id.

The six patients go through stages 1 to 6, the cohorts that ship through stages 1 to 5, without their simulations.

## By cohort
${HEAD}
${table(tried, ({ base }) => base)}

## By mutation, for mutants with one
${HEAD}
${table(
  tried.filter(({ kinds }) => kinds.length === 1),
  ({ kinds }) => kinds[0]!,
)}

## By number of mutations
${HEAD}
${table(tried, ({ kinds }) => String(kinds.length))}

## Through the launcher
${launched.length} mutants of the six patients were written to disk next to the artifacts of the original cohort, and the launcher was called.
Exit codes: ${exits.map((exit) => `${exit} (${launched.filter((one) => one.exit === exit).length})`).join(', ')}. After each with a nonzero exit code all earlier artifacts were byte-identical. The slowest took ${(
    Math.max(...launched.map(({ milliseconds }) => milliseconds)) / 1000
  ).toFixed(1)} s.
`,
)
