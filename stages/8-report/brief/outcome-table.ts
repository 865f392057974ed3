import { groupBy } from '../../../cohort/values/group-by.ts'
import { sentenceCase } from '../../../cohort/values/sentence-case.ts'
import { unitWords } from '../../../cohort/values/unit.ts'
import { type Context, groupsOf, groupTitle, idOf } from '../context.ts'
import { type Html, html } from '../html/html.ts'
import { number, userText, withRange } from '../html/number.ts'
import { type TableRow, table } from '../html/table.ts'
import { nounOf, timeWords, unitOf } from '../survival-words.ts'

/** A time of the table, in the unit of its estimates. */
interface Landmark {
  readonly time: number
  readonly unit: string
}

const MOST_LANDMARKS = 4
const MOST_ROWS = 8

/** Events, median and survival at the common times of each estimate; groups too if the rows are few. */
export const outcomeTable = (context: Context): Html | null => {
  const names = Object.keys(context.input.estimates)
  if (names.length === 0) return null
  const all = names.flatMap((analysis) => groupsOf(analysis, context).map((group) => ({ analysis, group })))
  const shown = all.length <= MOST_ROWS ? all : all.filter(({ group }) => group === '')
  const landmarks = landmarksOf(context)
  const units = [...new Set(names.map((analysis) => unitWords(unitOf(analysis, context))))]
  const unit = units.length === 1 ? units[0]! : null
  const columns = [
    { title: 'Outcome' },
    { title: 'Events/n', isNumber: true },
    { title: html`Median${unit && `, ${unit}`} (${context.medianConfidence})`, isNumber: true },
    ...landmarks.map(({ time, unit }) => ({ title: timeWords(time, unit, context.style), isNumber: true })),
  ]
  const rows = shown.map(
    ({ analysis, group }): TableRow => ({
      ...(group === '' ? {} : { className: 'sub' }),
      cells: [
        html`<a href="#o-${analysis}">${userText(sentenceCase(nounOf(analysis, context)))}</a>${group !== '' && html`, ${groupTitle(group, context)}`}`,
        html`${number(context.results, idOf(analysis, group, 'events'))}/${number(context.results, idOf(analysis, group, 'n'))}`,
        medianOf(analysis, group, unit === null, context),
        ...landmarks.map((landmark) => survivalAt(analysis, group, landmark, context)),
      ],
    }),
  )
  const caption = html`Outcomes, recomputed <small>Kaplan-Meier estimates (${context.confidence}).</small>`
  return table('t-brief', caption, columns, rows, { isStacked: true })
}

/**
 * The times that most estimates have, in the order of time. Of those that equally many have and that are too many, some
 * at even distances, the last among them.
 */
const landmarksOf = (context: Context): readonly Landmark[] => {
  const { estimates } = context.input
  const all = Object.entries(estimates).flatMap(([analysis, { at }]) =>
    [...new Set(at)].map((time) => ({ time, unit: unitOf(analysis, context) })),
  )
  const byTime = [...groupBy(all, ({ time, unit }) => JSON.stringify([time, unit])).values()]
  const byCount = [...groupBy(byTime, ({ length }) => length)].toSorted(([a], [b]) => b - a)
  const taken: Landmark[] = []
  for (const [, times] of byCount) {
    const ordered = times.map(([landmark]) => landmark!).toSorted((a, b) => a.time - b.time)
    taken.push(...spread(ordered, MOST_LANDMARKS - taken.length))
  }
  return taken.toSorted((a, b) => a.time - b.time)
}

/** All items if they are few enough, else so many at even distances, the last among them. */
const spread = <T>(items: readonly T[], room: number): readonly T[] =>
  items.length <= room
    ? items
    : Array.from({ length: room }, (_, i) => items[Math.round(((i + 1) * items.length) / room) - 1]!)

const medianOf = (analysis: string, group: string, hasUnit: boolean, context: Context): Html => {
  const id = (statistic: string): string => idOf(analysis, group, statistic)
  const unit = unitWords(unitOf(analysis, context))
  return html`${withRange(context.results, id('median'), id('median-lower'), id('median-upper'))}${hasUnit && context.results.get(id('median'))?.value != null && unit !== '' && ` ${unit}`}`
}

const survivalAt = (analysis: string, group: string, { time, unit }: Landmark, context: Context): Html => {
  const id = (statistic: string): string => idOf(analysis, group, `${statistic}@${time}`)
  return unitOf(analysis, context) !== unit || !context.results.has(id('survival'))
    ? html`<span class="none">–</span>`
    : withRange(context.results, id('survival'), id('survival-lower'), id('survival-upper'))
}
