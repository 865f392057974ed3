import { z } from 'zod'
import { dayOf } from '../../values/calendar.ts'
import { VariableName } from '../plan-words.ts'
import { type Derivation, properties, titleOf } from './shared/derivation.ts'

const Schema = z.strictObject({
  ...properties,
  changesAt: VariableName.describe(
    'the date or time of the change, as those of the endpoint: no before it, yes for events after it; missing: never. A covariate of Cox models',
  ),
})

/**
 * A covariate that changes once, from no to yes (time-dependent covariate). It has no value of its own for a subject: the
 * value here says whether the time is recorded, and no analysis reads it.
 */
export const changesAt = {
  schema: Schema,
  form: 'changesAt',
  needs: (derived) => [derived.changesAt],
  check: (derived, path, check) => {
    const place = [...path, 'changesAt']
    const type = check.variable(derived.changesAt, place)?.type
    if (type === undefined || type === 'date' || type === 'integer' || type === 'number') return
    check.addProblem(place, 'a variable with dates or elapsed times', `${derived.changesAt} (${type})`)
  },
  variable: ({ changesAt: at }) => ({ type: 'boolean', changesAt: at }),
  sentence: (derived, variables) =>
    `no until ${titleOf(derived.changesAt, variables)}, yes after it; no throughout where that is missing`,
  value: (derived, subject) => {
    const at = subject[derived.changesAt] ?? null
    return typeof at === 'string' && dayOf(at) === null ? undefined : at !== null
  },
} satisfies Derivation<z.infer<typeof Schema>>
