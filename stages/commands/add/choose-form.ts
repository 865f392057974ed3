import { didYouMean, oneOf } from '../../../cohort/values/problem.ts'
import { CallError, oneLine } from '../../../pipeline/fault.ts'
import type { Form, Section } from '../descriptors/forms.ts'

/** What the options were given, by the path of the property: `event.label`. */
export type Given = ReadonlyMap<string, readonly string[]>

/**
 * The forms that the options allow: the one that the tag names (`--method gray`), or those that have every given
 * property. Several are left only if a property that would decide is missing.
 *
 * @throws CallError if no form has them
 */
export const formsFor = ({ word, forms }: Section, given: Given): readonly Form[] => {
  const names = [...given.keys()].map((path) => path.split('.')[0]!)
  const property = forms[0]?.tag?.property
  const [tag] = property === undefined ? [] : (given.get(property) ?? [])
  if (property !== undefined && tag !== undefined) {
    const form = forms.find((candidate) => candidate.tag?.word === tag)
    if (form !== undefined) return [form]
    const words = forms.map((candidate) => candidate.tag!.word)
    const remedy = didYouMean(tag, words)
    throw new CallError(
      `add ${word}: expected of --${property} ${oneOf(words, words.length)}, found ${oneLine(JSON.stringify(tag))}${remedy === undefined ? '' : ` (${remedy})`}`,
    )
  }
  const fitting = forms.filter(({ properties }) => names.every((name) => Object.hasOwn(properties, name)))
  if (fitting.length > 0) return fitting
  throw new CallError(
    `add ${word}: expected options of one form, found ${given.size === 0 ? 'none' : [...given.keys()].map((path) => `--${path}`).join(', ')} (${forms.map((form) => `${formWords(form)}: ${Object.keys(form.properties).join(', ')}`).join('; ')})`,
  )
}

/** What a form is called: its tag, or the properties that it needs. */
export const formWords = ({ tag, required, properties }: Form): string =>
  tag?.word ?? (required.filter((name) => name !== 'title').join(', ') || Object.keys(properties).join(', '))

/** The form that is meant if none is named: the only one, or the one that is the default. */
export const defaultForm = (forms: readonly Form[]): Form | null => {
  if (forms.length === 1) return forms[0]!
  const defaults = forms.filter(
    ({ tag, properties }) => tag !== null && properties[tag.property]?.default === tag.word,
  )
  return defaults.length === 1 ? defaults[0]! : null
}

/** The call whose options do not decide between forms. */
export const undecided = (word: string, forms: readonly Form[]): CallError => {
  const property = forms[0]?.tag?.property
  const words = forms.map(formWords)
  return new CallError(
    property === undefined
      ? `add ${word}: expected the options of one form (${words.join('; ')}), found none that decides`
      : `add ${word}: expected --${property}, ${oneOf(words, words.length)}, found none`,
  )
}
