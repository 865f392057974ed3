import type { CountRow } from '../../cohort/count-rows.ts'
import type { Counting } from '../../cohort/counting.ts'
import { endpointUnit } from '../../cohort/endpoint-unit.ts'
import type { EventRow } from '../../cohort/event-rows.ts'
import { CENSORED, EVENT, type FollowUp, followUps, happenings } from '../../cohort/follow-ups.ts'
import type { Endpoint } from '../../cohort/plan.ts'
import type { Pooled } from '../../cohort/pool/pooled-rows.ts'
import type { RowsPlan } from '../../cohort/rows-plan.ts'
import { subjectsOf } from '../../cohort/subject-table.ts'
import type { Variable } from '../../cohort/value.ts'
import { memory } from '../../engines/memory.ts'
import { pooled } from '../../engines/pooled.ts'
import type { OpenRows } from '../../engines/row-source.ts'
import { cohortStage, source } from '../../pipeline/contracts.ts'
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
    if (input.rows !== null) return countedWhereTheyLie(input.rows, input.rowsPlans['plan']!, input.counting)
    const subjectName = input.counting.subject
    const typed = subjectsOf(input.subjects, input.variables)
    const derived = Object.fromEntries(
      Object.entries(input.endpoints).map(([name, endpoint]) => [
        name,
        followUps(endpoint, input.populations, typed, subjectName).followUps,
      ]),
    )
    const { pool } = input.counting
    const counter = pool
      ? pooled({ sizes: pool, tables: memberTables(input) })
      : memory({
          subjectName,
          subjects: typed,
          endpoints: input.endpoints,
          populations: input.populations,
          followUps: derived,
        })
    const variable = new Map(input.variables.map((one) => [one.name, one]))
    const lines = new Map(input.subjectRows.map((row) => [`${row.subject} ${row.file}`, row]))
    return {
      followUps: Object.entries(input.endpoints).flatMap(([name, endpoint]) =>
        derived[name]!.map((followUp) => followUpRow(endpoint, followUp, variable, lines)),
      ),
      eventTable: input.counting.eventTables.flatMap((request) => counter.eventTable(request)),
      counts: input.counting.counts.flatMap((request) => counter.counts(request)),
    }
  },
})

/** Members by name, each with both of its tables. */
const memberTables = (input: {
  readonly memberEventTables: Readonly<Record<string, readonly EventRow[]>>
  readonly memberCounts: Readonly<Record<string, readonly CountRow[]>>
}): Pooled['tables'] =>
  Object.fromEntries(
    Object.entries(input.memberEventTables).map(([member, eventRows]) => [
      member,
      { eventRows, countRows: input.memberCounts[member]! },
    ]),
  )

/** Of a registry: counts only. The table of follow-ups has a row a patient, so that it stays empty. */
const countedWhereTheyLie = async (open: OpenRows, plan: RowsPlan, asked: Counting) => {
  const rows = await open(plan)
  try {
    return {
      followUps: [],
      eventTable: await rows.eventTables(asked.eventTables),
      counts: await rows.counts(asked.counts),
    }
  } finally {
    await rows.close()
  }
}

const followUpRow = (
  endpoint: Endpoint,
  followUp: FollowUp,
  variables: ReadonlyMap<string, Variable>,
  lines: ReadonlyMap<string, SubjectRow>,
): FollowUpRow => {
  const at = variables.get(followUp.at)!
  const file = at.source?.file ?? 'analysis.yaml'
  return {
    USUBJID: followUp.subject,
    PARAMCD: endpoint.code,
    PARAM: endpoint.title,
    ENTRY: followUp.entry,
    AVAL: followUp.time,
    AVALU: endpointUnit(endpoint, variables),
    CNSR: censoringCode(endpoint, followUp.outcome),
    EVNTDESC: followUp.label,
    SRCDOM: file,
    SRCVAR: followUp.at,
    SRCSEQ: lines.get(`${followUp.subject} ${file}`)?.line ?? null,
  }
}

/** 0 the event, 1 censored, then the competing causes in the order of the plan. */
const censoringCode = (endpoint: Endpoint, outcome: string): number => {
  if (outcome === EVENT) return 0
  if (outcome === CENSORED) return 1
  return 1 + happenings(endpoint).findIndex(([name]) => name === outcome)
}
