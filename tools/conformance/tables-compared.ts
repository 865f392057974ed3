import { clopperPearson } from '../../statistics/proportions/clopper-pearson.ts'
import { fisherExact } from '../../statistics/proportions/fisher-exact.ts'
import { mcNemar } from '../../statistics/proportions/mcnemar.ts'
import { conditionalOddsRatio } from '../../statistics/proportions/odds-ratio.ts'
import { pearsonChiSquare } from '../../statistics/proportions/pearson-chi-square.ts'
import { riskDifference } from '../../statistics/proportions/risk-difference.ts'
import { riskRatio } from '../../statistics/proportions/risk-ratio.ts'
import type { TwoByTwo } from '../../statistics/proportions/two-by-two.ts'
import { wilson } from '../../statistics/proportions/wilson.ts'
import { poissonLimits } from '../../statistics/survival/person-time-rate.ts'
import { answerOf, type Compared, cellValue, groupBy, readCsv } from './oracle.ts'

const parse = (text: string): readonly (readonly number[])[] =>
  text.split(';').map((row) => row.split(' ').map(Number))

/** Casebook's number for each of R's quantities; used only for tables that have it. */
const quantities: Readonly<Record<string, (table: TwoByTwo) => number | null>> = {
  fisher: (t) => answerOf(fisherExact(t).p),
  'fisher-less': (t) => answerOf(fisherExact(t).less),
  'fisher-greater': (t) => answerOf(fisherExact(t).greater),
  'conditional-estimate': (t) => answerOf(conditionalOddsRatio(t, 0.95).estimate),
  'conditional-lower': (t) => answerOf(conditionalOddsRatio(t, 0.95).lower),
  'conditional-upper': (t) => answerOf(conditionalOddsRatio(t, 0.95).upper),
  'chi-square': (t) => answerOf(pearsonChiSquare(t, 'none').chiSquare),
  'chi-square-p': (t) => answerOf(pearsonChiSquare(t, 'none').p),
  yates: (t) => answerOf(pearsonChiSquare(t, 'yates').chiSquare),
  'yates-p': (t) => answerOf(pearsonChiSquare(t, 'yates').p),
  'difference-lower': (t) => answerOf(riskDifference(t, 0.95, 'wald').lower),
  'difference-upper': (t) => answerOf(riskDifference(t, 0.95, 'wald').upper),
  'newcombe-lower': (t) => answerOf(riskDifference(t, 0.95, 'newcombe').lower),
  'newcombe-upper': (t) => answerOf(riskDifference(t, 0.95, 'newcombe').upper),
  'mid-p': (t) => answerOf(fisherExact(t).midP),
  'fisher-doubled': (t) => answerOf(fisherExact(t, 'doubled').p),
  'mid-p-doubled': (t) => answerOf(fisherExact(t, 'doubled').midP),
  'fisher-one-sided': (t) => answerOf(fisherExact(t, 'one-sided').p),
  'mid-p-one-sided': (t) => answerOf(fisherExact(t, 'one-sided').midP),
  'cramers-v': (t) => answerOf(pearsonChiSquare(t, 'yates').cramersV),
  'smallest-expected': (t) => answerOf(pearsonChiSquare(t, 'none').smallestExpected),
  'ratio-lower': (t) => answerOf(riskRatio(t, 0.95).lower),
  ratio: (t) => answerOf(riskRatio(t, 0.95).estimate),
  'ratio-upper': (t) => answerOf(riskRatio(t, 0.95).upper),
  'exact-lower': ([[a, b]]) => answerOf(clopperPearson(a, a + b, 0.9).lower),
  'exact-upper': ([[a, b]]) => answerOf(clopperPearson(a, a + b, 0.9).upper),
  'wilson-lower': ([[a, b]]) => answerOf(wilson(a, a + b, 0.9).lower),
  'wilson-upper': ([[a, b]]) => answerOf(wilson(a, a + b, 0.9).upper),
  mcnemar: ([[, b], [c]]) => answerOf(mcNemar(b, c, 'asymptotic', 0.95).chiSquare),
  'mcnemar-corrected': ([[, b], [c]]) =>
    b === c ? null : answerOf(mcNemar(b, c, 'asymptotic-corrected', 0.95).chiSquare),
  'change-odds': ([[, b], [c]]) => answerOf(mcNemar(b, c, 'exact', 0.9).oddsRatio.estimate),
  'change-odds-lower': ([[, b], [c]]) => answerOf(mcNemar(b, c, 'exact', 0.9).oddsRatio.lower),
  'change-odds-upper': ([[, b], [c]]) => answerOf(mcNemar(b, c, 'exact', 0.9).oddsRatio.upper),
  'mcnemar-exact': ([[, b], [c]]) => answerOf(mcNemar(b, c, 'exact', 0.95).p),
  'poisson-lower': ([[a]]) => poissonLimits(a, 0.95).lower / 7,
  'poisson-upper': ([[a]]) => poissonLimits(a, 0.95).upper / 7,
}

export const tablesExpected = groupBy(readCsv('expected/tables.csv'), (row) => row.quantity!)

/** Tests, effects and limits of tables of counts; each table is a data set. */
export function* tablesCompared(quantity: string): Iterable<Compared> {
  for (const line of tablesExpected.get(quantity)!) {
    const table = parse(line.table!) as unknown as TwoByTwo
    const [dataset, theirs] = [line.table!, cellValue(line.value!)]
    yield { dataset, quantity, what: dataset, ours: quantities[quantity]!(table), theirs }
  }
}
