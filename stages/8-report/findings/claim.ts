import type { Claim } from '../../../audit/claims/claim.ts'
import type { Result } from '../../../cohort/results/result.ts'
import { displayResult } from '../../../cohort/results/shown-text.ts'
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
import { type Html, html } from '../html/html.ts'
import { auditText, planValue, resultLink } from '../html/number.ts'
import { claimNotes } from './explanations.ts'

/** The details of a claim; null for a claim without a result. */
export type OpenClaim = (claim: Claim) => Html | null

/** The details of each claim: full value, underlying cells, possible explanations, and the effect of rounding. */
export const opener = (context: Context): OpenClaim => {
  const { input, results } = context
  const traceable = traceableOf(context)
  const lineages = new Map<string, Html>()
  const has = (claims: string, claim: Claim): boolean => claims.split('; ').includes(claim.id)
  return (claim) => {
    if (claim.row !== '')
      return html`<p>Rests on ${patientCells(cellsOfPatient(claim.row, claim.column, traceable))}.</p>`
    const result = results.get(claim.result)
    if (!result) return null
    const key = `${result.analysis}/${result.group}`
    const cells =
      lineages.get(key) ??
      (input.study.members !== undefined
        ? html`the counts that the centres sent`
        : input.study.engine === undefined
          ? cellsText(lineageOf(result, traceable).cells)
          : html`rows that were counted where they lie`)
    lineages.set(key, cells)
    const range = input.rounding.find(({ claims }) => has(claims, claim))
    return html`
<p><a href="${resultLink(result.id)}"><code data-result="${result.id}">${result.id}</code>${result.value !== null && html` = <data value="${result.value}" data-result="${result.id}">${result.value}</data>`}</a> (${planValue(result.value === null ? result.reason : result.method)}).</p>
<p>Rests on ${cells}.</p>
${claimNotes(claim, input)}
${range !== undefined && html`<p>${roundingText(range, result)}</p>`}`
  }
}

/** `12.5 to 13.5 months`: the values of a result that exact times can give. */
export const rangeText = ({ low, high, unit }: RoundingRow, result: Result): string => {
  // unrounded times are finer than recorded ones, so that the result's decimals do not apply
  const shown = (value: number | null): string => displayResult({ ...result, value, decimals: null })
  return `${shown(low)} to ${shown(high)}${unitAfter(shown(high), unit)}`
}

const roundingText = (row: RoundingRow, result: Result): Html => {
  const { bound } = row
  return auditText(
    'rounding',
    `If times were rounded as recorded, ${rangeText(row, result)} are possible${bound === 'exact' ? '' : ' at least (the search may have missed more)'}. ${reportedWords(row)}${row.changes_conclusion ? ' The conclusion depends on the exact times.' : ''}`,
  )
}

const reportedWords = ({ given, times, together, against }: RoundingRow): string => {
  if (given === 'none exists') return 'The reported value is not among them.'
  if (given !== 'yes') return 'The reported value was not found among them.'
  const example = times === '' ? '' : `, for example with ${shortened(times)}`
  return together === 'no'
    ? `The reported value is among them${example}, but then ${against.split('; ').join(', ')}, reported with it, would not hold.`
    : `The reported value is among them${example}.`
}

const shortened = (times: string): string => {
  const examples = times.split('; ')
  return examples.length <= 4
    ? examples.join('; ')
    : `${examples.slice(0, 4).join('; ')} and ${examples.length - 4} more`
}

/** Files, columns and numbers of rows. */
const cellsText = (cells: readonly RawCell[]): Html => {
  const memberCells = cells.filter(({ isMember }) => isMember)
  const byFile = new Map<string, { variables: Set<string>; lines: Set<number> }>()
  for (const { file, variable, line } of memberCells) {
    const entry = byFile.get(file) ?? { variables: new Set(), lines: new Set() }
    entry.variables.add(variable)
    entry.lines.add(line)
    byFile.set(file, entry)
  }
  const parts = [...byFile].map(
    ([file, { variables, lines }]) =>
      `${file}: ${[...variables].join(', ')} in ${lines.size} rows (${linesText([...lines])})`,
  )
  return html`<span data-cell>${parts.length === 0 ? 'no cell' : parts.join('; ')}</span>`
}

/** The cells of one patient by file and line. */
const patientCells = (cells: readonly RawCell[]): Html =>
  html`<span data-cell>${cells.map(({ file, line, variable, subject }) => `${file}, line ${line}: ${variable} of ${subject}`).join('; ')}</span>`

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
