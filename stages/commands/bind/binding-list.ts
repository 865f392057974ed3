import type { Result } from '../../../cohort/results/result.ts'
import { displayResult } from '../../../cohort/results/shown-text.ts'
import { unitAfter } from '../../../cohort/values/unit.ts'
import { FIXED } from '../../../documents/tag.ts'
import { plural, shown } from '../../../pipeline/words.ts'
import type { DraftNumber } from './draft-binding.ts'

/** Candidates of a number that the list names. */
const MOST_CANDIDATES = 3

/** The numbers of a draft for a terminal: contradicted ones first, then those that are not bound, then those that are. */
export const bindingList = (
  numbers: readonly DraftNumber[],
  results: ReadonlyMap<string, Result>,
): string => {
  const open = numbers.filter(({ became }) => became === 'open')
  const contradicted = open.filter(({ proposal }) => proposal?.outcome === 'contradicted')
  const others = open.filter(({ proposal }) => proposal?.outcome !== 'contradicted')
  const bound = numbers.filter(({ became }) => became === 'bound')
  const blocks = [
    [
      'The words lead to a result with another value',
      contradicted.map((number) => contradiction(number, results)),
    ],
    ['Not bound', others.map((number) => notBound(number, results))],
    [
      'Bound',
      bound.map(
        ({ place, text, proposal }) =>
          `  ${shown(place)}: ${shown(text)} -> ${proposal!.candidates[0]!.id}\n`,
      ),
    ],
  ] as const
  return blocks
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines]) => `${title}\n${lines.join('')}\n`)
    .join('')
}

/** "31 numbers are bound, 4 are not: Results, paragraph 2 "4"" */
export const bindingCount = (numbers: readonly DraftNumber[]): string => {
  const open = numbers.filter(({ became }) => became === 'open')
  const bound = numbers.filter(({ became, tag }) => became !== 'open' && tag !== FIXED).length
  const are = (count: number): string => (count === 1 ? 'is' : 'are')
  const named = open.map(({ place, text }) => `${shown(place)} "${shown(text)}"`)
  return `${plural(bound, 'number')} ${are(bound)} bound${open.length === 0 ? '' : `, ${open.length} ${are(open.length)} not: ${named.join(', ')}`}\n`
}

const contradiction = (
  { place, text, proposal }: DraftNumber,
  results: ReadonlyMap<string, Result>,
): string => {
  const result = results.get(proposal!.candidates[0]!.id)
  return `  ${shown(place)}: ${shown(text)} is written, but the words lead to ${proposal!.candidates[0]!.id}, which is ${valueText(result)}\n`
}

const notBound = ({ place, text, proposal }: DraftNumber, results: ReadonlyMap<string, Result>): string => {
  const candidates = proposal?.candidates.slice(0, MOST_CANDIDATES) ?? []
  const why =
    candidates.length === 0
      ? 'the words lead to no result'
      : proposal?.outcome === 'ambiguous'
        ? 'the words fit several results'
        : 'the words are not specific enough'
  const lines = candidates.map(
    ({ id, agrees }) => `    ${id} = ${valueText(results.get(id))}${agrees ? '' : ' (another value)'}\n`,
  )
  return `  ${shown(place)}: ${shown(text)}: ${why}\n${lines.join('')}`
}

const valueText = (result: Result | undefined): string => {
  if (result === undefined) return 'unknown'
  const text = displayResult(result)
  return result.value === null ? `none (${shown(result.reason)})` : `${text}${unitAfter(text, result.unit)}`
}
