import type { Verdict } from '../../../audit/claims/agreement.ts'
import { COLOURS } from '../drawing/colours.ts'
import { CIRCLE, END_OUTLINES, MARK_OUTLINES, type Outline } from '../drawing/symbols.ts'

/** The colour and the shape of a verdict: none is distinguished by colour alone. */
export interface VerdictStyle {
  readonly colour: string
  readonly outline: Outline
  readonly opacity: number
}

const solid = (colour: string, outline: Outline): VerdictStyle => ({ colour, outline, opacity: 1 })

export const STYLES: Readonly<Record<Verdict, VerdictStyle>> = {
  reproduced: solid(COLOURS[2], CIRCLE),
  uninformative: solid(COLOURS[3], CIRCLE),
  'within rounding': solid(COLOURS[4], MARK_OUTLINES[0]),
  'within the figure': solid(COLOURS[4], MARK_OUTLINES[0]),
  'other convention': solid(COLOURS[0], MARK_OUTLINES[1]),
  'not reproduced': solid(COLOURS[1], MARK_OUTLINES[2]),
  'not derivable': { colour: 'currentColor', outline: END_OUTLINES[1], opacity: 0.3 },
}
