import type { Condition } from '../../../../../cohort/descriptors/conditions/condition.ts'
import {
  type DerivationKind,
  type DerivedOf,
  kindOf,
} from '../../../../../cohort/descriptors/derivations/index.ts'
import type { PlanVariable } from '../../../../../cohort/descriptors/plan/plan.ts'
import { conversion } from '../../../../../cohort/values/unit.ts'
import type { Variable } from '../../../../../cohort/values/value.ts'
import { rColumn, rComment, rNumber, rNumbers, rString, rStrings } from '../r-text.ts'
import { conditionCode } from './condition-code.ts'

type Variables = ReadonlyMap<string, Variable>

/** The lines that derive variables of the plan, each after those that it is made of. */
export const derivationLines = (
  derivations: Readonly<Record<string, PlanVariable>>,
  variables: Variables,
): readonly string[] =>
  [...variables.values()].flatMap(({ name, title }) => {
    const derived = Object.hasOwn(derivations, name) ? derivations[name]! : undefined
    if (derived === undefined || 'rows' in derived) return []
    return [rComment(title), `${rColumn('patients', name)} <- ${derivationCode(derived, variables)}`]
  })

type Code<K extends DerivationKind> = (derived: DerivedOf<K>, variables: Variables) => string

const derivationCode = (derived: PlanVariable, variables: Variables): string =>
  (CODES[kindOf(derived)] as Code<DerivationKind>)(derived, variables)

const patients = (name: string): string => rColumn('patients', name)
const listed = (names: readonly string[]): string => names.map(patients).join(', ')
const isDate = (name: string, variables: Variables): boolean => variables.get(name)?.type === 'date'

/** Each kind of derivation as an expression over the columns of `patients`. */
const CODES: { readonly [K in DerivationKind]: Code<K> } = {
  condition: ({ condition }) => conditionCode(condition as Condition, 'patients'),
  difference: ({ difference: [first, second] }, variables) =>
    isDate(first, variables)
      ? `days(${patients(first)}) - days(${patients(second)})`
      : `${patients(first)} - ${patients(second)}`,
  duration: ({ duration: { from, to, unit, divisor } }) =>
    `(days(${patients(to)}) - days(${patients(from)}))${stepCode('d', unit, divisor)}`,
  convert: ({ convert: { of, unit, divisor } }, variables) =>
    `${patients(of)}${stepCode(variables.get(of)!.unit, unit, divisor)}`,
  assume: ({ assume: { of, day, month } }) =>
    `complete_date(${patients(of)}, day = ${day}${month === undefined ? '' : `, month = ${month}`})`,
  day: ({ day }) => `rep(${rString(day)}, nrow(patients))`,
  yearOf: ({ yearOf }) => `as.numeric(substr(${patients(yearOf)}, 1, 4))`,
  earliest: ({ earliest }) => `pmin(${listed(earliest)}, na.rm = TRUE)`,
  latest: ({ latest }) => `pmax(${listed(latest)}, na.rm = TRUE)`,
  rows: () => {
    throw new Error('derivationCode: expected a variable that is derived for each patient, found rows')
  },
  sum: ({ sum }) => sum.map(patients).join(' + '),
  items: ({ items }) => items.map((name) => `count_items(${patients(name)})`).join(' + '),
  recode: ({ recode: { of, to, otherwise } }, variables) => {
    const from = Object.keys(to)
    const source =
      variables.get(of)?.type === 'boolean' ? `ifelse(${patients(of)}, "yes", "no")` : patients(of)
    return `recode(${source}, from = ${rStrings(from)}, to = ${rStrings(Object.values(to))}${otherwise === undefined ? '' : `, otherwise = ${rString(otherwise)}`})`
  },
  bin: ({ bin: { of, at, labels } }) =>
    `c(${labels.map(rString).join(', ')})[findInterval(${patients(of)}, ${rNumbers(at)}) + 1]`,
  compare: ({ compare: { left, is, right } }, variables) => {
    const ranks = variables.get(left)?.categories
    const operator = is === '=' ? '==' : is
    if (!ranks || !variables.get(left)?.ordered) return `${patients(left)} ${operator} ${patients(right)}`
    const levels = rStrings(ranks.map(({ value }) => value))
    return `match(${patients(left)}, ${levels}) ${operator} match(${patients(right)}, ${levels})`
  },
  // a model splits the follow-up of each patient there
  changesAt: ({ changesAt }) => `!is.na(${patients(changesAt)})`,
}

/** ` / 30.4375`; from the definition of the units where there is no divisor. */
const stepCode = (from: string, to: string, divisor: number | undefined): string => {
  if (divisor !== undefined) return ` / ${rNumber(divisor)}`
  const { n, d } = conversion(from, to)!
  return n === d ? '' : n === 1n ? ` / ${d}` : d === 1n ? ` * ${n}` : ` * ${n} / ${d}`
}
