import { setSizeWords } from '../../../audit/figure/set-size.ts'
import { stepsIn } from '../../../documents/papers/figures/curves/read-figure.ts'
import type { FigureGroup } from '../../../documents/papers/figures/patients/patients-of-figure.ts'
import { escaped } from '../../../pipeline/words.ts'
import { logRank } from '../../../statistics/log-rank/log-rank.ts'
import { kaplanMeier } from '../../../statistics/survival/kaplan-meier.ts'
import { survivalQuantile } from '../../../statistics/survival/survival-quantile.ts'
import { atRiskFindings } from './at-risk-findings.ts'
import { eventTableOf } from './event-table.ts'
import type { ReadFigure } from './figure-of-file.ts'
import { setOfFigure } from './set-of-figure.ts'

/** What was read of a figure, in words: the groups, what is determined, and what is not. */
export const figureText = (file: string, read: ReadFigure): string => {
  const { figure, patients, unit, page } = read
  const { groups, grid, hasMarks } = patients
  const table = eventTableOf(groups)
  const lines = [
    `${file}${page === null ? '' : `, page ${page}`}: ${counted(groups.length, 'curve')}, time axis ${axisWords(figure.panel.x.ticks)}${unit === null ? '' : ` ${unit}`}, ${figure.direction === 'falling' ? 'survival' : 'incidence'} axis in ${figure.panel.whole === 100 ? 'percent' : 'proportions'}`,
    '',
    ...groups.flatMap((group, i) => groupLines(group, i, read, medianOf(table, i))),
    ...testLines(read),
    ...spaced(unreadLines(patients)),
    ...spaced(atRiskFindings(figure, groups)),
    ...panelLines(read),
    '',
    'What this table is',
    ...[
      grid === null
        ? `Times are as drawn, within ${short(figure.precision.time)} ${unit ?? 'units'}; they are on no usual grid.`
        : `Times: ${grid.says} (all events and marks agree within the precision of the drawing).${grid.alternatives.length > 0 ? ` These fit as well: ${grid.alternatives.join('; ')}.` : ''}`,
      hasMarks
        ? 'Censoring times are those of the marks. A censored patient without a mark is placed at another mark or event.'
        : 'The figure has no censoring marks: censored patients are spread evenly between the known times around them.',
      ...(figure.unclearMarks > 0
        ? [
            `${counted(figure.unclearMarks, 'mark')} on several curves of one colour: taken as a mark of each of them that may be none.`,
          ]
        : []),
      ...(figure.direction === 'rising'
        ? [
            'The curves rise and were read as one minus survival. A cumulative incidence with competing events is not that: its counts would be wrong.',
          ]
        : []),
      ...sizeLines(read),
      'Anyone can read the same times out of the file.',
    ].map((line) => `  ${line}`),
  ]
  return `${lines.map(escaped).join('\n')}\n`
}

/** How many tables there are; nothing where a curve has none. */
const sizeLines = ({ patients }: ReadFigure): readonly string[] =>
  patients.groups.some(({ counts }) => counts === null)
    ? []
    : [
        setSizeWords(
          setOfFigure(patients),
          patients.groups.map((group) =>
            group.patients.map(({ time, isEvent }) => ({ time: Number(time.toFixed(6)), isEvent })),
          ),
        ),
      ]

/** The groups that the figure has by its numbers at risk, and curves that may be none. */
const unreadLines = ({ unreadGroups }: ReadFigure['patients']): readonly string[] =>
  unreadGroups.map(({ name, entered }) =>
    entered === null
      ? `NOT MATCHED: ${name === '' ? 'a curve' : `"${name}"`} has no row of numbers at risk. It may be a limit of another curve; what depends on all patients stays open.`
      : `NOT READ: ${name === '' ? 'a group' : `"${name}"`} with ${counted(entered, 'patient')} at the start, by its row of numbers at risk: no curve of it was found. What depends on all patients stays open.`,
  )

/** With an empty line before, where there are any. */
const spaced = (lines: readonly string[]): readonly string[] => (lines.length === 0 ? [] : ['', ...lines])

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`

const short = (value: number): string => String(Number(value.toPrecision(3)))

const axisWords = (ticks: ReadFigure['figure']['panel']['x']['ticks']): string =>
  `${ticks[0]!.value} to ${ticks.at(-1)!.value}`

const medianOf = (table: ReturnType<typeof eventTableOf>, i: number): string => {
  const median = survivalQuantile(kaplanMeier(table.times, table.groups[i]!), 0.5, 'first-at-or-below')
  return median.known ? short(median.value) : 'not reached'
}

const groupLines = (
  group: FigureGroup,
  i: number,
  { unit, patients }: ReadFigure,
  median: string,
): readonly string[] => {
  const { counts, curve, name, isCut, isNKnown, hasAtRisk } = group
  const head = `${i + 1}. ${name} (${curve.colour}${curve.dash.length > 0 ? ', dashed' : ''})`
  const drawn = `   drawn: ${counted(curve.steps.length, 'step')}, ${counted(curve.marks.length, 'censoring mark')}, ${hasAtRisk ? 'numbers at risk' : 'no numbers at risk'}`
  if (counts === null)
    return [
      head,
      drawn,
      '   no whole numbers of patients give this curve: look at the overlay; give --n if the paper reports the number of patients',
      '',
    ]
  const events = group.patients.filter(({ isEvent }) => isEvent).length
  const range = ([low, high]: readonly [number, number], at: number): string =>
    low === high ? '' : ` (${low} to ${high} are possible)`.replace(`${at} to ${at}`, String(at))
  return [
    head,
    drawn,
    `   patients ${counts.n}${isNKnown ? '' : ` (it fits the steps, and may be wrong: give --n; ${counts.possibleN[0]} to ${counts.possibleN[1]} were found possible)`}, events ${events}${isNKnown ? range(counts.possibleEvents, events) : ''}, censored ${counts.n - events}${isCut ? ', some of them followed beyond the axis' : ''}`,
    `   median ${median}${unit === null || median === 'not reached' ? '' : ` ${unit}`}`,
    ...(patients.hasMarks && counts.unmarked > 0
      ? [`   without a mark: ${counted(counts.unmarked, 'censored patient')}`]
      : []),
    '',
  ]
}

const testLines = ({ patients: { groups } }: ReadFigure): readonly string[] => {
  if (groups.length < 2 || groups.some(({ counts }) => counts === null)) return []
  const { chiSquare, df, p } = logRank([eventTableOf(groups)])
  if (!chiSquare.known || !p.known) return []
  return [
    `log-rank test of this table: chi-square ${short(chiSquare.value)}, df ${df}, P = ${short(p.value)}`,
  ]
}

/** The panels of a page that has several, with their numbers. */
const panelLines = (read: ReadFigure): readonly string[] =>
  read.panels.length < 2
    ? []
    : [
        '',
        'Panels of the page (choose one with --panel)',
        ...panelWords(read).map((words, i) => `${i + 1 === read.panel ? '* ' : '  '}${words}`),
      ]

/** Each panel of the page, with its number. */
export const panelWords = ({ panels }: Pick<ReadFigure, 'panels'>): readonly string[] =>
  panels.map(
    (one, i) =>
      `${i + 1}. time ${axisWords(one.panel.x.ticks)}, ${counted(one.curves.length, 'curve')}, ${counted(stepsIn(one), 'step')}${one.direction === 'rising' ? ', rising' : ''}`,
  )
