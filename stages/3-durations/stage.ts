import type { CountRow } from '../../cohort/counts/count-rows.ts'
import type { Counting } from '../../cohort/counts/counting.ts'
import { EMPTY_POPULATION } from '../../cohort/counts/empty-populations.ts'
import type { EventRow } from '../../cohort/counts/event-rows.ts'
import type { Endpoint } from '../../cohort/descriptors/plan/endpoint.ts'
import { endpointUnit } from '../../cohort/subjects/endpoint-unit.ts'
import { CENSORED, eventsOf, type FollowUp, followUps } from '../../cohort/subjects/follow-ups.ts'
import { subjectsOf } from '../../cohort/subjects/subject-table.ts'
import type { Variable } from '../../cohort/values/value.ts'
import type { OpenRows } from '../../engines/row-source.ts'
import { cohortStage, source } from '../../pipeline/contracts.ts'
import { DataError, type Fault } from '../../pipeline/fault.ts'
import { sources } from '../1-ingest/artifacts.ts'
import {
  counting,
  endpoints,
  memberCounts,
  memberEventTables,
  populations,
  rowsPlans,
  type SubjectRow,
  subjectRows,
  subjects,
  variables,
} from '../2-validate/artifacts.ts'
import { counts, eventTable, type FollowUpRow, followUpTable } from './artifacts.ts'
import { openRows } from './open-rows.ts'

export const durations = cohortStage({
  name: '3-durations',
  summary: 'subjects to follow-ups (CDISC ADTTE names), event tables and counts',
  module: 'stages/3-durations/stage.ts',
  scope: 'cohort',
  reads: {
    subjects,
    variables,
    subjectRows,
    populations,
    endpoints,
    counting,
    memberEventTables,
    memberCounts,
    rowsPlans,
    rows: source<OpenRows>(sources),
  },
  writes: { followUps: followUpTable, eventTable, counts },
  run: async (input) => {
    const typed = subjectsOf(input.subjects, input.variables)
    const derived = Object.fromEntries(
      Object.entries(input.endpoints).map(([name, endpoint]) => [
        name,
        followUps(endpoint, input.populations, typed, input.counting.subject).followUps,
      ]),
    )
    const rows = await openRows({ ...input, subjects: typed, followUps: derived })
    try {
      const eventRows = await rows.eventTables(input.counting.eventTables)
      const countRows = await rows.counts(input.counting.counts)
      checkNotEmpty(input.counting, eventRows, countRows)
      return { followUps: followUpRows(input, derived), eventTable: eventRows, counts: countRows }
    } finally {
      await rows.close()
    }
  },
})

/** An empty population has no curve and no numbers. */
const checkNotEmpty = (
  counting: Counting,
  eventRows: readonly EventRow[],
  countRows: readonly CountRow[],
): void => {
  const [followed, counted] = [
    new Set(eventRows.map(({ endpoint }) => endpoint)),
    new Set(countRows.map(({ population }) => population)),
  ]
  const empty = [
    ...counting.eventTables.flatMap(({ endpoint }) =>
      followed.has(endpoint) ? [] : [`endpoints.${endpoint}`],
    ),
    ...counting.counts.flatMap(({ population }) =>
      counted.has(population ?? '') ? [] : [`populations.${population}`],
    ),
  ]
  if (empty.length > 0)
    throw new DataError(
      [...new Set(empty)].map((field): Fault => ({ file: 'analysis.yaml', field, ...EMPTY_POPULATION })),
    )
}

/** A row for each follow-up; none for registries and pooled cohorts, whose subjects are not read. */
const followUpRows = (
  input: {
    readonly endpoints: Readonly<Record<string, Endpoint>>
    readonly variables: readonly Variable[]
    readonly subjectRows: readonly SubjectRow[]
  },
  derived: Readonly<Record<string, readonly FollowUp[]>>,
): readonly FollowUpRow[] => {
  const variablesByName = new Map(input.variables.map((variable) => [variable.name, variable]))
  const lines = linesByFile(input.subjectRows)
  return Object.entries(input.endpoints).flatMap(([name, endpoint]) =>
    derived[name]!.map(rowMaker(endpoint, variablesByName, lines)),
  )
}

/** File -> subject -> line. */
const linesByFile = (rows: readonly SubjectRow[]): ReadonlyMap<string, ReadonlyMap<string, number>> => {
  const files = new Map<string, Map<string, number>>()
  for (const { file, subject, line } of rows) {
    const lines = files.get(file) ?? new Map<string, number>()
    lines.set(subject, line)
    files.set(file, lines)
  }
  return files
}

/** Makes the rows of an endpoint's follow-ups; what all rows share is computed once. */
const rowMaker = (
  endpoint: Endpoint,
  variables: ReadonlyMap<string, Variable>,
  lines: ReturnType<typeof linesByFile>,
): ((followUp: FollowUp) => FollowUpRow) => {
  const unit = endpointUnit(endpoint, variables)
  const codes = censoringCodes(endpoint)
  return ({ subject, entry, time, outcome, label, at: exitVariable }) => {
    const file = variables.get(exitVariable)!.source?.file ?? 'analysis.yaml'
    return {
      USUBJID: subject,
      PARAMCD: endpoint.code,
      PARAM: endpoint.title,
      ENTRY: entry,
      AVAL: time,
      AVALU: unit,
      CNSR: codes.get(outcome)!,
      EVNTDESC: label,
      SRCDOM: file,
      SRCVAR: exitVariable,
      SRCSEQ: lines.get(file)?.get(subject) ?? null,
    }
  }
}

/** 0 the event, 1 censored, then the competing causes in the order of the plan. */
const censoringCodes = (endpoint: Endpoint): ReadonlyMap<string, number> =>
  new Map([
    ...eventsOf(endpoint).map(([name], cause): [string, number] => [name, cause === 0 ? 0 : cause + 1]),
    [CENSORED, 1],
  ])
