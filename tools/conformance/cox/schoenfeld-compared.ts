import { coxRegression } from '../../../statistics/cox/cox-regression.ts'
import { coxStratum } from '../../../statistics/cox/cox-risk-sets.ts'
import { naturalSpline } from '../../../statistics/numbers/natural-spline.ts'
import { schoenfeldResiduals } from '../../../statistics/proportional-hazards/schoenfeld-residuals.ts'
import { eventTableOf, strataOf } from '../event-table-of.ts'
import { type Compared, cellValue, groupBy, type OracleRow, readCsv } from '../oracle.ts'
import { coxDesign } from './cox-compared.ts'

/** Residuals and smooths of R, by data set. */
export const schoenfeldExpected = groupBy(readCsv('expected/schoenfeld.csv'), ({ dataset }) => dataset!)

/** Scaled Schoenfeld residuals, transformed times, and the smooth with its band, of the Cox models of a data set. */
export function* schoenfeldCompared(dataset: string): Iterable<Compared> {
  const lines = schoenfeldExpected.get(dataset)!
  const modelOf = (line: Readonly<Record<string, string>>): string =>
    line['quantity']!.split('-').slice(0, 2).join('-')
  for (const [model, ofModel] of groupBy(lines, modelOf)) {
    const numbers = computedBy(dataset, model)
    for (const [quantity, same] of groupBy(ofModel, ({ quantity }) => quantity!))
      for (const [covariate, theirs] of groupBy(same, ({ group }) => group!)) {
        const what = quantity.split('-').slice(2).join('-')
        const ours = numbers(covariate, what)
        const isPoint = what.startsWith('smooth')
        if (!isPoint && ours.length !== theirs.length)
          throw new Error(`${dataset} ${quantity}: expected ${theirs.length}, found ${ours.length}`)
        for (const [i, line] of theirs.entries())
          yield {
            dataset,
            quantity,
            what: `${dataset} ${covariate} ${i}`,
            ours: ours[isPoint ? Number(line['at']) - 1 : i]!,
            theirs: cellValue(line['value']!),
          }
      }
  }
}

const computedBy = (dataset: string, model: string) => {
  const [ties, kind] = model.split('-') as ['efron' | 'breslow', string]
  const { patterns: all, covariates, names, levels } = coxDesign(dataset)
  const patterns = kind === 'constant' ? withoutCell(all, levels) : all
  const tables = kind === 'plain' ? [eventTableOf(patterns)] : strataOf(patterns)
  const data = { strata: tables.map(coxStratum), covariates }
  const fitted = schoenfeldResiduals(data, ties, coxRegression(data, ties, 1.96).fit)!
  return (covariate: string, what: string): readonly (number | null)[] => {
    const k = names.indexOf(covariate)
    const points = fitted.residuals.flatMap(({ time, transformedTime, events, scaled }) =>
      Array.from({ length: events }, () => ({ time, x: transformedTime, y: scaled[k]!, weight: 1 })),
    )
    // as R's order() puts them: by time, then by residual, those without one last
    const ordered = points.toSorted(
      (a, b) => a.time - b.time || (a.y ?? Number.POSITIVE_INFINITY) - (b.y ?? Number.POSITIVE_INFINITY),
    )
    if (what === 'residual') return ordered.map(({ y }) => y)
    if (what === 'transformed') return ordered.map(({ x }) => x)
    const smooth = naturalSpline(points)!
    if (what === 'smooth-x') return smooth.map(({ x }) => x)
    const side = what === 'smooth' ? 0 : what === 'smooth-upper' ? 2 : -2
    return smooth.map(({ fit, leverage }) => fit + side * Math.sqrt(fitted.variances[k]! * leverage))
  }
}

/** Without the subjects of the first stratum in the last group. */
const withoutCell = (patterns: readonly OracleRow[], levels: readonly string[]): readonly OracleRow[] => {
  const first = patterns.map(({ stratum }) => stratum).sort()[0]
  return patterns.filter(({ stratum, group }) => stratum !== first || group.split('/')[0] !== levels.at(-1))
}
