import { EVENT } from '../subjects/follow-ups.ts'

/** Curves that an estimate has of every group, by their names in curves.csv; the curve of a competing cause has the cause's name. */
export const SURVIVAL = 'survival'
export const CUMULATIVE_HAZARD = 'cumulative-hazard'
export const FOLLOW_UP = 'follow-up'

/** Names that no competing cause can have. */
export const CURVE_NAMES = [SURVIVAL, EVENT, CUMULATIVE_HAZARD, FOLLOW_UP] as const
