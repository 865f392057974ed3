import { DataError, type Fault } from '../../../pipeline/fault.ts'
import type { SourceFault } from '../../../sources/source.ts'
import { cohortOfFigure } from '../../../stages/commands/from-figure/cohort-of-figure.ts'
import { drawnFigure } from '../../../stages/commands/from-figure/drawn-figure.ts'
import { figureDescription } from '../../../stages/commands/from-figure/figure-description.ts'
import { figureKind } from '../../../stages/commands/from-figure/figure-kind.ts'
import { figureOfFile, isWholeFigure } from '../../../stages/commands/from-figure/figure-of-file.ts'
import { type FigureOptions, figureOptions } from '../../../stages/commands/from-figure/figure-options.ts'
import { figureText, panelWords } from '../../../stages/commands/from-figure/figure-text.ts'
import { overlayOf } from '../../../stages/commands/from-figure/overlay.ts'
import { cohortOfPoints } from '../../../stages/commands/from-figure/points/cohort-of-points.ts'
import { patientsOfFile } from '../../../stages/commands/from-figure/points/points-of-file.ts'
import { pointsText } from '../../../stages/commands/from-figure/points/points-text.ts'
import { faultIn } from './fault-in.ts'
import type { AuditReply, AuditRequest } from './orders.ts'

type Order = Extract<AuditRequest, { kind: 'figure' }>

/** A figure as `from-figure` reads it. @throws DataError with the faults of its files, CallError for an option */
export const figureRead = async (order: Order, read: () => void): Promise<AuditReply> => {
  const { name, bytes, options, description } = order
  const call = figureOptions(options)
  const kind = figureKind(bytes, name)
  if (typeof kind === 'object') return { kind: 'unread', fault: faultIn(name, kind.fault), description: '' }
  if (kind === 'points') return pointsRead(order, call, read)
  const described =
    description === null ? null : figureDescription('figure.yaml', new TextEncoder().encode(description))
  const figure = await figureOfFile(bytes, { ...call, described }, async (file, what) => {
    const drawn = await drawnFigure(file, what)
    read()
    return drawn
  })
  if ('fault' in figure)
    return { kind: 'unread', fault: faultIn(name, figure.fault), description: figure.description ?? '' }
  const { unit } = figure
  return {
    kind: 'figure',
    text: figureText(name, figure),
    overlay: overlayOf(figure),
    panels: panelWords(figure),
    panel: figure.panel,
    cohort: !isWholeFigure(figure)
      ? 'no whole numbers of patients give one of the curves'
      : unit === null
        ? NO_UNIT
        : cohortOfFigure(order.cohort, name, { ...figure, unit }),
  }
}

const NO_UNIT = 'the unit of the times is not named; give it'

const pointsRead = async (
  { name, bytes, atRisk, cohort }: Order,
  { n, events, unit }: FigureOptions,
  read: () => void,
): Promise<AuditReply> => {
  const points = await patientsOfFile(bytes, { atRisk: atRisk?.bytes ?? null, n, events })
  read()
  if ('faults' in points)
    throw new DataError(points.faults.map((fault) => pointsFault(fault, name, atRisk?.name ?? '')))
  return {
    ...{ kind: 'figure', text: pointsText(name, points, unit), overlay: null, panels: [], panel: 1 },
    cohort: unit === null ? NO_UNIT : cohortOfPoints({ cohort, file: name, unit }, points, bytes),
  }
}

/** A fault of points, or of the numbers at risk beside them, as `from-figure` prints it. */
const pointsFault = ({ place, ...fault }: SourceFault, points: string, atRisk: string): Fault => ({
  ...fault,
  file: place.startsWith('--at-risk') ? atRisk : points,
  field: place.replace(/^--at-risk, /, ''),
})
