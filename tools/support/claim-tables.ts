/** A number that R computed from the data. */
export interface TrueNumber {
  readonly statistic: string
  readonly at: string
  readonly value: number
  /** The group; empty for all. */
  readonly group: string
}

/** A judged claim. */
export interface Judged extends TrueNumber {
  readonly set: string
  readonly kind: string
  readonly claim: 'true' | 'false'
  readonly published: string
  readonly verdict: string
  readonly explanation: string
}

/** A figure whose claims were judged, or why they were not. */
export interface JudgedFigure {
  readonly set: string
  readonly kind: string
  readonly seconds: number
  readonly fault: string
  readonly judged: readonly Judged[]
}

const line = (...cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |\n`
const head = (...cells: readonly string[]): string => line(...cells) + line(...cells.map(() => '---'))
const VERDICTS = [
  ...['reproduced', 'within the figure', 'other convention', 'uninformative', 'not derivable'],
  'not reproduced',
]

/** Counts of verdicts of the claims that have one value of a key. */
const tableBy = (
  judged: readonly Judged[],
  claim: Judged['claim'],
  key: 'kind' | 'statistic' | 'set',
): string => {
  const own = judged.filter((row) => row.claim === claim)
  const counts = (rows: readonly Judged[]): readonly number[] =>
    VERDICTS.map((verdict) => rows.filter((row) => row.verdict === verdict).length)
  return [
    head(`${claim} claims by ${key}`, 'claims', ...VERDICTS),
    ...[...new Set(own.map((row) => row[key]))].map((value) => {
      const rows = own.filter((row) => row[key] === value)
      return line(value, rows.length, ...counts(rows))
    }),
    line('all', own.length, ...counts(own)),
    '\n',
  ].join('')
}

/** The tables of docs/measurements/from-figure.md on claims. */
export const claimTables = (figures: readonly JudgedFigure[]): string => {
  const judged = figures.flatMap((figure) => figure.judged)
  const alarms = judged.filter(({ claim, verdict }) => claim === 'true' && verdict === 'not reproduced')
  const believed = judged.filter(({ claim, verdict }) => claim === 'false' && verdict === 'reproduced')
  const listed = (title: string, rows: readonly Judged[]): readonly string[] => [
    head(title, 'figure', 'statistic', 'group', 'published', 'true', 'explanation'),
    ...rows.map((row) =>
      line(
        ...[row.set, row.kind, `${row.statistic}${row.at === '' ? '' : `@${row.at}`}`, row.group],
        ...[row.published, row.value, row.explanation.slice(0, 160)],
      ),
    ),
    '\n',
  ]
  return [
    `${figures.length} figures, ${new Set(figures.map(({ set }) => set)).size} data sets\n\n`,
    ...(['true', 'false'] as const).flatMap((claim) =>
      (['kind', 'statistic', 'set'] as const).map((key) => tableBy(judged, claim, key)),
    ),
    ...listed('true claims that are not reproduced', alarms),
    ...listed('false claims that are reproduced', believed),
    head('not judged', 'figure', 'why'),
    ...figures.filter(({ fault }) => fault !== '').map(({ set, kind, fault }) => line(set, kind, fault)),
  ].join('')
}
