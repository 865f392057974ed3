import { withDensity } from '../../../../documents/picture/png/density.ts'
import type { Pixels } from './pixels-of.ts'

/** Pixels as PNG with their density. */
export const pngOf = (pixels: Pixels, dotsPerInch: number): Uint8Array =>
  withDensity(pixels.png(), dotsPerInch)
