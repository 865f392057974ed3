import { decodeValue, encodeValue, type Subject, type Value, type Variable } from '../values/value.ts'

/** The typed subjects again from the canonical texts of subjects.csv. */
export const subjectsOf = (
  table: { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] },
  variables: readonly Variable[],
): readonly Subject[] => {
  const types = new Map(variables.map(({ name, type }) => [name, type]))
  return table.rows.map((cells) => {
    const subject: Record<string, Value> = {}
    table.header.forEach((name, i) => {
      subject[name] = decodeValue(cells[i] ?? '', types.get(name) ?? 'string')
    })
    return subject
  })
}

/** The subjects as canonical texts: a column for each variable. */
export const subjectTable = (
  subjects: readonly Subject[],
  variables: ReadonlyMap<string, Variable>,
): { readonly header: string[]; readonly rows: string[][] } => {
  const names = [...variables.keys()]
  return {
    header: names,
    rows: subjects.map((subject) => names.map((name) => encodeValue(subject[name] ?? null))),
  }
}
