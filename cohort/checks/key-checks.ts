import type { Path } from '../cells/field-words.ts'
import { lookupOf } from '../cells/recorded-variables.ts'
import type { DataPackage, Resource } from '../descriptors/data-package.ts'
import { type DescriptorProblem, didYouMean, oneOf, shown } from '../values/problem.ts'

/** Keys: a file has one or several rows per subject, or is a lookup table; a foreign key refers to a primary key. */
export const keyProblems = (
  dataPackage: DataPackage,
  resource: Resource,
  subjectName: string,
  path: Path,
): readonly DescriptorProblem[] => {
  const { resources } = dataPackage
  const { schema } = resource
  const problems: DescriptorProblem[] = []
  const primary = [schema.primaryKey ?? []].flat()
  const isLookup = lookupOf(resource, dataPackage, subjectName) !== null
  const needsSubject = !isLookup && resource.rows !== 'many' && schema.primaryKey !== undefined
  if (needsSubject && (primary.length !== 1 || primary[0] !== subjectName))
    problems.push({
      path: [...path, 'primaryKey'],
      expected: `${subjectName}, because the file has one row per subject`,
      found: shown(schema.primaryKey),
      remedy: 'if it has several rows per subject, declare "rows": "many"',
    })
  const declared = schema.fields.map(({ name }) => name)
  primary.forEach((column, i) => {
    if (!declared.includes(column) && !needsSubject)
      problems.push({
        path: [...path, 'primaryKey', ...(Array.isArray(schema.primaryKey) ? [i] : [])],
        expected: `a column of the file, ${oneOf(declared)}`,
        found: shown(column),
        remedy: didYouMean(column, declared),
      })
  })
  schema.foreignKeys?.forEach(({ fields, reference }, i) => {
    const names = resources.map(({ name }) => name)
    const place = [...path, 'foreignKeys', i]
    const other = resources.find(({ name }) => name === reference.resource)
    if (!other) {
      problems.push({
        path: [...place, 'reference', 'resource'],
        expected: `the name of a resource, ${oneOf(names)}`,
        found: shown(reference.resource),
        remedy: didYouMean(reference.resource, names),
      })
    }
    const columns = [fields].flat()
    const referenced = [reference.fields].flat()
    const [column = ''] = columns
    const key = [other?.schema.primaryKey ?? []].flat().join()
    const isSubjects = columns.join() === subjectName && referenced.join() === subjectName
    // every file is joined to the first; other keys refer to a lookup table without subjects
    const joinsSubjects = isSubjects && resource !== resources[0] && other === resources[0]
    const isOfSubjects = other?.schema.fields.some(({ name }) => name === subjectName) ?? false
    const pointsToKey =
      columns.length === 1 && declared.includes(column) && referenced.join() === key && !isOfSubjects
    if (other && !joinsSubjects && !pointsToKey)
      problems.push({
        path: place,
        expected: `the field ${subjectName} on both sides (a join to the first file, ${resources[0]!.name}), or a column and the primaryKey of a file without ${subjectName}`,
        found: `${columns.join(', ')} of ${resource.name} and ${referenced.join(', ')} of ${reference.resource}`,
      })
    else if (other && !joinsSubjects && resource.rows === 'many')
      problems.push({
        path: place,
        expected: 'a foreign key only in a file with one row per subject',
        found: column,
      })
  })
  return problems
}
