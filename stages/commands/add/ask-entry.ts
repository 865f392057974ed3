import { type Form, leavesOf, type Section } from '../descriptors/forms.ts'
import type { Schema } from '../descriptors/json-schemas.ts'
import { defaultForm, formsFor, formWords, type Given, undecided } from './choose-form.ts'
import { type Entry, entryOf, incomplete, missingOf } from './entry-of-options.ts'
import { codesOf, type Known, proposalsFor } from './proposals.ts'
import type { Questions } from './questions.ts'

/**
 * The entry that options and answers give. Questions are asked for each required property that no option gave, then for the
 * others by name until the answer is empty.
 *
 * @param questions null without a terminal; what is missing is then an error of the call
 */
export const completeEntry = async (
  section: Section,
  given: Given,
  known: Known,
  questions: Questions | null,
): Promise<Entry> => {
  const forms = formsFor(section, given)
  const form =
    questions === null || forms.length === 1 ? defaultForm(forms) : await askForm(section, forms, questions)
  if (form === null) throw undecided(section.word, forms)
  const answers = new Map(given)
  const read = (): Entry => entryOf(section.word, form, answers, known.variables)
  // the tag of a form is asked for with the form
  if (form.tag !== null && form.required.includes(form.tag.property))
    answers.set(form.tag.property, [form.tag.word])
  if (questions === null) {
    const missing = missingOf(form, read())
    if (missing.length > 0) throw incomplete(section.word, section.name, form, missing)
    return read()
  }
  const isComplete = missingOf(form, read()).length === 0
  for (const { path, schema } of missingOf(form, read()))
    answers.set(path.join('.'), [(await askValue(path, schema, known, questions))!])
  // a call whose options are complete is not interrupted
  if (!isComplete) await askOthers(form, answers, known, questions)
  return read()
}

const askForm = async ({ word }: Section, forms: readonly Form[], questions: Questions): Promise<Form> => {
  const words = forms.map(formWords)
  for (;;) {
    const answer = await questions.ask(`What kind of ${word}?`, words)
    const form = forms[words.indexOf(answer!)]
    if (form !== undefined) return form
  }
}

const askOthers = async (
  form: Form,
  answers: Map<string, readonly string[]>,
  known: Known,
  questions: Questions,
): Promise<void> => {
  for (;;) {
    const open = leavesOf(form).filter(({ path, schema }) => {
      const name = path.join('.')
      const isTaken = [...answers.keys()].some(
        (key) => key === name || key.startsWith(`${name}.`) || name.startsWith(`${key}.`),
      )
      return !isTaken && schema.const === undefined
    })
    const names = open.map(({ path }) => path.join('.'))
    if (names.length === 0) return
    const name = await questions.ask('Another property?', names, 'none')
    if (name === undefined) return
    const leaf = open[names.indexOf(name)]
    if (leaf === undefined) continue
    const answer = await askValue(leaf.path, leaf.schema, known, questions, 'none')
    if (answer !== undefined) answers.set(name, [answer])
  }
}

const askValue = async (
  path: readonly string[],
  schema: Schema,
  known: Known,
  questions: Questions,
  none?: string,
): Promise<string | undefined> => {
  const question = `${path.join('.')}: ${schema.description ?? ''}`
  if (schema.$ref !== undefined) return askCondition(question, known, questions, none)
  return questions.ask(question, proposalsFor(path.at(-1)!, schema, known), none)
}

/** A condition of one variable, in the form of an option. */
const askCondition = async (
  question: string,
  { variables }: Known,
  questions: Questions,
  none?: string,
): Promise<string | undefined> => {
  const name = await questions.ask(
    `${question}\n(a variable, variable=code, or { variable: code })`,
    [...(variables?.keys() ?? [])],
    none,
  )
  const variable = name === undefined ? undefined : variables?.get(name)
  if (variable === undefined) return name
  const codes = codesOf(variable)
  const code =
    codes.length === 0 ? undefined : await questions.ask(`${name}: which code?`, codes, 'any value')
  return code === undefined ? name : `${name}=${code}`
}
