import type { DataPackage, Resource } from '../descriptors/data-package.ts'
import type { Field } from '../descriptors/field.ts'
import { type DescriptorProblem, shown } from '../values/problem.ts'
import type { Category, Variable } from '../values/value.ts'
import { categoryTexts } from './read-cell.ts'

/**
 * The variables that the files record, each once: the subject's name is the one field that they share. A file with
 * several rows a subject records none by itself, a file that others point to records those of the row pointed to.
 */
export const recordedVariables = (
  dataPackage: DataPackage,
  subjectName: string,
): { readonly variables: readonly Variable[]; readonly problems: readonly DescriptorProblem[] } => {
  const variables = new Map<string, Variable>()
  const problems: DescriptorProblem[] = []
  dataPackage.resources.forEach((resource, r) => {
    for (const property of ['name', 'path'] as const)
      if (dataPackage.resources.findIndex((other) => other[property] === resource[property]) < r)
        problems.push({
          path: ['resources', r, property],
          expected: `a ${property} that no other file has`,
          found: shown(resource[property]),
        })
    const path = ['resources', r, 'schema', 'fields']
    const lookup = lookupOf(resource, dataPackage, subjectName)
    const has = resource.schema.fields.some(({ name }) => name === subjectName)
    if (r === 0 && (resource.rows ?? 'one') !== 'one')
      problems.push({
        path: ['resources', r, 'rows'],
        expected: 'a first file with one row for every subject',
        found: shown(resource.rows),
        remedy: 'put the roster of subjects first',
      })
    if (!has && lookup === null)
      problems.push({
        path,
        expected: `the field ${subjectName}, which identifies the subject in every file`,
        found: 'none',
        remedy:
          r === 0
            ? undefined
            : 'for a lookup table, declare its primaryKey, and a foreignKey in the file that refers to it',
      })
    if (resource.rows === 'many') return
    resource.schema.fields.forEach((field, f) => {
      if (lookup !== null && field.name === lookup.key) return
      const known = variables.get(field.name)
      if (resource.schema.fields.findIndex(({ name }) => name === field.name) < f) {
        problems.push({ path: [...path, f, 'name'], expected: 'each field once', found: shown(field.name) })
        return
      }
      if (known && field.name !== subjectName)
        problems.push({
          path: [...path, f, 'name'],
          expected: `a name that no other file uses (${known.source!.file} has it)`,
          found: shown(field.name),
          remedy: 'rename one column',
        })
      if (!known) variables.set(field.name, variableOf(field, resource.path, f + 1))
    })
  })
  return { variables: [...variables.values()], problems }
}

/** A file without the subject's field that another file points to by a key, such as a file of centres; else null. */
export const lookupOf = (
  { name, schema }: Resource,
  { resources }: DataPackage,
  subjectName: string,
): { readonly key: string; readonly by: string; readonly from: Resource } | null => {
  const [key, ...more] = [schema.primaryKey ?? []].flat()
  if (key === undefined || more.length > 0 || resources[0]?.name === name) return null
  if (schema.fields.some((field) => field.name === subjectName)) return null
  for (const from of resources)
    for (const { fields, reference } of from.schema.foreignKeys ?? []) {
      const [by] = [fields].flat()
      if (reference.resource === name && [reference.fields].flat().join() === key && by !== undefined)
        return { key, by, from }
    }
  return null
}

export const variableOf = (field: Field, file: string, column: number): Variable => ({
  name: field.name,
  title: field.title ?? field.name,
  type: field.type,
  unit: field.unit ?? '1',
  categories: categoriesOf(field),
  ordered: field.categoriesOrdered ?? false,
  source: { file, column },
  derivation: null,
  of: [],
})

const categoriesOf = (field: Field): readonly Category[] | null =>
  categoryTexts(field)?.map((value, i) => {
    const category = field.categories![i]!
    return { value, label: (typeof category === 'object' ? category.label : undefined) ?? value }
  }) ?? null

/** The texts that stand for a missing value in a field: its own, else the file's, else the empty cell. */
export const missingTexts = (field: Field, resource: DataPackage['resources'][number]): readonly string[] =>
  (field.missingValues ?? resource.schema.missingValues ?? ['']).map((missing) =>
    typeof missing === 'object' ? missing.value : missing,
  )
