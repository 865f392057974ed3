import { plainText } from '../drawing/plain-text.ts'
import type { SwimmerData } from './data.ts'
import { type Offsets, type SymbolSize, stacked, stackHeight } from './stacks.ts'
import { ARROW_REACH } from './symbols.ts'

/** The height of a lane without a stack of symbols. */
const LANE = 23
const SIZE: SymbolSize = { pitch: 10, arrow: ARROW_REACH * 4.6 }

/** The data of a specification. `xOf`: a time in pixels. */
export const specRows = (data: SwimmerData, xOf: (time: number) => number) => {
  const offsets = data.lanes.map((lane) => stacked(lane, xOf, SIZE))
  const headings = headingsOf(data)
  return {
    lanes: lanesOf(data, offsets),
    marks: marksOf(data, offsets),
    periods: periodsOf(data),
    headings,
    /** The rows from top to bottom: subjects, and before each group its heading. */
    order: data.lanes.flatMap(({ name, group }, i) => [
      ...(headings.length > 0 && group !== data.lanes[i - 1]?.group ? [headings[group]!] : []),
      plainText(name),
    ]),
    /** The height of all lanes, enough for the highest stack of symbols. */
    step: Math.max(LANE, ...offsets.map((offset) => stackHeight(offset, SIZE.pitch) + 3)),
  }
}

export type SpecRows = ReturnType<typeof specRows>

const headingsOf = ({ group, lanes }: SwimmerData): readonly string[] =>
  (group?.labels ?? []).map(
    (label, index) => `${plainText(label)} (n = ${lanes.filter((lane) => lane.group === index).length})`,
  )

const lanesOf = ({ lanes, ends, colour, group }: SwimmerData, offsets: readonly Offsets[]) =>
  lanes.map((lane, i) => ({
    subject: plainText(lane.name),
    label: plainText(lane.label),
    until: lane.until,
    end: lane.end === null ? null : plainText(ends[lane.end]!),
    ongoing: lane.isOngoing,
    ...(colour === null ? {} : { colour: plainText(colour.labels[lane.colour]!) }),
    ...(group === null ? {} : { group: plainText(group.labels[lane.group]!) }),
    stack: offsets[i]!.end,
  }))

const marksOf = ({ lanes, marks }: SwimmerData, offsets: readonly Offsets[]) =>
  lanes.flatMap(({ name, marks: laneMarks }, i) =>
    laneMarks.map(({ mark, time }, j) => ({
      subject: plainText(name),
      mark: plainText(marks[mark]!),
      time,
      stack: offsets[i]!.marks[j]!,
    })),
  )

const periodsOf = ({ lanes, periods }: SwimmerData) =>
  lanes.flatMap(({ name, periods: lanePeriods }) =>
    lanePeriods.map(({ period, from, to }) => ({
      subject: plainText(name),
      period: plainText(periods[period]!),
      from,
      to,
    })),
  )
