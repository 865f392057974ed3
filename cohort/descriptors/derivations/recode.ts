import { z } from 'zod'
import { didYouMean, oneOf } from '../../values/problem.ts'
import { isNumeric, levelsOf } from '../../values/value.ts'
import type { Path, VariableChecker } from '../conditions/variable-checker.ts'
import { Text, VariableName } from '../plan-words.ts'
import { type Derivation, properties, titleOf } from './shared/derivation.ts'

const Schema = z.strictObject({
  ...properties,
  recode: z
    .strictObject({
      of: VariableName.describe('the variable that is recoded'),
      to: z.record(z.string(), Text).describe('the new value of each category'),
      otherwise: Text.optional().describe('the new value of all other categories'),
      labels: z.record(z.string(), Text).optional().describe('displayed instead of the new values'),
    })
    .describe('categories renamed or combined'),
})
type Recode = z.infer<typeof Schema>['recode']

/** Categories renamed or combined. */
export const recode = {
  schema: Schema,
  form: 'recode: {of, to}',
  needs: (derived) => [derived.recode.of],
  check: (derived, path, check) => {
    checkLabels(derived.recode, [...path, 'recode'], check)
    checkSource(derived.recode, [...path, 'recode'], check)
  },
  variable: (derived) => ({
    type: 'string',
    categories: newValues(derived.recode).map((value) => ({
      value,
      label: labelOf(value, derived.recode),
    })),
  }),
  sentence: ({ recode: { of, to, otherwise } }, variables) => {
    const parts = Object.entries(to).map(([from, value]) => `"${from}" as ${value}`)
    const rest = otherwise === undefined ? [] : [`all else as ${otherwise}`]
    return `${titleOf(of, variables)}, ${[...parts, ...rest].join(', ')}`
  },
  value: ({ recode: { of, to, otherwise } }, subject) => {
    const value = subject[of] ?? null
    if (value === null) return null
    const text = typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)
    return Object.hasOwn(to, text) ? to[text] : otherwise
  },
  expected: (name) => `a value that ${name} recodes`,
} satisfies Derivation<z.infer<typeof Schema>>

const newValues = ({ to, otherwise }: Recode): readonly string[] => [
  ...new Set([...Object.values(to), ...(otherwise === undefined ? [] : [otherwise])]),
]

const labelOf = (value: string, { labels = {} }: Recode): string =>
  Object.hasOwn(labels, value) ? labels[value]! : value

/** Each label belongs to a new value, and labels are unique. */
const checkLabels = (recode: Recode, path: Path, check: VariableChecker): void => {
  const values = newValues(recode)
  for (const value of Object.keys(recode.labels ?? {}))
    if (!values.includes(value))
      check.addProblem([...path, 'labels', value], oneOf(values), value, didYouMean(value, values))
  check.unique(
    values.map((value) => [labelOf(value, recode), [...path, 'labels', value]]),
    'a different label for each value',
  )
}

/** Each recoded value is a category of the source, and each category is recoded. */
const checkSource = ({ of, to, otherwise }: Recode, path: Path, check: VariableChecker): void => {
  const variable = check.variable(of, [...path, 'of'])
  const known = variable ? levelsOf(variable)?.map(({ value }) => value) : undefined
  if (variable && !known && !isNumeric(variable))
    check.addProblem(
      [...path, 'of'],
      `declared categories of ${of}, so that misspelt words are found`,
      undefined,
      'declare them in datapackage.json',
    )
  if (!known) return
  for (const from of Object.keys(to))
    if (!known.includes(from))
      check.addProblem([...path, 'to', from], oneOf(known), from, didYouMean(from, known))
  const missing = known.filter((level) => !Object.hasOwn(to, level))
  if (otherwise === undefined && missing.length > 0)
    check.addProblem(
      [...path, 'to'],
      'a value for each category, or otherwise',
      `none for ${missing.join(', ')}`,
    )
}
