import { distance } from 'fastest-levenshtein'
import { type Described, describedProperties } from './described.ts'

/** What was asked for: properties, one for each file that has it, and the form if one was named. */
export interface Found {
  readonly properties: readonly Described[]
  /** `gray` of `tests.gray.cause`. */
  readonly form: string | null
}

/**
 * The properties of a path. `<name>`, `[]` and the upper case of letters may be left out, and a form may be named:
 * `endpoints.until`, `resources.schema.fields.type`, `tests.log-rank.weight`, `figures.swimmer`.
 *
 * @returns the nearest paths where there is none
 */
export const findProperty = (words: readonly string[]): Found | readonly string[] => {
  const asked = simple(words.join('.'))
  const all = describedProperties()
  const exact = all.filter(({ path }) => simple(path) === asked)
  if (exact.length > 0) return { properties: exact, form: null }
  const steps = asked.split('.')
  for (const [i, step] of steps.entries()) {
    const rest = steps.toSpliced(i, 1).join('.')
    const ofForm = all.filter(({ path }) => simple(path) === rest && formsIn(all, path, step))
    if (i > 0 && ofForm.length > 0) return { properties: ofForm, form: step }
  }
  return nearest(asked, all)
}

/** Whether a form is one of those of the property or, for a section, of its entries. */
const formsIn = (all: readonly Described[], path: string, form: string): boolean =>
  all.some(
    (property) =>
      (property.path === path || property.path.startsWith(`${path}.<name>.`)) &&
      property.meanings.some(({ of }) => of.some((word) => word.toLowerCase() === form)),
  )

/** A path without what may be left out. */
const simple = (path: string): string =>
  path
    .replaceAll('[]', '')
    .split('.')
    .filter((step) => step !== '' && step !== '<name>')
    .join('.')
    .toLowerCase()

/** Paths that end as asked, and then those that are spelt alike. */
const nearest = (asked: string, all: readonly Described[]): readonly string[] => {
  const paths = [...new Set(all.map(({ path }) => path.replaceAll('.<name>', '').replaceAll('[]', '')))]
  const word = asked.slice(0, LONGEST)
  const last = word.split('.').at(-1)!
  const far = (path: string): number => {
    const own = path.toLowerCase()
    const end = own.split('.').at(-1)!
    return Math.min(
      distance(own, word),
      distance(end, last) + (own.split('.')[0] === word.split('.')[0] ? 0.25 : 0.5),
    )
  }
  return paths
    .map((path) => ({ path, distance: far(path) }))
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, MOST)
    .map(({ path }) => path)
}

const LONGEST = 100
const MOST = 5
