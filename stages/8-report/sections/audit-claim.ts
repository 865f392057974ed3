import type { Claim } from '../../../cohort/claim.ts'
import { fixed } from '../../../cohort/decimal.ts'
import { displayResult } from '../../../cohort/display.ts'
import type { Result } from '../../../cohort/result.ts'
import { subjectsOf } from '../../../cohort/subject-table.ts'
import { lineageOf, type RawCell, type Traceable } from '../../../cohort/trace-result.ts'
import { decimal, multiply, rational } from '../../../statistics/rational.ts'
import type { ExplanationRow, RoundingRow } from '../../6-audit/artifacts.ts'
import type { Context } from '../context.ts'
import { type Html, html } from '../html.ts'
import { audited, rowAnchor, rule } from '../number.ts'

/** What a claim opens to; nothing where no result stands behind it. */
export type OpenClaim = (claim: Claim) => Html | null

/** Each claim opens to its value in full, the cells that it rests on, what would explain it, and what rounding can do. */
export const opener = (context: Context): OpenClaim => {
  const { input, results } = context
  const traceable = traceableOf(context)
  const lineages = new Map<string, Html>()
  const has = (claims: string, claim: Claim): boolean => claims.split('; ').includes(claim.id)
  return (claim) => {
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
    const explanations = input.explanations.filter(({ claims }) => has(claims, claim))
    const unlisted = input.search.pairsNotListed[claim.result] ?? 0
    const range = input.rounding.find(({ claims }) => has(claims, claim))
    return html`<details><summary>Trace</summary>
<p><a href="#${rowAnchor(result.id)}"><code data-result="${result.id}">${result.id}</code></a>${result.value === null ? html` ${rule(result.reason)}` : html` = <data value="${result.value}" data-result="${result.id}">${result.value}</data>`} (${rule(result.method)}).</p>
<p>Rests on ${cells}.</p>
${explanations.length > 0 && html`<p>Smallest changes that would give what is printed, none of which changes the verdict:</p><ul>${explanations.slice(0, MOST_SHOWN).map(explanationItem)}</ul>${explanations.length > MOST_SHOWN && html`<p>${audited('explanation', `${explanations.length - MOST_SHOWN} more in explanations.csv.`)}</p>`}${unlisted > 0 && html`<p>${audited('explanation', `${unlisted} more kinds of pairs, which are counted and not listed.`)}</p>`}`}
${range !== undefined && html`<p>${roundingText(range, result)}</p>`}</details>`
  }
}

/** The table holds them all. */
const MOST_SHOWN = 6

const explanationItem = (row: ExplanationRow): Html => {
  const first = row.witnesses.split('; ')[0] ?? ''
  const others = row.witness_count - 1
  const words = row.order === 1 && first !== '' ? first : row.what
  const breaks =
    row.broken_in_cohort === null
      ? ''
      : `; made in ${row.analyses} alone it breaks ${row.broken_in_analyses} reproduced claims, in the whole cohort ${row.broken_in_cohort}`
  const claims = row.explains.split('; ').length
  const text = `${KINDS[row.kind] ?? ''}${words}${others > 0 ? `, or ${others} more that differ only in which patient` : ''}${claims > 1 ? `; gives ${claims} open claims` : ''}${breaks}${chanceText(row)}`
  return html`<li>${audited('explanation', text)}</li>`
}

const KINDS: Readonly<Record<string, string>> = { arithmetic: 'slip of the pen: ', rule: '', data: '' }

const chanceText = ({ chance, informative, span }: ExplanationRow): string =>
  chance === null
    ? ''
    : `; ${fixed(multiply(decimal(chance), rational(100)), 1)}% of the other values (${span}) are reached by such changes too${informative === 'no' ? ', so that it is not informative' : ''}`

const roundingText = (row: RoundingRow, result: Result): Html => {
  const { low, high, unit, bound, given, times, changes_conclusion } = row
  // exact times are finer than the recorded ones: not with the decimals of the result
  const shown = (value: number | null): string => displayResult({ ...result, value, decimals: null })
  return audited(
    'rounding',
    `Exact times that round to the recorded ones give ${shown(low)} to ${shown(high)}${unit === '1' ? '' : ` ${unit}`} (${bound === 'exact' ? 'exact bounds' : 'attained, so that the true range may be wider'}). ${given === 'yes' ? `What is printed is among them${times === '' ? '' : `, as with ${shortened(times)}`}.` : given === 'none exists' ? 'What is printed is not among them.' : 'What is printed was not found among them.'}${changes_conclusion ? ' The conclusion depends on the exact times.' : ''}`,
  )
}

const shortened = (times: string): string => {
  const all = times.split('; ')
  return all.length <= 4 ? all.join('; ') : `${all.slice(0, 4).join('; ')} and ${all.length - 4} more`
}

/** Files, columns and how many rows. */
const cellsText = (cells: readonly RawCell[]): Html => {
  const own = cells.filter(({ isMember }) => isMember)
  const byFile = new Map<string, { variables: Set<string>; lines: Set<number> }>()
  for (const { file, variable, line } of own) {
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
