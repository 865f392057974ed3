import { CENSORED } from '../subjects/follow-ups.ts'
import type { TimesTable } from './edition.ts'

/** The ends of bins, without the last one: of this kind, or of all kinds of event. */
export const closedEnds = ({ kinds, cells }: TimesTable, kind?: string): readonly number[] => {
  const requested = kinds.filter((candidate) =>
    kind === undefined ? candidate.kind !== CENSORED : candidate.kind === kind,
  )
  const last = Math.max(...cells.map(({ to }) => to))
  const ends = cells
    .filter((cell) => requested.some((requestedKind) => requestedKind.kind === cell.kind))
    .map(({ to }) => to)
  return [...new Set(ends)].filter((end) => end < last).sort((a, b) => a - b)
}
