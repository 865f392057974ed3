import { EVENT } from '../subjects/follow-ups.ts'

/** Names of a group's curves in curves.csv; the curve of a competing cause has the cause's name. */
export const SURVIVAL = 'survival'
export const CUMULATIVE_HAZARD = 'cumulative-hazard'
export const FOLLOW_UP = 'follow-up'

/** Reserved names: no competing cause can have one of them. */
export const CURVE_NAMES = [SURVIVAL, EVENT, CUMULATIVE_HAZARD, FOLLOW_UP] as const
