import { lineKind } from '../lines/line-kind.ts'
import { cumulativeIncidenceData } from './data.ts'

/** Aalen-Johansen curves of the event and its competing causes. */
export const cumulativeIncidence = lineKind(cumulativeIncidenceData)
