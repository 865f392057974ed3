import type { Field } from '../descriptors/field.ts'
import { type DescriptorProblem, oneOf, shown } from '../values/problem.ts'
import { missingCodes } from './missing-codes.ts'
import { categoryTexts, falseTexts, readCell, trueTexts } from './read-cell.ts'

/** Where in a descriptor something stands. */
export type Path = readonly (string | number)[]

/** Words and signs that would be read in two ways. */
export const separatorProblems = (
  field: Field,
  missing: readonly string[],
  path: Path,
): readonly DescriptorProblem[] => {
  const problems: DescriptorProblem[] = []
  const decimal = field.decimalChar ?? '.'
  if (field.type === 'number' && field.groupChar === decimal)
    problems.push({
      path: [...path, 'groupChar'],
      expected: `a character different from the decimal character, "${decimal}"`,
      found: shown(field.groupChar),
      remedy: 'declare decimalChar too',
    })
  const both = field.trueValues?.find((word) => field.falseValues?.includes(word))
  if (both !== undefined)
    problems.push({
      path: [...path, 'falseValues'],
      expected: 'words that do not mean yes',
      found: shown(both),
    })
  const words = [
    ...(field.type === 'boolean' ? [...trueTexts(field), ...falseTexts(field)] : []),
    ...(field.emptyList === undefined ? [] : [field.emptyList]),
  ]
  const lost = words.find((word) => missing.includes(word))
  if (lost !== undefined)
    problems.push({
      path: [...path, 'missingValues'],
      expected: `none of the words of the column, ${oneOf(words)}`,
      found: shown(lost),
      remedy: 'declare missingValues for this column',
    })
  return problems
}

/** Of numbers also in another spelling. */
const isMissing = (value: string, field: Field, missing: readonly string[]): boolean =>
  missing.includes(value) || missingCodes(field, missing).numbers.some((code) => String(code) === value)

/** Categories that are none, twice, missing, or not as their column is read. */
export const categoryProblems = (
  field: Field,
  missing: readonly string[],
  path: Path,
): readonly DescriptorProblem[] => {
  const values = categoryTexts(field) ?? []
  const labels = (field.categories ?? []).map((category, i) =>
    typeof category === 'object' ? (category.label ?? values[i]!) : values[i]!,
  )
  return values.flatMap((value, i): readonly DescriptorProblem[] => {
    const at = [...path, 'categories', i]
    if (values.indexOf(value) < i)
      return [{ path: at, expected: 'each category once', found: `${shown(value)} twice` }]
    if (labels.indexOf(labels[i]!) < i)
      return [
        { path: at, expected: 'a different label for each category', found: `${shown(labels[i])} twice` },
      ]
    if (isMissing(value, field, missing) || value === '')
      return [{ path: at, expected: 'a category that is not a missing value', found: shown(value) }]
    const reading = readCell(value, { ...field, emptyList: undefined } as unknown as Field, missing)
    return 'value' in reading
      ? []
      : [{ path: at, expected: `${reading.expected}, in the format of the column`, found: shown(value) }]
  })
}
