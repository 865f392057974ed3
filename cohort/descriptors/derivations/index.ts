import type { z } from 'zod'
import { assume } from './assume.ts'
import { bin } from './bin.ts'
import { changesAt } from './changes-at.ts'
import { compare } from './compare.ts'
import { condition } from './condition.ts'
import { convert } from './convert.ts'
import { day } from './day.ts'
import { difference } from './difference.ts'
import { duration } from './duration.ts'
import { earliest } from './earliest.ts'
import { items } from './items.ts'
import { latest } from './latest.ts'
import { recode } from './recode.ts'
import { rows } from './rows.ts'
import type { Derivation } from './shared/derivation.ts'
import { sum } from './sum.ts'
import { yearOf } from './year-of.ts'

export type { Variables } from './shared/derivation.ts'
/** The kinds of derivation by the property that names each in the plan: what a kind can do is in its own file. */
export const DERIVATIONS = {
  condition,
  difference,
  duration,
  convert,
  assume,
  day,
  yearOf,
  earliest,
  latest,
  rows,
  sum,
  items,
  recode,
  bin,
  compare,
  changesAt,
}

export type DerivationKind = keyof typeof DERIVATIONS

/** A derived variable as the plan declares it, of one kind or of any. */
export type DerivedOf<K extends DerivationKind> = z.infer<(typeof DERIVATIONS)[K]['schema']>
type Derived = DerivedOf<DerivationKind>

const KINDS = Object.keys(DERIVATIONS) as readonly DerivationKind[]

/** The kind of a declared derivation, whose schema lets it have one only. */
export const kindOf = (derived: Derived): DerivationKind => KINDS.find((kind) => kind in derived)!

/** What is known of the kind of a declared derivation. */
export const derivationOf = (derived: Derived): Derivation<Derived> =>
  DERIVATIONS[kindOf(derived)] as Derivation<Derived>
