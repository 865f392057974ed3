import { fineGray } from '../../../statistics/competing-risks/fine-gray.ts'
import { type CoxRegression, coxRegression } from '../../../statistics/cox/cox-regression.ts'
import { coxStratum } from '../../../statistics/cox/cox-risk-sets.ts'
import { logRank } from '../../../statistics/log-rank/log-rank.ts'
import { logRankTrend } from '../../../statistics/log-rank/log-rank-trend.ts'
import { coxZph } from '../../../statistics/proportional-hazards/cox-zph.ts'
import { eventTableOf, strataOf } from '../event-table-of.ts'
import {
  answerOf,
  type Compared,
  cellValue,
  groupBy,
  type OracleRow,
  readCsv,
  subjectsOf,
} from '../oracle.ts'

export const coxExpected = groupBy(readCsv('expected/cox.csv'), (row) => row.dataset!)

/** The covariates of cox.R: an indicator for each group but the first, and a made-up numeric x. */
export const coxDesign = (dataset: string) => {
  const rows = subjectsOf(dataset)
  const levels = [...new Set(rows.map((row) => row.group))].sort()
  const covariates = new Map<string, readonly number[]>()
  const patterns: OracleRow[] = rows.map((row, i) => {
    const x = ((i + 1) * 7) % 5
    const name = `${row.group}/${x}`
    covariates.set(name, [...levels.slice(1).map((level) => (level === row.group ? 1 : 0)), x])
    return { ...row, group: name }
  })
  const names = [...levels.slice(1).map((level) => `group${level}`), 'x']
  return { rows, patterns, covariates, levels, names }
}

const numberOf = (fit: CoxRegression, quantity: string, k: number): number | null => {
  switch (quantity) {
    case 'score':
      return answerOf(fit.score.chiSquare)
    case 'beta':
      return answerOf(fit.coefficients[k]!.estimate)
    case 'se':
      return answerOf(fit.coefficients[k]!.standardError)
    case 'loglik0':
      return fit.logLikelihoodNull
    case 'loglik':
      return fit.logLikelihood
    default:
      return answerOf(fit.wald.chiSquare)
  }
}

/** Cox models with their tests, Fine-Gray and the trend test of a data set. */
export function* coxCompared(dataset: string): Iterable<Compared> {
  const lines = coxExpected.get(dataset)!
  const design = coxDesign(dataset)
  for (const [model, own] of groupBy(lines, (line) => line.quantity!.split('-').slice(0, 2).join('-'))) {
    const computed = computedBy(model, design)
    for (const line of own)
      yield {
        dataset,
        quantity: line.quantity!,
        what: `${dataset} ${line.group}`,
        ours: computed(line),
        theirs: cellValue(line.value!),
      }
  }
}

type Design = ReturnType<typeof coxDesign>

/** The number of a model that belongs to a line of R's. */
type Computed = (line: Readonly<Record<string, string>>) => number | null

const computedBy = (model: string, design: Design): Computed => {
  if (model === 'trend') return byTrend(design)
  if (model === 'fine-gray') return byFineGray(design)
  const [ties, kind] = model.split('-')
  return byCox(design, ties as 'efron' | 'breslow', kind === 'strata')
}

const byTrend = ({ rows, levels }: Design): Computed => {
  const scores = levels.map((_, j) => j)
  const z = answerOf(logRankTrend(logRank([eventTableOf(rows)]), scores).z)
  return () => (z === null ? null : z * z)
}

const byFineGray = ({ patterns, covariates, names }: Design): Computed => {
  const found = fineGray(eventTableOf(patterns), covariates, 0, 1.96)
  return ({ quantity, group }) => {
    const { estimate, standardError } = found[names.indexOf(group!)]!
    return answerOf(quantity === 'fine-gray' ? estimate : standardError)
  }
}

const byCox = (
  { patterns, covariates, levels, names }: Design,
  ties: 'efron' | 'breslow',
  isStratified: boolean,
): Computed => {
  const tables = isStratified ? strataOf(patterns) : [eventTableOf(patterns)]
  const data = { strata: tables.map(coxStratum), covariates }
  const fit = coxRegression(data, ties, 1.96)
  const terms = [levels.slice(1).map((_, k) => k), [levels.length - 1]]
  const zph = coxZph(data, ties, fit.fit, terms)
  return (line) => {
    const quantity = line.quantity!.split('-').slice(2).join('-')
    if (!quantity.startsWith('zph')) return numberOf(fit, quantity, names.indexOf(line.group!))
    const found = line.group === 'GLOBAL' ? zph.global : zph.terms[line.group === 'x' ? 1 : 0]!
    return quantity === 'zph' ? answerOf(found.chiSquare) : found.df
  }
}
