import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Counting } from '../../../cohort/counts/counting.ts'
import { DataPackage } from '../../../cohort/descriptors/data-package.ts'
import { Plan } from '../../../cohort/descriptors/plan/plan.ts'
import type { RowsPlan } from '../../../cohort/descriptors/rows-plan.ts'
import { followUps } from '../../../cohort/subjects/follow-ups.ts'
import { subjectsOf } from '../../../cohort/subjects/subject-table.ts'
import { isNumeric, levelsOf } from '../../../cohort/values/value.ts'
import { memory } from '../../../engines/memory.ts'
import type { Validation } from '../../../engines/row-source.ts'
import { descriptors } from '../../../stages/1-ingest/artifacts.ts'
import { ingest } from '../../../stages/1-ingest/stage.ts'
import * as validated from '../../../stages/2-validate/artifacts.ts'
import { validate } from '../../../stages/2-validate/stage.ts'
import { artifactOf, type Files, rawFiles, runStages } from '../../../tools/support/in-memory.ts'

/** A cohort as the memory engine has it after stages 1 and 2, and as any other engine is told of it. */
export interface Prepared {
  readonly rows: RowsPlan
  readonly counting: Counting
  /** What stage 2 found: its checks, and how many it left out. */
  readonly checks: readonly { readonly check: string; readonly looked: number; readonly passed: number }[]
  readonly analysed: number
  readonly excluded: number
  /** Exclusions and populations that a missing value leaves open: for how many, and what is missing. */
  readonly open: readonly (readonly [name: string, subjects: number, reason: string])[]
  /** The counts of memory for any request. */
  readonly memory: ReturnType<typeof memory>
}

export const prepared = async (raw: Files): Promise<Prepared> => {
  const outcome = await runStages([ingest, validate], raw)
  if (outcome.kind === 'faults') throw new Error(JSON.stringify(outcome.faults.slice(0, 3)))
  const of = <T>(artifact: { path: string; format: { decode(bytes: Uint8Array, path: string): T } }): T =>
    artifactOf(outcome.files, artifact)
  const plan = Plan.parse(of(descriptors).analysis.value)
  const { resources } = DataPackage.parse(of(descriptors).dataPackage.value)
  const rows: RowsPlan = {
    subject: plan.subject,
    exclude: plan.exclude,
    checks: plan.checks,
    resources,
    variables: of(validated.variables),
    derivations: of(validated.derivations),
    populations: of(validated.populations),
    endpoints: of(validated.endpoints),
  }
  const subjects = subjectsOf(of(validated.subjects), rows.variables)
  const derived = Object.entries(rows.endpoints).map(([name, endpoint]) => [
    name,
    followUps(endpoint, rows.populations, subjects, rows.subject).followUps,
  ])
  return {
    rows,
    checks: of(validated.checks),
    analysed: subjects.length,
    excluded: of(validated.exclusions).length,
    open: of(validated.sizes)
      .filter(({ size }) => size === 'open')
      .map(({ exclusion, population, count, reason }) => [exclusion || population, count, reason]),
    counting: everything(rows, of(validated.counting)),
    memory: memory({ subjectName: rows.subject, subjects, followUps: Object.fromEntries(derived), ...rows }),
  }
}

/** What the plan asks, and besides every variable in every grouping, of every population, and every endpoint by it. */
const everything = ({ variables, endpoints, populations, subject }: RowsPlan, asked: Counting): Counting => {
  const groupings = variables.filter(
    (one) => levelsOf(one) !== null && one.type !== 'list' && !isNumeric(one),
  )
  return {
    subject,
    eventTables: [
      ...asked.eventTables,
      ...Object.keys(endpoints).flatMap((endpoint) =>
        groupings.map(({ name }, i) => ({ endpoint, by: [name], strata: i % 2 ? [] : [groupings[0]!.name] })),
      ),
    ],
    counts: [
      ...asked.counts,
      ...[null, ...Object.keys(populations)].flatMap((population) =>
        variables.flatMap(({ name: variable }, i) =>
          [null, groupings[i % groupings.length]?.name ?? null].map((by) => ({ population, variable, by })),
        ),
      ),
    ],
  }
}

export const shippedFiles = (cohort: string): { readonly folder: string; readonly raw: Files } => {
  const folder = join(import.meta.dirname, '../../../data/raw', cohort)
  const names = readdirSync(folder).filter((name) => /\.(csv|json|yaml)$/.test(name))
  return {
    folder,
    raw: rawFiles(Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name))]))),
  }
}

export const textFiles = (byName: Readonly<Record<string, string>>): Files =>
  rawFiles(
    Object.fromEntries(Object.entries(byName).map(([name, text]) => [name, new TextEncoder().encode(text)])),
  )

/** What an engine found, in the words of stage 2's artifacts. */
export const foundIn = ({ violations, cells, checks, analysed, recorded, open }: Validation) => ({
  violations,
  open: open.map(({ name, subjects }) => [name, subjects]),
  analysed,
  recorded,
  checks: [
    ['cells', cells, cells],
    ...checks
      .filter(({ check }) => check !== 'server')
      .map(({ check, looked, passed }) => [check, looked, passed]),
  ],
})

export const expectedOf = ({
  checks,
  analysed,
  excluded,
  open,
}: Pick<Prepared, 'checks' | 'analysed' | 'excluded' | 'open'>) => ({
  violations: [],
  open: open.map(([name, subjects]) => [name, subjects]),
  analysed,
  recorded: analysed + excluded,
  checks: checks
    .filter(({ check }) => check !== 'identifiers')
    .map(({ check, looked, passed }) => [check, looked, passed]),
})
