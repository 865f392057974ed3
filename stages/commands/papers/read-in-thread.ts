import { join } from 'node:path'
import type { PaperReading } from '../../../documents/papers/read-paper.ts'
import type { Places } from '../../../pipeline/places.ts'
import { answerOf, type ThreadBounds } from '../../../pipeline/run/bounded-thread.ts'
import type { SourceFault } from '../../../sources/source.ts'
import type { DrawnCall, DrawnFigureReading } from '../from-figure/drawn-figure.ts'
import { exceededBound, PAPER_BOUNDS } from './paper-bounds.ts'
import { whileWaiting } from './while-waiting.ts'

/** What the thread reads. */
export type PaperOrder =
  | { readonly kind: 'paper'; readonly bytes: Uint8Array; readonly name: string }
  | { readonly kind: 'figure'; readonly bytes: Uint8Array; readonly call: DrawnCall }

type Code = Pick<Places, 'code'>

/** The text of a paper, read in a thread with bounds. @throws errors of the program */
export const readPaperFile = (
  places: Code,
  bytes: Uint8Array,
  name: string,
  bounds = PAPER_BOUNDS,
): Promise<PaperReading> =>
  inThread(places, { kind: 'paper', bytes, name }, bounds, name, (fault) => ({ faults: [fault] }))

/** The drawing and the curves of a figure, read in a thread with bounds. @throws errors of the program */
export const readFigureFile = (
  places: Code,
  bytes: Uint8Array,
  call: DrawnCall,
  bounds = PAPER_BOUNDS,
): Promise<DrawnFigureReading> =>
  inThread(places, { kind: 'figure', bytes, call }, bounds, 'the figure', (fault) => ({ fault }))

const inThread = async <T>(
  { code }: Code,
  order: PaperOrder,
  bounds: ThreadBounds,
  name: string,
  faulty: (fault: SourceFault) => T,
): Promise<T> => {
  const thread = answerOf<T>(join(code, 'stages/commands/papers/paper-thread.js'), order, bounds)
  const answer = await whileWaiting(`reading ${name}`, thread)
  return 'value' in answer ? answer.value : faulty(exceededBound(answer.exceeded, order.kind, bounds))
}
