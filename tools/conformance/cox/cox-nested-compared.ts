import {
  coxAkaike,
  coxContrastTest,
  coxNestedTest,
  withoutColumns,
} from '../../../statistics/cox/cox-nested-tests.ts'
import { type CoxRegression, type CoxTest, coxRegression } from '../../../statistics/cox/cox-regression.ts'
import { type CoxData, coxStratum } from '../../../statistics/cox/cox-risk-sets.ts'
import { coxBaseline, coxSurvivalAt } from '../../../statistics/cox/cox-survival.ts'
import { eventTableOf } from '../event-table-of.ts'
import {
  answerOf,
  type Compared,
  cellValue,
  groupBy,
  type OracleRow,
  readCsv,
  subjectsOf,
} from '../oracle.ts'

export const coxNestedExpected = groupBy(readCsv('expected/cox-nested.csv'), (row) => row.dataset!)

type Ties = 'efron' | 'breslow'

interface Design {
  readonly levels: readonly string[]
  readonly patterns: readonly OracleRow[]
  /** The group, x and part of each subject of cox-nested.R, by pattern. */
  readonly values: ReadonlyMap<string, { readonly group: string; readonly x: number; readonly part: number }>
}

const designOf = (dataset: string): Design => {
  const rows = subjectsOf(dataset)
  const values = new Map<string, { group: string; x: number; part: number }>()
  const patterns = rows.map((row, i) => {
    const [x, part] = [((i + 1) * 7) % 5, ((i + 1) * 5) % 3]
    const name = `${row.group}/${x}/${part}`
    values.set(name, { group: row.group, x, part })
    return { ...row, group: name }
  })
  return { levels: [...new Set(rows.map(({ group }) => group))].sort(), patterns, values }
}

const PARTS = [0, 1, 2]
const unit = (size: number, k: number): readonly number[] =>
  Array.from({ length: size }, (_, i) => (i === k ? 1 : 0))

type Values = { readonly group: string; readonly x: number; readonly part: number }

/** Indicators of the groups, x, indicators of the parts. */
const mainColumns = ({ levels }: Design, { group, x, part }: Values): readonly number[] => [
  ...levels.slice(1).map((level) => Number(level === group)),
  x,
  ...PARTS.slice(1).map((level) => Number(level === part)),
]

/** The parts and x, then the indicators of the groups within each part: other columns than R's. */
const nestedColumns = ({ levels }: Design, { group, x, part }: Values): readonly number[] => [
  x,
  ...PARTS.slice(1).map((level) => Number(level === part)),
  ...levels.slice(1).flatMap((level) => PARTS.map((own) => Number(level === group && own === part))),
]

const dataOf = (design: Design, columns: (design: Design, values: Values) => readonly number[]): CoxData => ({
  strata: [coxStratum(eventTableOf(design.patterns))],
  covariates: new Map([...design.values].map(([name, values]) => [name, columns(design, values)] as const)),
})

/** Tests of covariates and interactions, subgroup effects, AIC and survival of the models of a data set. */
export function* coxNestedCompared(dataset: string): Iterable<Compared> {
  const design = designOf(dataset)
  for (const [ties, own] of groupBy(coxNestedExpected.get(dataset)!, (row) => row.quantity!.split('-')[0]!)) {
    const computed = computedBy(design, ties as Ties)
    for (const row of own)
      yield {
        dataset,
        quantity: row.quantity!,
        what: `${dataset} ${row.group} ${row.at}`,
        ours: computed(row.quantity!.slice(ties.length + 1), row.group!, Number(row.at)),
        theirs: cellValue(row.value!),
      }
  }
}

const computedBy = (design: Design, ties: Ties) => {
  const fitOf = (data: CoxData): CoxRegression => coxRegression(data, ties, 1.96)
  const data = dataOf(design, mainColumns)
  const [main, nested] = [fitOf(data), fitOf(dataOf(design, nestedColumns))]
  const survival = survivalOf(design, data, ties, main)
  return (quantity: string, group: string, at: number): number | null => {
    if (quantity === 'aic') return answerOf(coxAkaike(main))
    if (quantity.startsWith('covariate')) {
      const columns = columnsOf(design, group)
      const size = design.levels.length + PARTS.length - 1
      if (quantity === 'covariate-wald')
        return chiSquareOf(
          coxContrastTest(
            main,
            columns.map((k) => unit(size, k)),
          ),
        )
      const test = coxNestedTest(main, fitOf(withoutColumns(data, columns)))
      return quantity === 'covariate-ratio-df' ? test.df : chiSquareOf(test)
    }
    if (quantity === 'interaction-ratio') return chiSquareOf(coxNestedTest(nested, main))
    if (quantity === 'interaction-wald') return chiSquareOf(coxContrastTest(nested, differences(design)))
    if (quantity.startsWith('subgroup')) {
      const { estimate, standardError } = nested.coefficients[nestedColumn(design, group)]!
      return answerOf(quantity === 'subgroup' ? estimate : standardError)
    }
    return survival(quantity, group, at)
  }
}

const chiSquareOf = ({ chiSquare }: CoxTest): number | null => answerOf(chiSquare)

const columnsOf = ({ levels }: Design, covariate: string): readonly number[] => {
  const groups = levels.length - 1
  if (covariate === 'x') return [groups]
  return covariate === 'group' ? Array.from({ length: groups }, (_, k) => k) : [groups + 1, groups + 2]
}

const nestedColumn = ({ levels }: Design, subgroup: string): number => {
  const [group, part] = [subgroup.slice(0, -2), Number(subgroup.at(-1))]
  return PARTS.length + (levels.indexOf(group) - 1) * PARTS.length + part
}

/** The effect of each group in the other parts minus that in the first. */
const differences = ({ levels }: Design): readonly (readonly number[])[] =>
  levels.slice(1).flatMap((_, g) =>
    PARTS.slice(1).map((part) => {
      const [first, size] = [PARTS.length * (g + 1), PARTS.length * levels.length]
      return Array.from({ length: size }, (__, k) => Number(k === first + part) - Number(k === first))
    }),
  )

const survivalOf = (design: Design, data: CoxData, ties: Ties, { fit }: CoxRegression) => {
  const baseline = coxBaseline(data, ties, fit.coefficients)
  return (quantity: string, group: string, at: number): number | null => {
    const targets = quantity.startsWith('one')
      ? [{ x: mainColumns(design, { group: design.levels[0]!, x: 2, part: 1 }), weight: 1 }]
      : design.patterns.map(({ group: name }) => ({
          x: mainColumns(design, { ...design.values.get(name)!, group }),
          weight: 1,
        }))
    const { survival, logVariance } = coxSurvivalAt(baseline, fit.coefficients, fit.variance!, targets, at)
    if (!quantity.endsWith('se')) return survival
    return logVariance === null ? null : Math.sqrt(logVariance)
  }
}
