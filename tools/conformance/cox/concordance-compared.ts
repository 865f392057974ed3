import { censoringWeight } from '../../../statistics/concordance/censoring-weight.ts'
import {
  type Concordance,
  type ScoredGroup,
  survivalConcordance,
} from '../../../statistics/concordance/survival-concordance.ts'
import { type Answer, known } from '../../../statistics/numbers/answer.ts'
import { type SubjectRow, strataOf } from '../event-table-of.ts'
import { answerOf, type Compared, cellValue, groupBy, readCsv, subjectsOf } from '../oracle.ts'

export const concordanceExpected = groupBy(readCsv('expected/concordance.csv'), ({ dataset }) => dataset!)

/** A subject with a score. */
export type ScoredRow = Omit<SubjectRow, 'group'> & { readonly score: number }

/** The counts of each stratum by score. */
export const scoredStrata = (rows: readonly ScoredRow[]): readonly (readonly ScoredGroup[])[] =>
  strataOf(rows.map((row) => ({ ...row, group: String(row.score) }))).map(({ times, groups }) =>
    groups.map((group) => ({ ...group, times, score: Number(group.name) })),
  )

const unoOf = (rows: readonly ScoredRow[], until: number): Concordance => {
  const strata = scoredStrata(rows)
  return survivalConcordance(strata, censoringWeight(strata[0]!, until))
}

/** R's numbers of one data set: of scores with many ties and with few, of all, by stratum, and weighted. */
export function* concordanceCompared(dataset: string): Iterable<Compared> {
  // the data sets count competing events as 2
  const subjects = subjectsOf(dataset)
  for (const [score, lines] of groupBy(concordanceExpected.get(dataset)!, ({ group }) => group!)) {
    const of = score === 'few' ? (i: number) => (i * 7) % 5 : (i: number) => (i * 37) % 101
    const rows = subjects.map((row, i) => ({ ...row, score: of(i + 1) }))
    const all = rows.map((row) => ({ ...row, stratum: '' }))
    const until = lines.find(({ at }) => at !== '')?.['at']
    const found: Readonly<Record<string, Concordance | undefined>> = {
      plain: survivalConcordance(scoredStrata(all)),
      strata: survivalConcordance(scoredStrata(rows)),
      uno: until === undefined ? undefined : unoOf(all, Number(until)),
    }
    for (const line of lines) {
      const [which, what] = line['quantity']!.split('-') as [string, keyof Concordance]
      const value: number | Answer = found[which]![what]
      yield {
        dataset,
        quantity: line['quantity']!,
        what: `${dataset} ${score}`,
        ours: answerOf(typeof value === 'number' ? known(value) : value),
        theirs: cellValue(line['value']!),
      }
    }
  }
}

const samples = readCsv('expected/concordance-random.csv')

/** Harrell's and Uno's C of 2,000 random samples. */
export const randomConcordanceCompared = (): readonly Compared[] =>
  samples.flatMap((line, i) => {
    const list = (name: string): readonly number[] => line[name]!.split(' ').map(Number)
    const [times, status, scores] = [list('times'), list('status'), list('scores')]
    const rows = times.map((time, j) => ({ time, status: status[j]!, score: scores[j]! }))
    const harrell = survivalConcordance(scoredStrata(rows))
    const uno = unoOf(rows, Number(line['until']))
    const ours = {
      harrell: harrell.concordance,
      harrell_se: harrell.se,
      uno: uno.concordance,
      uno_se: uno.se,
    }
    return Object.entries(ours).map(([quantity, value]) => ({
      dataset: `sample ${i + 1}`,
      quantity,
      what: `sample ${i + 1}`,
      ours: answerOf(value),
      theirs: cellValue(line[quantity]!),
    }))
  })
