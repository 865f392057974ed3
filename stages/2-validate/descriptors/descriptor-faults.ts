import { z } from 'zod'
import { type DescriptorProblem, didYouMean, oneOf, shown } from '../../../cohort/values/problem.ts'
import type { Fault } from '../../../pipeline/fault.ts'
import type { Document } from '../../1-ingest/artifacts.ts'
import { placeWords } from './place-words.ts'

/** A problem with a descriptor, located at its property or the nearest enclosing one. */
export const descriptorFault = (
  { file, places, value }: Document,
  { path, ...problem }: DescriptorProblem,
): Fault => {
  const pointers = path.map((_, i) => `/${path.slice(0, i + 1).join('/')}`)
  const [line, column] = pointers
    .toReversed()
    .map((pointer) => places[pointer])
    .find((place) => place !== undefined) ??
    places[''] ?? [1, 1]
  return { file, line, column, field: placeWords(path, value), ...problem }
}

/** The issues of zod as problems in the words of this project. */
export const schemaProblems = (error: z.ZodError, value: unknown): readonly DescriptorProblem[] =>
  error.issues.flatMap((issue) => issueProblems(issue, value))

const issueProblems = (issue: z.core.$ZodIssue, value: unknown): readonly DescriptorProblem[] => {
  const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))
  const written = valueAt(value, path)
  const found = summaryOf(written)
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...path, key],
        expected: 'a known property',
        found: shown(key),
        remedy: 'see docs/reference/descriptors.md for the properties',
      }))
    case 'invalid_type': {
      const remedy = quotesRemedy(issue.expected, written)
      return [{ path, expected: kindWords(issue.expected), found, remedy }]
    }
    case 'invalid_union':
      return unionProblems(issue, path, written)
    case 'invalid_value': {
      const remedy = didYouMean(String(written), issue.values.map(String))
      return [{ path, expected: oneOf(issue.values.map(quotedSign)), found, remedy }]
    }
    case 'invalid_key':
      return [{ path, expected: issue.issues[0]?.message ?? 'another name', found: shown(path.at(-1)) }]
    case 'too_small':
      return [{ path, expected: lowerLimit(issue), found }]
    case 'too_big':
      return [{ path, expected: upperLimit(issue), found }]
    case 'custom':
      // the value may be a password written in place of a name
      return [{ path, expected: issue.message, found: issue.params?.['isSecret'] ? NOT_SHOWN : found }]
    default:
      return [{ path, expected: issue.message, found }]
  }
}

/** The problems of the intended form if it is known, otherwise the allowed words, otherwise the message of the union. */
const unionProblems = (
  issue: z.core.$ZodIssueInvalidUnion,
  path: DescriptorProblem['path'],
  written: unknown,
): readonly DescriptorProblem[] => {
  const intended = intendedOption(issue, written)
  if (intended !== null)
    return schemaProblems(new z.ZodError(intended), written).map((problem) => ({
      ...problem,
      path: [...path, ...problem.path],
    }))
  const found = summaryOf(written)
  const words = 'options' in issue ? optionsOf(issue.options) : []
  if (words.length === 0) return [{ path, expected: issue.message, found }]
  const remedy = typeof written === 'string' ? didYouMean(written, words) : undefined
  return [{ path, expected: oneOf(words, words.length), found, remedy }]
}

const lowerLimit = ({ origin, minimum, inclusive }: z.core.$ZodIssueTooSmall): string => {
  if (origin === 'string' && minimum === 1) return 'a text that is not empty'
  return `${inclusive === false ? 'more than' : 'at least'} ${minimum}${lengthUnit(origin, minimum)}`
}

const upperLimit = ({ origin, maximum, inclusive }: z.core.$ZodIssueTooBig): string =>
  `${inclusive === false ? 'less than' : 'at most'} ${maximum}${lengthUnit(origin, maximum)}`

const NOT_SHOWN = 'another text (not shown)'

/** Words as they are, signs in quotes. */
const quotedSign = (value: unknown): string =>
  /[\p{L}\p{N}]/u.test(String(value)) ? String(value) : JSON.stringify(value)

/** The unit of a length limit: items or characters. */
const lengthUnit = (origin: string, count: number | bigint): string => {
  const word = origin === 'array' ? ' item' : origin === 'string' ? ' character' : ''
  return word === '' || Number(count) === 1 ? word : `${word}s`
}

/**
 * The one form of a union that has every given property and no missing one, so that the fault is inside it; else null.
 */
const intendedOption = (
  { errors }: z.core.$ZodIssueInvalidUnion,
  value: unknown,
): z.core.$ZodIssue[] | null => {
  const isWithin = ({ path }: z.core.$ZodIssue): boolean =>
    valueAt(value, path.slice(0, 1) as string[]) !== undefined
  const fitting = errors.filter(
    (issues) => issues.length > 0 && issues.every((issue) => issue.path.length > 0 && isWithin(issue)),
  )
  return fitting.length === 1 ? fitting[0]! : null
}

/** The allowed words of a discriminated union. */
const optionsOf = (options: unknown): readonly string[] =>
  Array.isArray(options) ? options.filter((option): option is string => typeof option === 'string') : []

/** YAML reads an unquoted version 1 or code 01 as a number. */
const quotesRemedy = (type: string, value: unknown): string | undefined =>
  type === 'string' && (typeof value === 'number' || typeof value === 'boolean')
    ? `write it in quotes: "${value}"`
    : undefined

/** A type in words. */
const kindWords = (type: string): string =>
  Object.hasOwn(KINDS, type) ? KINDS[type as keyof typeof KINDS] : `a value of type ${type}`

const KINDS = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list, such as [a, b]',
  object: 'properties, such as { name: value }',
  record: 'named entries, such as { name: ... }',
}

const valueAt = (value: unknown, path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>(
    (current, part) =>
      typeof current === 'object' && current !== null && Object.hasOwn(current, part)
        ? (current as Record<string | number, unknown>)[part]
        : undefined,
    value,
  )

/** A value in one line; an object by the names of its properties. */
const summaryOf = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return shown(value)
  if (Array.isArray(value)) return `a list of ${value.length}`
  return `properties: ${Object.keys(value).join(', ') || 'none'}`
}
