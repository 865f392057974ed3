import { openIn, type SizeRow } from '../2-validate/artifacts.ts'
import { type Html, html, joined } from './html/html.ts'
import { userText } from './html/number.ts'

/**
 * ` (Age not recorded: 2, kept)` behind an exclusion, `, not included)` behind a population: for how many a missing value leaves
 * it open. Nothing where it is open for nobody.
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

/** A population by its title, with those of whom it is not known whether they belong to it. */
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

/** Exclusions that left somebody out, or kept somebody of whom it is not known whether they hold. */
export const statedExclusions = (sizes: readonly SizeRow[]): readonly SizeRow[] =>
  sizes.filter(
    ({ size, exclusion, count }) =>
      size === 'excluded' && (count > 0 || openIn(sizes, { exclusion }).length > 0),
  )
