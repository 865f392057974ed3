import type { TimeScale } from './plan.ts'
import type { Run } from './run.ts'

/** Everything that was measured of one registry on one time scale. */
export interface Measured {
  readonly n: number
  readonly scale: TimeScale
  readonly columns: Run
  readonly csv: Run
  readonly parquet: Run
  readonly byHandCsv: Run
  readonly byHandParquet: Run
  readonly r: Run | null
  readonly python: Run | null
}

const power = (n: number): string => `10^${Math.log10(n)}`
const seconds = (of: number): string => (of < 10 ? of.toPrecision(2) : of.toFixed(0))
const memory = ({ megabytes }: Run): string => megabytes.toFixed(0)
const fraction = (ratio: number): string =>
  ratio >= 1 ? `1/${ratio.toFixed(ratio < 10 ? 1 : 0)}` : `${(1 / ratio).toFixed(1)} x`
const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), row(head.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(row)].join('\n')

const inMemory = (run: Run | null): number => (run?.milliseconds ?? Number.NaN) / 1000
const orNone = <T>(of: T | null, say: (of: T) => string): string => (of === null ? '' : say(of))

export const columnsTable = (measured: readonly Measured[]): string =>
  table(
    ['n', 'ours, s', 'R, s', 'ours / R', 'statsmodels, s', 'ours / statsmodels', 'the statistics alone, ms'],
    measured.map(({ n, columns, r, python }) => [
      power(n),
      seconds(inMemory(columns)),
      orNone(r, () => seconds(inMemory(r))),
      orNone(r, () => fraction(inMemory(r) / inMemory(columns))),
      orNone(python, () => seconds(inMemory(python))),
      orNone(python, () => fraction(inMemory(python) / inMemory(columns))),
      columns.statistics!.toFixed(columns.statistics! < 10 ? 2 : 0),
    ]),
  )

export const processTable = (measured: readonly Measured[]): string =>
  table(
    [
      'n',
      'CSV, s',
      'MB',
      'Parquet, s',
      'MB',
      'R from CSV, s',
      'MB',
      'CSV / R',
      'MB / R',
      'Parquet / R',
      'statsmodels from CSV, s',
      'MB',
      'SQL by hand, CSV, s',
      'Parquet, s',
      'chi-square',
    ],
    measured.map(({ n, csv, parquet, r, python, byHandCsv, byHandParquet }) => [
      power(n),
      seconds(csv.seconds),
      memory(csv),
      seconds(parquet.seconds),
      memory(parquet),
      orNone(r, (one) => seconds(one.seconds)),
      orNone(r, memory),
      orNone(r, (one) => fraction(one.seconds / csv.seconds)),
      orNone(r, (one) => fraction(one.megabytes / csv.megabytes)),
      orNone(r, (one) => fraction(one.seconds / parquet.seconds)),
      orNone(python, (one) => seconds(one.seconds)),
      orNone(python, memory),
      seconds(byHandCsv.seconds),
      seconds(byHandParquet.seconds),
      csv.value.toPrecision(12),
    ]),
  )

/** What was to be reached with the most rows, and whether it was. */
export const verdicts = (measured: readonly Measured[]): string => {
  const most = Math.max(...measured.map(({ n }) => n))
  const lines = (['months', 'days'] as const).flatMap((scale) => {
    const own = measured.filter((one) => one.scale === scale)
    const { columns, csv, parquet, r } = own.find(({ n }) => n === most)!
    const ratios: readonly Target[] =
      r === null
        ? []
        : [
            {
              what: 'from columns',
              ratio: inMemory(r) / inMemory(columns),
              atLeast: scale === 'months' ? 400 : 60,
            },
            { what: 'process from CSV', ratio: r.seconds / csv.seconds, atLeast: 30 },
            { what: 'its memory', ratio: r.megabytes / csv.megabytes, atLeast: 4 },
            { what: 'process from Parquet', ratio: r.seconds / parquet.seconds, atLeast: 60 },
          ]
    return [
      ...ratios.map(({ what, ratio, atLeast }) => [
        `${scale}, ${what}`,
        `${fraction(ratio)} of R`,
        `1/${atLeast}`,
        most < 1e7 ? 'too few rows' : ratio >= atLeast ? 'met' : 'missed',
      ]),
      ...growth(scale, own),
    ]
  })
  return table([`n = ${power(most)}`, 'measured', 'at most', ''], lines)
}

interface Target {
  readonly what: string
  /** R's over ours. */
  readonly ratio: number
  readonly atLeast: number
}

/** The power of n with which the time grows, from 10^5 rows, or the fewest, to the most. */
const growth = (scale: TimeScale, measured: readonly Measured[]): readonly (readonly string[])[] => {
  const from = measured.find(({ n }) => n === 1e5) ?? measured[0]!
  const to = measured.at(-1)!
  if (from === to) return []
  const of = (what: string, time: (of: Measured) => number): readonly string[] => {
    const exponent = Math.log(time(to) / time(from)) / Math.log(to.n / from.n)
    const place = `${scale}, ${what}: power of n, ${power(from.n)} to ${power(to.n)}`
    return [place, exponent.toFixed(2), '1.1', exponent <= 1.1 ? 'met' : 'missed']
  }
  return [
    of('from columns', ({ columns }) => inMemory(columns)),
    of('from CSV', ({ csv }) => csv.seconds),
    of('from Parquet', ({ parquet }) => parquet.seconds),
  ]
}
