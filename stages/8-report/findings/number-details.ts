import type { Claim } from '../../../audit/claims/claim.ts'
import type { VerdictRow } from '../../../audit/claims/verdict-row.ts'
import type { Result } from '../../../cohort/results/result.ts'
import { type Displayed, displayRange, displayResult } from '../../../cohort/results/shown-text.ts'
import {
  cellsOfPatient,
  lineageOf,
  type RawCell,
  type Traceable,
} from '../../../cohort/results/trace-result.ts'
import { subjectsOf } from '../../../cohort/subjects/subject-table.ts'
import { unitAfter } from '../../../cohort/values/unit.ts'
import type { RoundingRow } from '../../6-audit/artifacts.ts'
import type { Context } from '../context.ts'
import { type Html, html, joined } from '../html/html.ts'
import { listText, plural } from '../html/list-words.ts'
import { auditText, planValue, resultLink } from '../html/number.ts'
import { claimNotes } from './explanations.ts'
import type { JudgedClaim } from './finding.ts'

/** The details of the numbers of a finding: full values, underlying cells, the effect of rounding, notes of the search. */
export const numberDetails = (numbers: readonly JudgedClaim[], context: Context): readonly Html[] => {
  const traceable = traceableOf(context)
  const cited = numbers.flatMap(({ claim, row }) => {
    const result = context.results.get(claim.result)
    return result === undefined ? [] : [{ claim, row, result }]
  })
  const patients = numbers.filter(({ claim }) => claim.row !== '')
  const cells = [...new Set(cited.map(({ result }) => cellsOf(result, traceable, context).markup))]
  return [
    ...patients.map(
      ({ claim }) =>
        html`<p>Recorded in ${patientCells(cellsOfPatient(claim.row, claim.column, traceable))}.</p>`,
    ),
    ...(cited.length === 0
      ? []
      : [
          html`<p>Full ${plural(cited.length, 'value')} ${joined(
            cited.map(({ result }) => fullValue(result)),
            '; ',
          )}; from ${joined(
            cells.map((markup) => ({ markup })),
            '; and ',
          )}.</p>`,
        ]),
    ...cited.flatMap(({ claim, row, result }) => [
      ...claimNotes(claim, context.input),
      ...roundingOf(claim, row, result, context),
    ]),
  ]
}

/** `Full value 0.203125 (Kaplan-Meier)`, or why there is none. */
const fullValue = ({ id, value, reason, method }: Result): Html =>
  value === null
    ? html`no value: ${planValue(reason)}`
    : html`<a href="${resultLink(id)}"><data value="${value}" data-result="${id}">${value}</data></a> (${planValue(method)})`

/** The cells that a result depends on. */
const cellsOf = (result: Result, traceable: Traceable, { input, variables }: Context): Html =>
  input.study.members !== undefined
    ? html`the counts that the centres sent`
    : input.study.engine === undefined
      ? cellsText(lineageOf(result, traceable).cells, variables)
      : html`rows that were counted in place`

/** `12.5 to 13.5 months`: the values of a result that exact times can give. */
export const rangeText = ({ low, high, unit }: RoundingRow, result: Result): string => {
  // unrounded times are finer than recorded ones, so that the result's decimals do not apply
  const end = (value: number | null): Displayed => ({ ...result, value, decimals: null })
  return `${displayRange(end(low), end(high))}${unitAfter(displayResult(end(high)), unit)}`
}

/** The values that rounding of the recorded times admits, and whether the reported one is among them. */
const roundingOf = (claim: Claim, row: VerdictRow, result: Result, { input }: Context): readonly Html[] => {
  const range = input.rounding.find(({ claims }) => claims.split('; ').includes(claim.id))
  if (range === undefined) return []
  const words = [
    `If times were rounded, ${range.bound === 'exact' ? '' : 'at least '}${rangeText(range, result)} are possible${givenWords(range, row)}.`,
    ...(range.changes_conclusion ? ['The conclusion depends on the exact times.'] : []),
  ].join(' ')
  return [html`<p>${auditText('rounding', words)}</p>`]
}

/** Empty where the verdict's own words say it. */
const givenWords = ({ given, together }: RoundingRow, { explanation }: VerdictRow): string => {
  if (given === 'none exists') return ', but not the reported value'
  if (given !== 'yes') return '; the reported value was not found among them'
  return together === 'no' && explanation !== '' ? '' : ', among them the reported value'
}

/** `Prognosis and Follow-up in table-3.csv (lines 2-19)`. */
const cellsText = (cells: readonly RawCell[], variables: Context['variables']): Html => {
  const memberCells = cells.filter(({ isMember }) => isMember)
  const byFile = new Map<string, { titles: Set<string>; lines: Set<number> }>()
  for (const { file, variable, line } of memberCells) {
    const entry = byFile.get(file) ?? { titles: new Set(), lines: new Set() }
    entry.titles.add(variables.get(variable)?.title ?? variable)
    entry.lines.add(line)
    byFile.set(file, entry)
  }
  const parts = [...byFile].map(
    ([file, { titles, lines }]) => `${listText([...titles])} in ${file} (${linesText([...lines])})`,
  )
  return html`<span data-cell>${parts.length === 0 ? 'no cell' : parts.join('; ')}</span>`
}

/** The cells of one patient by file and line. */
const patientCells = (cells: readonly RawCell[]): Html =>
  html`<span data-cell>${cells.map(({ file, line, variable }) => `${file}, line ${line}, column ${variable}`).join('; ')}</span>`

/** "lines 2-19" or "lines 2, 5, 7-9". */
const linesText = (lines: readonly number[]): string => {
  const runs: [number, number][] = []
  for (const line of [...lines].sort((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last && last[1] === line - 1) last[1] = line
    else runs.push([line, line])
  }
  return `lines ${runs.map(([a, b]) => (a === b ? a : `${a}-${b}`)).join(', ')}`
}

const traceableOf = ({ input, variables }: Context): Traceable => {
  const lines = new Map(input.subjectRows.map((row) => [`${row.subject} ${row.file}`, row.line]))
  return {
    analyses: {
      summaries: input.summaries,
      estimates: input.estimates,
      tests: input.tests,
      models: input.models,
    },
    endpoints: input.endpoints,
    populations: input.populations,
    variables,
    subjects: subjectsOf(input.subjects, input.variables),
    subjectName: input.study.subject,
    lineOf: (subject, file) => lines.get(`${subject} ${file}`),
  }
}
