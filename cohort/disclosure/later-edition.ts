import type { Disclosure } from '../descriptors/plan/disclosure.ts'
import { binnedResults } from './binned-results.ts'
import { type Edition, type TimesTable, tooFew } from './edition.ts'
import { laterCharacteristics } from './later-characteristic.ts'
import { laterTable, tableWith } from './later-table.ts'
import { laterTables } from './later-tables.ts'
import type { DisclosureSources } from './public-edition.ts'
import { countsOf } from './published-counts.ts'

/**
 * The public edition of a cohort of which others were told before: nothing small can be worked out from all of them
 * together, either.
 *
 * It tells the tables and characteristics of the last edition or fewer of them, in unions of the cells told there. Each
 * count is 0 or at least k, and differs from each earlier edition's by 0 or at least k, up or down (`areSafeChanges`).
 * So who was added is a set of subjects of whom an edition of the same form is told, and what holds of an edition by
 * itself (`publicEdition`) holds of them: whoever subtracts finds 0 or at least k.
 *
 * Where that is not possible, of everybody or of a kind of leaving, the last edition is told again. It is made from
 * what was told, not from the data, so that it says nothing of what has changed: not whether nobody was added or a few.
 * With a larger k its cells are put together.
 *
 * It cannot know of editions that are not among `earlier`, and takes the data for what they say: where a value of the
 * same name is defined otherwise now, or subjects were taken away, only the differences of the cells told are guarded.
 */
export const laterEdition = (
  sources: DisclosureSources,
  disclosure: Disclosure,
  earlier: readonly Edition[],
): Edition => {
  // a smaller k would contradict the limit stated in earlier editions
  const k = Math.max(disclosure.k, ...earlier.map((one) => one.k))
  const last = earlier.at(-1)!
  const found = laterTables(sources, earlier, k)
  if (found === null) return again(last, k, earlier.length)
  const { tables, left } = found
  const characteristics = laterCharacteristics(sources, earlier, tables[0]!, k)
  return {
    k,
    earlier: earlier.length,
    repeats: false,
    isEnough: true,
    tables,
    characteristics: characteristics.kept,
    results: tables.flatMap((table) => binnedResults(table)),
    left: [...last.left, ...left, ...characteristics.left],
  }
}

/** What was told, in the same cells or, for a larger k, in unions of them. */
const again = (last: Edition, k: number, earlier: number): Edition => {
  if (k === last.k) return { ...last, earlier, repeats: true }
  const [base, ...others] = last.tables as readonly [TimesTable, ...TimesTable[]]
  const first = coarsened(base, base, k, false)
  if (first === null) return { ...tooFew(k), earlier, repeats: true }
  const tables = [
    first,
    ...others.flatMap((table) => coarsened(table, first, k, table.endpoint !== base.endpoint) ?? []),
  ]
  const isTold = ({ count }: { readonly count: number }): boolean => count === 0 || count >= k
  return {
    ...last,
    k,
    earlier,
    repeats: true,
    tables,
    characteristics: last.characteristics.filter(({ rows }) => rows.every(isTold)),
    results: tables.flatMap((table) => binnedResults(table)),
  }
}

/**
 * @param isOther whether it is of another endpoint: of which of the base's kinds its own are made is not told, so that
 * its bins end where those of all do
 */
const coarsened = (last: TimesTable, base: TimesTable, k: number, isOther: boolean): TimesTable | null => {
  const [now, { ends }] = [countsOf(last), countsOf(base)]
  const common = ends[0]!.filter((end) => [...ends, ...now.ends].every((own) => own.includes(end)))
  const told = laterTable(
    {
      last,
      now,
      earlier: [],
      allowed: isOther ? now.ends.map(() => common) : ends,
      together: now.ends.map((_, kind) => (isOther ? 0 : kind)),
    },
    k,
  )
  return told === null ? null : tableWith(last, told, Math.max(...last.cells.map(({ to }) => to)))
}
