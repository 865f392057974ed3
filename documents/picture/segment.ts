/** A piece of an outline. Coordinates in pairs: the control points and the end of a curve, else the end. */
export interface Segment {
  readonly kind: 'move' | 'line' | 'curve' | 'close'
  readonly points: readonly number[]
}
