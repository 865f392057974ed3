import { lineKind } from '../lines/line-kind.ts'
import { adjustedSurvivalData } from './data.ts'

/** Survival curves by a Cox model. */
export const adjustedSurvival = lineKind(adjustedSurvivalData)
