import { isCellClaim } from '../cohort/cell-claim.ts'
import type { Claim } from '../cohort/claim.ts'
import type { Rules } from '../cohort/conventions.ts'
import type { EventRow } from '../cohort/event-rows.ts'
import type { Result } from '../cohort/result.ts'
import { subjectsOf } from '../cohort/subject-table.ts'
import { countsHalfADayLater } from '../cohort/time-zero.ts'
import {
  cellsOfPatient,
  type Lineage,
  lineageOf,
  type RawCell,
  type Traceable,
} from '../cohort/trace-result.ts'
import { unitAfter } from '../cohort/unit.ts'
import type { Command, CommandCall } from '../pipeline/commands/command.ts'
import type { Artifact } from '../pipeline/contracts.ts'
import { type Disk, openDisk } from '../pipeline/disk.ts'
import { CallError } from '../pipeline/fault.ts'
import { cohortNames, RAW } from '../pipeline/tasks.ts'
import { plural, shown } from '../pipeline/words.ts'
import {
  claims,
  counting,
  endpoints,
  estimates,
  models,
  populations,
  rules,
  simulations,
  subjectRows,
  subjects,
  summaries,
  tests,
  variables,
} from './2-validate/artifacts.ts'
import { eventTable } from './3-durations/artifacts.ts'
import { estimateResults } from './4-estimate/artifacts.ts'
import { simulationResults, testResults } from './5-compare/artifacts.ts'

export const command: Command = {
  name: 'trace',
  summary: 'a number back to rows at risk and raw cells, or a raw cell forward to every number',
  flags: { json: { type: 'boolean' } },
  help: `npm run pipeline -- trace [<cohort>] <claim | result | file:line:column> [--json]

Of a claim or a result: the result with its method, the rows of the event table that it is computed
from, and every raw cell that it rests on, as file:line:column (a column counts fields, from 1); of a
claim about one patient, the cells of that patient.
Of a raw cell: every result that rests on it, and the claims that name one. A number on the list need
not change with the cell; one that is not on the list cannot.

Examples
  npm run pipeline -- trace relapse-free/median
  npm run pipeline -- trace my-cohort abstract-survival-median
  npm run pipeline -- trace data/raw/my-cohort/patients.csv:5:9
`,
  run: async ({ root, words, flags }: CommandCall) => {
    const disk = openDisk(root)
    const answers = cohortsOf(words, disk).flatMap((cohort) => traced(disk, cohort, words.at(-1) ?? ''))
    if (answers.length === 0)
      throw new CallError(
        `trace: expected a claim, a result or a raw cell (file:line:column), found "${words.at(-1) ?? ''}"; results <cohort> lists the results`,
      )
    process.stdout.write(
      flags['json'] ? `${JSON.stringify(answers, null, 2)}\n` : answers.map(answerText).join('\n'),
    )
    return 0
  },
}

type Answer =
  | {
      readonly kind: 'back'
      readonly cohort: string
      readonly result: Result
      readonly claims: readonly Claim[]
      readonly atRisk: readonly (EventRow & {
        readonly place: string
        /** Whether who leaves at this time counts half a day later. */
        readonly isLater: boolean
      })[]
      readonly cells: readonly RawCell[]
    }
  | {
      /** A claim about one patient leads to the cells that its variable is made of. */
      readonly kind: 'patient'
      readonly cohort: string
      readonly claims: readonly Claim[]
      readonly cells: readonly RawCell[]
    }
  | {
      readonly kind: 'forward'
      readonly cohort: string
      readonly cell: RawCell
      readonly results: readonly Result[]
      readonly claims: readonly Claim[]
    }

/** `data/raw/my-cohort/patients.csv:5:9`, or without the folder. */
const CELL = /^(?:data\/raw\/([^/]+)\/)?([^/:]+):(\d+):(\d+)$/

const cohortsOf = (words: readonly string[], disk: Disk): readonly string[] => {
  const there = cohortNames(disk)
  if (words.length === 0 || words.length > 2)
    throw new CallError(`trace: expected one id or cell, found ${words.length}`)
  const ofCell = CELL.exec(words.at(-1)!)?.[1]
  if (words.length === 1 && ofCell !== undefined && there.includes(ofCell)) return [ofCell]
  // who never ran has no number
  if (words.length === 1)
    return there.filter((cohort) => disk.read(estimateResults.path.replace('{cohort}', cohort)) !== null)
  if (!there.includes(words[0]!))
    throw new CallError(`trace: expected a cohort (${there.join(', ')}), found "${words[0]}"`)
  return [words[0]!]
}

const traced = (disk: Disk, cohort: string, word: string): readonly Answer[] => {
  const read = <T>({ path, format }: Artifact<T>): T => {
    const place = path.replace('{cohort}', cohort)
    const bytes = disk.read(place)
    if (bytes === null)
      throw new CallError(
        `${place}: expected an artifact, found none; npm run pipeline -- ${cohort} makes it`,
      )
    return format.decode(bytes, place)
  }
  const results = [...read(estimateResults), ...read(testResults), ...read(simulationResults)]
  const stated = read(claims)
  const traceable = traceableOf(read, cohort)
  const cell = CELL.exec(word)
  if (cell) {
    const [, of = cohort, file, line, column] = cell
    return of === cohort
      ? forward(
          cohort,
          { file: `${RAW}/${cohort}/${file}`, line: Number(line), column: Number(column) },
          results,
          stated,
          traceable,
        )
      : []
  }
  const claim = stated.find((one) => one.id === word)
  if (claim && isCellClaim(claim))
    return [
      {
        kind: 'patient',
        cohort,
        claims: [claim],
        cells: cellsOfPatient(claim.row, claim.column, traceable),
      },
    ]
  const id = claim?.result ?? word
  const result = results.find((one) => one.id === id)
  return result ? [back(cohort, result, stated, read(eventTable), read(rules), traceable)] : []
}

const traceableOf = (read: <T>(artifact: Artifact<T>) => T, cohort: string): Traceable => {
  const known = read(variables)
  const lines = new Map(
    read(subjectRows).map((row) => [`${row.subject} ${RAW}/${cohort}/${row.file}`, row.line]),
  )
  const located = known.map((variable) => {
    const { source } = variable
    return { ...variable, source: source && { ...source, file: `${RAW}/${cohort}/${source.file}` } }
  })
  return {
    analyses: {
      summaries: read(summaries),
      estimates: read(estimates),
      tests: read(tests),
      models: read(models),
      simulations: read(simulations),
    },
    endpoints: read(endpoints),
    populations: read(populations),
    variables: new Map(located.map((variable) => [variable.name, variable])),
    subjects: subjectsOf(read(subjects), known),
    subjectName: read(counting).subject,
    lineOf: (subject, file) => lines.get(`${subject} ${file}`),
  }
}

/** The rows up to a landmark's time; all of them where the number is of the whole curve. */
const back = (
  cohort: string,
  result: Result,
  stated: readonly Claim[],
  rows: readonly EventRow[],
  { timeZero }: Pick<Rules, 'timeZero'>,
  traceable: Traceable,
): Answer => {
  const { endpoint, cells } = lineageOf(result, traceable)
  const { endpoints, variables } = traceable
  const isLater =
    endpoint !== null && countsHalfADayLater(rows, endpoint, timeZero, endpoints[endpoint]!, variables)
  const path = eventTable.path.replace('{cohort}', cohort)
  const atRisk = rows
    .map((row, i) => ({ ...row, place: `${path}:${i + 2}`, isLater: isLater && row.time === 0 }))
    .filter(
      (row) =>
        row.endpoint === endpoint &&
        (result.at === null || row.time <= result.at) &&
        (row.group === result.group ||
          (result.group === '' && !rows.some((one) => one.endpoint === endpoint && one.group === ''))),
    )
  return {
    kind: 'back',
    cohort,
    result,
    claims: stated.filter((claim) => claim.result === result.id),
    atRisk,
    cells,
  }
}

const forward = (
  cohort: string,
  at: Pick<RawCell, 'file' | 'line' | 'column'>,
  results: readonly Result[],
  stated: readonly Claim[],
  traceable: Traceable,
): readonly Answer[] => {
  const isHere = (cell: RawCell): boolean =>
    cell.file === at.file && cell.line === at.line && cell.column === at.column
  const lineages = new Map<string, Lineage>()
  const lineage = (result: Result): Lineage => {
    const key = `${result.analysis} ${result.group}`
    const known = lineages.get(key) ?? lineageOf(result, traceable)
    lineages.set(key, known)
    return known
  }
  const resting = results.filter((result) => lineage(result).cells.some(isHere))
  const ids = new Set(resting.map(({ id }) => id))
  const ofPatients = stated
    .filter(isCellClaim)
    .flatMap((claim) => cellsOfPatient(claim.row, claim.column, traceable))
  const cell = [...[...lineages.values()].flatMap(({ cells }) => cells), ...ofPatients].find(isHere)
  return cell
    ? [
        {
          kind: 'forward',
          cohort,
          cell,
          results: resting,
          claims: stated.filter(
            (claim) =>
              ids.has(claim.result) ||
              (isCellClaim(claim) && cellsOfPatient(claim.row, claim.column, traceable).some(isHere)),
          ),
        },
      ]
    : []
}

const answerText = (answer: Answer): string => {
  const claimLines = answer.claims.map(
    ({ id, place, label, published, unit }) =>
      `  claim     ${id}: ${shown(label)}, printed ${shown(published)}${unitAfter(published, unit)} (${shown(place)})\n`,
  )
  switch (answer.kind) {
    case 'back':
      return [
        `${resultText(answer.result)}  ${answer.result.method}\n`,
        ...claimLines,
        ...answer.atRisk.map(
          (row) =>
            `  at risk   ${row.place}  time ${row.time}${row.group && `, ${row.group}`}: ${row.at_risk} at risk, ${plural(row.events, 'event')}, ${row.censored} censored${row.competing && `, competing ${row.competing}`}${row.isLater ? '; who leaves counts half a day later (timeZero: half-day)' : ''}\n`,
        ),
        ...answer.cells.map((cell) => `  rests on  ${cellText(cell)}\n`),
        `  ${plural(answer.cells.length, 'raw cell')}\n`,
      ].join('')
    case 'patient':
      return [
        ...claimLines,
        ...answer.cells.map((cell) => `  rests on  ${cellText(cell)}\n`),
        `  ${plural(answer.cells.length, 'raw cell')}\n`,
      ].join('')
    case 'forward':
      return [
        `${cellText(answer.cell)}\n`,
        ...claimLines,
        ...answer.results.map((result) => `  number    ${resultText(result)}\n`),
        `  ${plural(answer.results.length, 'number')}, ${plural(answer.claims.length, 'claim')}\n`,
      ].join('')
    default: {
      const never: never = answer
      return never
    }
  }
}

const resultText = ({ id, value, unit, reason }: Result): string =>
  `${id} = ${value === null ? `none (${reason})` : `${value}${unitAfter(value, unit)}`}`

const cellText = ({ file, line, column, subject, variable, value, isMember }: RawCell): string =>
  `${file}:${line}:${column}  ${variable} of ${subject}: ${shown(value) || '(missing)'}${isMember ? '' : ', which keeps it out'}`
