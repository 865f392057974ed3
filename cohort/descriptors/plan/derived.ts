import { z } from 'zod'
import { DERIVATIONS } from '../derivations/index.ts'

const KINDS = Object.values(DERIVATIONS)
const FORMS = KINDS.map(({ form }) => form)

/** A variable made of others, in one of a closed list of ways. */
export const Derived = z.union(
  KINDS.map(({ schema }) => schema),
  { error: `one of ${FORMS.slice(0, -1).join(', ')} or ${FORMS.at(-1)}, with a title` },
)
export type Derived = z.infer<typeof Derived>
