import { listed, plainName } from '../../cohort/values/short-text.ts'
import type { SourceColumn, SourceNote } from '../source.ts'
import { numberText } from '../support/number-text.ts'
import { SourceError } from '../support/source-error.ts'
import type { Layout } from './layout.ts'
import { labelledValue } from './numbers.ts'
import type { Texts } from './texts.ts'
import type { Variable } from './variables.ts'

/** A label of a number, or of a missing code such as `.a`. */
interface ValueLabel {
  readonly value: number | string
  readonly label: string
}

/** Labels of all variables together: a small file can give one set of labels to many variables. */
const MOST_LABELS = 1e6

/** The sets of value labels by their names. */
export const labelSetsOf = (
  { labelSets, release }: Layout,
  variables: readonly Variable[],
  texts: Texts,
): { readonly labels: ReadonlyMap<string, readonly ValueLabel[]>; readonly notes: readonly SourceNote[] } => {
  const labels = new Map<string, readonly ValueLabel[]>()
  for (const set of labelSets) {
    const name = texts.text(set.name, 'value labels, name')
    const place = `value labels ${plainName(name)}`
    labels.set(
      name,
      set.labels.flatMap(({ value, label }) => {
        const labelled = labelledValue(value, release)
        const isNone = labelled === null || labelled === ''
        return isNone ? [] : [{ value: labelled, label: texts.text(label, place) }]
      }),
    )
  }
  const attached = variables.map(({ labelSet }) => labels.get(labelSet)?.length ?? 0)
  if (attached.reduce((sum, count) => sum + count, 0) > MOST_LABELS)
    throw new SourceError({
      place: 'value labels',
      expected: `at most ${MOST_LABELS} labels of all variables`,
      found: 'more',
    })
  const absent = variables.filter(({ labelSet }) => labelSet !== '' && !labels.has(labelSet))
  const text = `value labels that are not in the file: ${listed([...new Set(absent.map(({ labelSet }) => labelSet))])}`
  return { labels, notes: absent.length === 0 ? [] : [{ place: 'value labels', text }] }
}

/** The column of a variable. Extended missing codes are missing values, with their labels; all other labels are codes. */
export const columnOf = (
  variable: Variable,
  labels: readonly ValueLabel[],
  occurring: ReadonlySet<string>,
): SourceColumn => {
  const isText = variable.storage.type === 'text' || variable.storage.type === 'long text'
  const write = (value: number) => (variable.date === null ? numberText(value) : variable.date.write(value))
  const codes = labels.flatMap(({ value, label }) => {
    const text = typeof value === 'number' ? write(value) : null
    return text === null ? [] : [{ value: text, label }]
  })
  const missingLabels = new Map(
    labels.flatMap(({ value, label }) => (typeof value === 'string' ? [[value, label]] : [])),
  )
  const missing = [...new Set([...occurring, ...missingLabels.keys()])].toSorted()
  return {
    name: variable.name,
    ...(variable.label === undefined ? {} : { label: variable.label }),
    kind: isText ? 'text' : (variable.date?.kind ?? 'number'),
    ...(codes.length === 0 || isText ? {} : { codes }),
    ...(missing.length === 0 || isText
      ? {}
      : {
          missing: missing.map((value) => {
            const label = missingLabels.get(value)
            return label === undefined ? { value } : { value, label }
          }),
        }),
  }
}
