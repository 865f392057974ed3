import type { Path } from '../cells/field-words.ts'
import { lookupOf } from '../cells/recorded-variables.ts'
import type { DataPackage, Resource } from '../descriptors/data-package.ts'
import { type DescriptorProblem, didYouMean, oneOf, shown } from '../values/problem.ts'

/** Keys: a file has one row a subject, several, or is one that others point to; a foreign key names the key of a file. */
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
      expected: `${subjectName}, since a file has one row for each subject`,
      found: shown(schema.primaryKey),
      remedy: 'if it has several, declare "rows": "many"',
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
    const at = [...path, 'foreignKeys', i]
    const other = resources.find(({ name }) => name === reference.resource)
    if (!other) {
      problems.push({
        path: [...at, 'reference', 'resource'],
        expected: `the name of a resource, ${oneOf(names)}`,
        found: shown(reference.resource),
        remedy: didYouMean(reference.resource, names),
      })
    }
    const own = [fields].flat()
    const theirs = [reference.fields].flat()
    const [column = ''] = own
    const key = [other?.schema.primaryKey ?? []].flat().join()
    const isSubjects = own.join() === subjectName && theirs.join() === subjectName
    // every file is joined to the first; a key points to a file of something else than subjects
    const joinsSubjects = isSubjects && resource !== resources[0] && other === resources[0]
    const isOfSubjects = other?.schema.fields.some(({ name }) => name === subjectName) ?? false
    const pointsToKey =
      own.length === 1 && declared.includes(column) && theirs.join() === key && !isOfSubjects
    if (other && !joinsSubjects && !pointsToKey)
      problems.push({
        path: at,
        expected: `the field ${subjectName} on both sides, by which a file is joined to the first one (${resources[0]!.name}), or a column and the primaryKey of a file without ${subjectName} that it points to`,
        found: `${own.join(', ')} of ${resource.name} and ${theirs.join(', ')} of ${reference.resource}`,
      })
    else if (other && !joinsSubjects && resource.rows === 'many')
      problems.push({
        path: at,
        expected: 'a key of another file in a file with one row a subject',
        found: column,
      })
  })
  return problems
}
