import { openIn, type SizeRow } from '../2-validate/artifacts.ts'
import { type Html, html, joined } from './html/html.ts'
import { userText } from './html/number.ts'

/**
 * ` (Age not recorded: 2, kept)` after an exclusion, `, not included)` after a population: the subjects whose exclusion
 * or membership is undecided because of a missing value. Empty if there are none.
 */
export const openWords = (
  sizes: readonly SizeRow[],
  scope: Partial<Pick<SizeRow, 'exclusion' | 'population'>>,
): Html => {
  const rows = openIn(sizes, scope)
  if (rows.length === 0) return html``
  const counts = rows.map(
    ({ reason, count }) => html`${userText(reason)}: <span data-count="subjects">${count}</span>`,
  )
  return html` (${joined(counts, '; ')}, ${scope.exclusion === undefined ? 'not included' : 'kept'})`
}

/** The title of a population, with the number of subjects whose membership is undecided. */
export const populationWords = (
  name: string,
  {
    sizes,
    populations,
  }: {
    readonly sizes: readonly SizeRow[]
    readonly populations: Readonly<Record<string, { readonly title: string }>>
  },
): Html => html`${userText(populations[name]!.title)}${openWords(sizes, { population: name })}`

/** Exclusions with excluded or undecided subjects. */
export const statedExclusions = (sizes: readonly SizeRow[]): readonly SizeRow[] =>
  sizes.filter(
    ({ size, exclusion, count }) =>
      size === 'excluded' && (count > 0 || openIn(sizes, { exclusion }).length > 0),
  )
