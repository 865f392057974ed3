import { lineKind } from '../lines/line-kind.ts'
import { followUpData } from './data.ts'

/** Reverse Kaplan-Meier curves. */
export const followUp = lineKind(followUpData)
