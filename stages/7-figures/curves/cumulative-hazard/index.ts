import { lineKind } from '../lines/line-kind.ts'
import { cumulativeHazardData } from './data.ts'

/** Nelson-Aalen curves. */
export const cumulativeHazard = lineKind(cumulativeHazardData)
