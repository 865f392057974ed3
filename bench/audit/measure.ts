import { readdirSync, readFileSync } from 'node:fs'
import { estimateResults } from '../../stages/4-estimate/artifacts.ts'
import { testResults } from '../../stages/5-compare/artifacts.ts'
import { search } from '../../stages/6-audit/search-artifacts.ts'
import { stages } from '../../stages/index.ts'
import { artifactOf, type Files, rawFiles, runStages, stagesUpTo } from '../../tools/support/in-memory.ts'
import { auditCohort, openClaims } from './cohort.ts'

/** node measure.ts folder <name> | made <patients> <claims>: runs the audit once and prints its time and memory. */
const [what, size, count] = process.argv.slice(2)

const done = async (run: Promise<Awaited<ReturnType<typeof runStages>>>): Promise<Files> => {
  const outcome = await run
  if (outcome.kind === 'faults') throw new Error(JSON.stringify(outcome.faults.slice(0, 5)))
  return outcome.files
}

const inFolder = (folder: string): Readonly<Record<string, Uint8Array>> =>
  Object.fromEntries(
    readdirSync(folder).map((name) => [name, new Uint8Array(readFileSync(`${folder}/${name}`))]),
  )

/** A synthetic cohort with claims that its tables do not reproduce, made from its computed results. */
const made = async (patients: number, claims: number): Promise<Readonly<Record<string, Uint8Array>>> => {
  const files = auditCohort(patients)
  const before = await done(runStages(stagesUpTo(5), rawFiles(files)))
  const results = [...artifactOf(before, testResults), ...artifactOf(before, estimateResults)]
  return { ...files, 'claims.csv': openClaims(results, claims) }
}

const raw = what === 'folder' ? inFolder(size!) : await made(Number(size), Number(count))
const before = await done(runStages(stagesUpTo(5), rawFiles(raw)))
const started = performance.now()
const used = process.cpuUsage()
const files = await done(
  runStages(
    stages.filter(({ name }) => name.startsWith('6-')),
    before,
    null,
    (value) => value,
  ),
)
const { user, system } = process.cpuUsage(used)
process.stdout.write(
  JSON.stringify({
    wall: performance.now() - started,
    processor: (user + system) / 1000,
    megabytes: process.resourceUsage().maxRSS / 1024,
    search: artifactOf(files, search),
  }),
)
