import type { DataPackage, Field } from './data-package.ts'
import { type DescriptorProblem, shown } from './problem.ts'
import { categoryTexts } from './read-cell.ts'
import type { Category, Variable } from './value.ts'

/** The variables that the files record, each once: the subject's name is the one field that every file has. */
export const recordedVariables = (
  dataPackage: DataPackage,
  subjectName: string,
): { readonly variables: readonly Variable[]; readonly problems: readonly DescriptorProblem[] } => {
  const variables = new Map<string, Variable>()
  const problems: DescriptorProblem[] = []
  dataPackage.resources.forEach((resource, r) => {
    resource.schema.fields.forEach((field, f) => {
      const known = variables.get(field.name)
      if (known && field.name !== subjectName)
        problems.push({
          path: ['resources', r, 'schema', 'fields', f, 'name'],
          expected: `a name that no other file uses (${known.source!.file} has it)`,
          found: shown(field.name),
          remedy: 'rename one column',
        })
      if (!known) variables.set(field.name, variableOf(field, resource.path, f + 1))
    })
    if (!resource.schema.fields.some((field) => field.name === subjectName))
      problems.push({
        path: ['resources', r, 'schema', 'fields'],
        expected: `the field ${subjectName}, which names the subject in every file`,
        found: 'none',
      })
  })
  return { variables: [...variables.values()], problems }
}

const variableOf = (field: Field, file: string, column: number): Variable => ({
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
