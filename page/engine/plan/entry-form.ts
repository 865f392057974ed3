import { parse } from 'yaml'
import { CallError } from '../../../pipeline/fault.ts'
import { formWords } from '../../../stages/commands/add/choose-form.ts'
import { entryLines } from '../../../stages/commands/add/entry-lines.ts'
import type { Form, Section } from '../../../stages/commands/descriptors/forms.ts'
import { EXAMPLES } from '../../../stages/commands/explain/example.generated.ts'
import type { EntryForm, EntryPlace, Given } from '../../plan-messages.ts'
import { entryOfForm } from './entry-of-form.ts'
import { fieldsOf, propertyOf } from './fields.ts'
import type { PlanRead } from './read-plan.ts'

/** An entry with its schema. */
export interface FoundEntry {
  readonly section: Section
  readonly form: Form
  /** As the text has it; undefined for a new one. */
  readonly value: unknown
}

/** @throws CallError for a section, an entry or a kind that there is not */
export const entryAt = (read: PlanRead, { section, name, isNew, kind }: EntryPlace): FoundEntry => {
  if (section === '') return planItself(read)
  const own = read.sections.find((other) => other.name === section)
  const value = isNew ? undefined : propertyOf(propertyOf(read.descriptor.value, section), name)
  if (own === undefined || (!isNew && value === undefined))
    throw new CallError(`expected an entry of the plan, found no ${section} ${name}`)
  const form = kind === '' ? formOf(own, value) : own.forms.find((other) => formWords(other) === kind)
  if (form === undefined) throw new CallError(`expected a kind of ${own.word}, found "${kind}"`)
  return { section: own, form, value }
}

/** The properties of the plan that are no sections. */
const planItself = ({ schema, sections, descriptor }: PlanRead): FoundEntry => {
  const properties = Object.fromEntries(
    Object.entries(schema.properties ?? {}).filter(
      ([name]) => !sections.some((section) => section.name === name),
    ),
  )
  const form: Form = { tag: null, properties, required: schema.required ?? [] }
  return { section: { name: '', word: 'plan', forms: [form] }, form, value: descriptor.value }
}

/** The kind that an entry says, or the one that has most of its properties; of a new entry the first. */
export const formOf = ({ forms }: Section, value: unknown): Form => {
  const names = Object.keys(value ?? {})
  const rank = ({ tag, properties }: Form): number => {
    const word = tag === null ? undefined : propertyOf(value, tag.property)
    if (tag !== null && (word ?? properties[tag.property]!.default) === tag.word) return 1_000
    return names.filter((name) => Object.hasOwn(properties, name)).length
  }
  return forms.reduce((best, form) => (rank(form) > rank(best) ? form : best))
}

/** @param given texts of a form of another kind: what both have stays */
export const entryForm = (read: PlanRead, place: EntryPlace, given: Given | null): EntryForm => {
  const { section, form, value } = entryAt(read, place)
  const shown = given === null ? value : shownValue(read, { section, form, value }, given)
  return {
    word: section.word,
    kinds: section.forms.length === 1 ? [] : section.forms.map(formWords),
    kind: section.forms.length === 1 ? '' : formWords(form),
    fields: fieldsOf(form, shown, read.known),
    example: exampleOf(section, form),
  }
}

const shownValue = ({ known }: PlanRead, { form, value }: FoundEntry, given: Given): unknown => {
  try {
    return entryOfForm(form, given, value, known.variables)
  } catch {
    return value
  }
}

/** Lines of the first entry of this kind in the example with every property. */
const exampleOf = (section: Section, form: Form): string => {
  examples ??= parse(EXAMPLES.analysis)
  const entries = Object.entries(
    (propertyOf(examples, section.name) ?? {}) as Readonly<Record<string, object>>,
  )
  const found = entries.find(([, entry]) => formOf(section, entry) === form)
  return found === undefined
    ? ''
    : entryLines(found[0], found[1] as Readonly<Record<string, unknown>>, 'block').join('\n')
}

let examples: unknown
