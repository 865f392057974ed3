import { Id } from '../../../cohort/descriptors/plan-words.ts'
import { CallError, type Fault, faultText } from '../../../pipeline/fault.ts'
import { readDocument } from '../../../stages/1-ingest/read-document.ts'
import { readDescriptors } from '../../../stages/2-validate/descriptors/read-descriptors.ts'
import { planWith, readPlan } from '../../../stages/commands/add/new-plan.ts'
import type { EntryPlace, Given } from '../../plan-messages.ts'
import { changedText } from './changed-text.ts'
import { entryAt } from './entry-form.ts'
import { entryOfForm } from './entry-of-form.ts'
import { propertyOf } from './fields.ts'
import { PLAN, type PlanRead, readPlanText } from './read-plan.ts'

/** The text with an entry as a form has it, and the line of the entry; or what is wrong with the entry. */
export const withEntry = (
  read: PlanRead,
  place: EntryPlace,
  given: Given,
  dataPackage: string,
): { readonly text: string; readonly line: number } | { readonly problems: readonly string[] } => {
  if (place.isNew) refuseName(read, place)
  const { form, value } = entryAt(read, place)
  const entry = entryOfForm(form, given, value, read.known.variables)
  const text = textWith(read, place, entry, Object.keys(form.properties))
  const problems = problemsIn(read, text, dataPackage, place)
  if (problems.length > 0) return { problems: problems.map(faultText) }
  const after = readPlanText(text, dataPackage)
  const line = typeof after === 'string' ? 1 : after.descriptor.places[`/${place.section}/${place.name}`]?.[0]
  return { text, line: line ?? 1 }
}

const textWith = (
  { text, sections, schema, descriptor }: PlanRead,
  { section, name, isNew }: EntryPlace,
  entry: Readonly<Record<string, unknown>>,
  order: readonly string[],
): string => {
  if (isNew) {
    const read = readPlan(PLAN, new TextEncoder().encode(text))
    const { bytes } = planWith(read, section, name, entry, Object.keys(schema.properties ?? {}))
    return new TextDecoder().decode(bytes)
  }
  if (section !== '') return changedText(text, [section, name], entry, order)
  // the sections stay as they are
  const own = Object.entries(descriptor.value as object).filter(([property]) =>
    sections.some((other) => other.name === property),
  )
  return changedText(text, [], { ...entry, ...Object.fromEntries(own) }, Object.keys(schema.properties ?? {}))
}

const refuseName = ({ descriptor: { value } }: PlanRead, { section, name }: EntryPlace): void => {
  const valid = Id.safeParse(name)
  if (!valid.success)
    throw new CallError(`name: expected ${valid.error.issues[0]!.message}, found ${JSON.stringify(name)}`)
  const names = Object.keys(propertyOf(value, section) ?? {})
  if (names.includes(name))
    throw new CallError(
      `name: expected a new name, found ${name}, which ${section} has (${names.join(', ')})`,
    )
}

/** The faults of one entry, or of the plan's own properties, as a run reports them. */
const problemsIn = (
  read: PlanRead,
  text: string,
  dataPackage: string,
  { section, name }: EntryPlace,
): readonly Fault[] => {
  const [analysis, data] = [readDocument(PLAN, text), readDocument('datapackage.json', dataPackage)]
  const { value, places } = analysis.document
  if (Object.hasOwn(value as object, 'pool') || data.faults.length > 0) return analysis.faults
  const faults: Fault[] = [...analysis.faults]
  readDescriptors({ dataPackage: data.document, analysis: analysis.document }, faults)
  const isOwn = (pointer: string): boolean =>
    section === ''
      ? !read.sections.some((other) => pointer.startsWith(`/${other.name}`))
      : `${pointer}/`.startsWith(`/${section}/${name}/`)
  const lines = new Set(Object.entries(places).flatMap(([pointer, [line]]) => (isOwn(pointer) ? [line] : [])))
  return faults.filter(({ file, line }) => file === PLAN && lines.has(line ?? 1))
}
