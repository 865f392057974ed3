import { stringify } from 'yaml'
import { oneOf } from '../../../cohort/values/problem.ts'
import { oneLine } from '../../../pipeline/fault.ts'
import type { Schema } from '../descriptors/json-schemas.ts'
import { examplesAt } from '../descriptors/properties.ts'
import { typeWords } from '../descriptors/type-words.ts'
import { type Described, describedProperties } from './described.ts'

/** What is known of a property, for people and as JSON. */
export interface Page {
  readonly file: string
  readonly property: string
  readonly meanings: readonly {
    /** The forms; empty if there is one, or if all have the same meaning. */
    readonly of: readonly string[]
    readonly description: string
    readonly value: string
    readonly isRequired: boolean
    readonly default?: unknown
    /** What alternatives of the value mean. */
    readonly alternatives: readonly string[]
  }[]
  readonly contains: readonly {
    readonly property: string
    readonly description: string
    readonly isRequired: boolean
    /** The forms that have it; empty if all have. */
    readonly of: readonly string[]
  }[]
  /** The place of the property and its value in a valid file. */
  readonly example: unknown
}

/** @param form only this form of the property or of its entries; null: all */
export const pageOf = (property: Described, form: string | null): Page => {
  const { path, file } = property
  const isOf = (of: readonly string[]): boolean =>
    form === null || of.length === 0 || of.some((word) => word.toLowerCase() === form)
  const contained = describedProperties().filter(
    (other) =>
      other.file === file && isDirectlyIn(path, other.path) && other.meanings.some(({ of }) => isOf(of)),
  )
  return {
    file,
    property: path,
    meanings: property.meanings
      .filter(({ of }) => isOf(of))
      .map(({ schema, isRequired, of }) => ({
        of: property.meanings.length === 1 && property.of.length === 0 ? [] : of,
        description: schema.description ?? '',
        value: typeWords(schema),
        isRequired,
        ...(schema.default === undefined || isEmpty(schema.default) ? {} : { default: schema.default }),
        alternatives: [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap((part) =>
          part.description === undefined ? [] : [`${typeWords(part)}: ${part.description}`],
        ),
      })),
    contains: contained.map((other) => {
      const meanings = other.meanings.filter(({ of }) => isOf(of))
      return {
        property: other.path.slice(path.length).replace(/^(?:\.<name>|\[\])*\./, ''),
        description: [...new Set(meanings.map(({ schema }) => ownWords(schema)))].join('; '),
        isRequired: meanings.every(({ isRequired }) => isRequired),
        of: form === null ? other.of : [],
      }
    }),
    example: exampleOf(property, form),
  }
}

/** The description, after the word if the property names a form. */
const ownWords = ({ const: word, description = '' }: Schema): string =>
  word === undefined ? description : `${word}: ${description}`

const isEmpty = (value: unknown): boolean =>
  typeof value === 'object' && Object.keys(value ?? {}).length === 0

/** `tests.<name>.by` is directly in `tests`, `resources[].path` in `resources`. */
const isDirectlyIn = (path: string, other: string): boolean =>
  other.startsWith(path) && /^(?:\.<name>|\[\])*\.[^.[<]+$/.test(other.slice(path.length))

/** The example as far as it leads to the property: a section whole, of any other property the first value. */
const exampleOf = ({ path, example }: Described, form: string | null): unknown => {
  const found = examplesAt(example, path)
  const isOfForm = (at: readonly (string | number)[]): boolean =>
    form === null ||
    Object.values(objectAt(example, at.slice(0, 2))).some((word) => String(word).toLowerCase() === form)
  const first = found.find(({ at }) => isOfForm(at)) ?? found[0]
  if (first === undefined) return undefined
  const value = form !== null && first.at.length === 1 ? entriesOf(first.value, form) : first.value
  return first.at
    .toReversed()
    .reduce<unknown>((inner, step) => (typeof step === 'number' ? [inner] : { [step]: inner }), value)
}

/** Those entries of a section that have a form. */
const entriesOf = (section: unknown, form: string): unknown =>
  Object.fromEntries(
    Object.entries(section as object).filter(([, entry]) =>
      Object.values(entry as object).some((word) => String(word).toLowerCase() === form),
    ),
  )

const objectAt = (value: unknown, at: readonly (string | number)[]): object => {
  const inner = at.reduce<unknown>(
    (outer, step) => (outer as Record<string | number, unknown>)?.[step],
    value,
  )
  return typeof inner === 'object' && inner !== null ? inner : {}
}

/** The page of a property as text. */
export const pageText = ({ file, property, meanings, contains, example }: Page): string => {
  const parts = meanings.map(({ of, description, value, isRequired, default: otherwise, alternatives }) =>
    [
      `  ${of.length === 0 ? '' : `${of.join(', ')}: `}${description}`,
      `    value    ${value}`,
      ...alternatives.map((text) => `             ${text}`),
      `    ${isRequired ? 'required' : `optional${otherwise === undefined ? '' : `; absent: ${JSON.stringify(otherwise)}`}`}`,
    ].join('\n'),
  )
  const width = Math.max(0, ...contains.map((inner) => inner.property.length))
  const inside = contains.map(
    ({ property: name, description, isRequired, of }) =>
      `  ${name.padEnd(width)}  ${description}${isRequired ? ' (required)' : ''}${of.length === 0 ? '' : ` (of ${of.join(', ')})`}`,
  )
  return [
    `${property}   (${file})`,
    ...parts,
    ...(inside.length === 0 ? [] : [`Contains\n${inside.join('\n')}`]),
    `Example\n${indented(exampleText(file, example))}`,
  ].join('\n\n')
}

const exampleText = (file: string, example: unknown): string =>
  file.startsWith('datapackage')
    ? JSON.stringify(example, null, 2)
    : stringify(example, { lineWidth: 0 }).trimEnd()

const indented = (text: string): string =>
  text
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n')

/** The sections of each file. */
export const sectionsText = (): string => {
  const top = describedProperties().filter(({ path }) => !/[.[]/.test(path))
  const width = Math.max(...top.map(({ path }) => path.length))
  return [...new Set(top.map(({ file }) => file))]
    .map(
      (file) =>
        `${file}\n${top
          .filter((property) => property.file === file)
          .map(({ path, description }) => `  ${path.padEnd(width)}  ${description}`)
          .join('\n')}`,
    )
    .join('\n\n')
}

/** The message for a property that there is not. */
export const unknownText = (asked: string, near: readonly string[]): string =>
  `explain: expected a property of a descriptor, found ${oneLine(JSON.stringify(asked))} (the nearest: ${oneOf(near).replace('one of ', '')})`
