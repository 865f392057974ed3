import { conventionWords } from '../../conventions/alternative-conventions.ts'
import { otherOrigins, otherPopulations } from './other-endpoints.ts'
import { otherRoles } from './other-roles.ts'
import { offByOne, otherDenominators, otherRows } from './other-rows.ts'
import { otherTimes } from './other-times.ts'
import type { Readings } from './reading.ts'
import { complement, oneSided, otherDirection, otherLevels, standardErrors } from './transformations.ts'

/** The family of readings by another named rule. */
export const NAMED_RULE = 'another named rule'

/** The result under each other rule of each convention. */
const otherConventions: Readings = ({ id }, _analysis, { alternatives }) =>
  alternatives.flatMap((alternative) => {
    const value = alternative.results.get(id)
    return value ? [{ family: NAMED_RULE, what: conventionWords([alternative]), value }] : []
  })

/** All kinds of other values that could have been reported for a result without a change of the data; the order means nothing. */
const READINGS: readonly Readings[] = [
  otherConventions,
  otherRoles,
  otherOrigins,
  otherPopulations,
  otherTimes,
  otherLevels,
  otherDirection,
  oneSided,
  standardErrors,
  complement,
  otherDenominators,
  offByOne,
  otherRows,
]

/** Every reading of a result. */
export const readingsOf: Readings = (result, analysis, view) =>
  READINGS.flatMap((kind) => kind(result, analysis, view))
