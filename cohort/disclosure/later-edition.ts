import type { Disclosure } from '../descriptors/plan/disclosure.ts'
import { binnedResults } from './binned-results.ts'
import { type Edition, type TimesTable, tooFew } from './edition.ts'
import { laterCharacteristics } from './later-characteristic.ts'
import { laterTable, tableWith } from './later-table.ts'
import { laterTables } from './later-tables.ts'
import type { DisclosureSources } from './public-edition.ts'
import { countsOf } from './published-counts.ts'

/**
 * The public edition of a cohort with earlier published editions: no count from 1 to k - 1 can be derived from all
 * editions together.
 *
 * It publishes the tables and characteristics of the last edition, or some of them, in unions of the cells published
 * there. Each count is 0 or at least k, and differs from that of each earlier edition by 0 or at least k, up or down
 * (`areSafeChanges`). The added subjects are therefore a set with an edition of the same form, and the argument for a
 * single edition (`publicEdition`) applies to them: each difference of two editions is 0 or at least k.
 *
 * If that is impossible for the overall table or for a kind of exit, the last edition is repeated. The repeated edition
 * is made from the published counts, not from the data, and reveals no change: neither that no subject was added nor
 * that a few were. For a larger k its cells are merged.
 *
 * Limits: editions that are not in `earlier` are not considered. If a value of the same name has a new definition, or
 * subjects were removed, only the differences of the published cells are protected.
 */
export const laterEdition = (
  sources: DisclosureSources,
  disclosure: Disclosure,
  earlier: readonly Edition[],
): Edition => {
  // a smaller k would contradict the limit stated in earlier editions
  const k = Math.max(disclosure.k, ...earlier.map((edition) => edition.k))
  const last = earlier.at(-1)!
  const updated = laterTables(sources, earlier, k)
  if (updated === null) return repeatedEdition(last, k, earlier.length)
  const { tables, left } = updated
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

/** The published counts again, in the same cells or, for a larger k, in unions of them. */
const repeatedEdition = (last: Edition, k: number, earlier: number): Edition => {
  if (k === last.k) return { ...last, earlier, repeats: true }
  const [base, ...others] = last.tables as readonly [TimesTable, ...TimesTable[]]
  const first = coarsened(base, base, k, false)
  if (first === null) return { ...tooFew(k), earlier, repeats: true }
  const tables = [
    first,
    ...others.flatMap((table) => coarsened(table, first, k, table.endpoint !== base.endpoint) ?? []),
  ]
  const isPublishableRow = ({ count }: { readonly count: number }): boolean => count === 0 || count >= k
  return {
    ...last,
    k,
    earlier,
    repeats: true,
    tables,
    characteristics: last.characteristics.filter(({ rows }) => rows.every(isPublishableRow)),
    results: tables.flatMap((table) => binnedResults(table)),
  }
}

/**
 * @param isOther whether the table is of another endpoint than the base: the edition does not say how its kinds of exit
 * correspond to those of the base, so its bins end where bins of all kinds end
 */
const coarsened = (last: TimesTable, base: TimesTable, k: number, isOther: boolean): TimesTable | null => {
  const [now, { ends }] = [countsOf(last), countsOf(base)]
  const common = ends[0]!.filter((end) =>
    [...ends, ...now.ends].every((endsOfKind) => endsOfKind.includes(end)),
  )
  const published = laterTable(
    {
      last,
      now,
      earlier: [],
      allowed: isOther ? now.ends.map(() => common) : ends,
      together: now.ends.map((_, kind) => (isOther ? 0 : kind)),
    },
    k,
  )
  return published === null ? null : tableWith(last, published, Math.max(...last.cells.map(({ to }) => to)))
}
