import type { Resource } from '../descriptors/data-package.ts'
import type { Field } from '../descriptors/field.ts'
import { ALPHABETICAL } from './columns/alphabetical.ts'
import { proposeField, type UserAnswers } from './columns/column.ts'
import { declaredField } from './columns/declared-field.ts'
import { alikeNames } from './columns/doubts.ts'
import type { ProposedField } from './columns/proposed-field.ts'
import { fileDecimal } from './columns/separators.ts'
import type { FoundFile } from './found-file.ts'

/** The proposal for a file. */
export interface ProposedFile {
  readonly resource: Resource
  readonly decisions: readonly { readonly column: string; readonly text: string }[]
}

/** Proposes the descriptor of each file: the first one is the roster, the others join it on the subject. */
export const proposeFiles = (
  files: readonly FoundFile[],
  subject: string,
  known: UserAnswers,
  given: (file: FoundFile, column: string) => ProposedField | null = () => null,
): readonly ProposedFile[] => {
  const kind = typeOfSubject(files, subject)
  return files.map((file, i) => {
    const decimal = fileDecimal(file, subject)
    const fields = file.header.map((column, c): ProposedField => {
      if (column === subject)
        return {
          field: subjectField(subject, kind, i === 0, file.declared?.[c]?.label),
          decisions: namesInDoubt(file.rows.map((row) => row[c] ?? '')),
        }
      const cells = file.rows.map((row) => row[c] ?? '')
      const answers = { ...known, decimal, placeOf: (row: number) => placeOfCell(file, row, c) }
      const declared = file.declared?.[c]
      const proposed =
        given(file, column) ??
        (declared === undefined
          ? proposeField(column, cells, answers)
          : declaredField(column, declared, cells, answers))
      return withGivenOrder(withGivenUnit(proposed, known), known)
    })
    const rows = i === 0 ? 'one' : rowsOf(file, files[0]!, subject)
    return {
      resource: resourceOf(file, fields, rows, subject),
      decisions: fields.flatMap(({ field, decisions }) =>
        decisions.map((text) => ({ column: field.name, text })),
      ),
    }
  })
}

/** The cell as its program names it, `export.csv:7`, or the number of the row in a table that was made here. */
export const placeOfCell = (
  { path, lines, placeOf }: Pick<FoundFile, 'path' | 'lines' | 'placeOf'>,
  row: number,
  column: number,
): string => placeOf?.(row, column) ?? (lines === undefined ? `row ${row + 1}` : `${path}:${lines[row]}`)

/** The proposal with the unit of the user, if neither the header nor a dictionary names one. */
const withGivenUnit = (proposed: ProposedField, { units = {} }: UserAnswers): ProposedField => {
  const { field } = proposed
  return field.unit === undefined && Object.hasOwn(units, field.name)
    ? { ...proposed, field: { ...field, unit: units[field.name]! } }
    : proposed
}

/** The proposal with its categories in the order that was decided. */
const withGivenOrder = (proposed: ProposedField, { orders = {} }: UserAnswers): ProposedField => {
  const { field, decisions } = proposed
  const order = Object.hasOwn(orders, field.name) ? orders[field.name]! : null
  if (order === null || field.categories === undefined) return proposed
  const place = (category: string | number | { readonly value: string | number }): number =>
    order.indexOf(String(typeof category === 'object' ? category.value : category))
  return {
    field: { ...field, categories: [...field.categories].sort((a, b) => place(a) - place(b)) },
    decisions: decisions.filter((text) => !text.startsWith(ALPHABETICAL)),
  }
}

/** Written as whole numbers in every file, or as text: 007 and 7 are two subjects. */
const typeOfSubject = (files: readonly FoundFile[], subject: string): 'integer' | 'string' =>
  files.every(({ header, rows }) =>
    rows.every((row) => /^(0|[1-9]\d{0,14})$/.test(row[header.indexOf(subject)] ?? '')),
  )
    ? 'integer'
    : 'string'

/** Spaces are not removed here: the files stay as they are, and a name may be padded in one file only. */
const namesInDoubt = (cells: readonly string[]): readonly string[] => {
  const count = cells.filter((cell) => cell !== cell.trim()).length
  const alike = alikeNames([...new Set(cells)])
  return count === 0
    ? alike
    : [
        ...alike,
        `a space at an end of ${count} cell${count === 1 ? '' : 's'}: remove it in the file, which is not read before`,
      ]
}

const subjectField = (name: string, type: Field['type'], isRoster: boolean, label = name): Field => ({
  name,
  ...(label === name || label.trim() === '' ? {} : { title: label }),
  type,
  constraints: isRoster ? { required: true, unique: true } : { required: true },
})

const rowsOf = (file: FoundFile, roster: FoundFile, subject: string): 'one' | 'optional' | 'many' => {
  const names = (source: FoundFile): readonly string[] => {
    const place = source.header.indexOf(subject)
    return source.rows.map((row) => row[place] ?? '')
  }
  const namesInFile = names(file)
  if (new Set(namesInFile).size < namesInFile.length) return 'many'
  return names(roster).every((name) => namesInFile.includes(name)) ? 'one' : 'optional'
}

const resourceOf = (
  { path, encoding, delimiter, isRewritten = false }: FoundFile,
  fields: readonly ProposedField[],
  rows: 'one' | 'optional' | 'many',
  subject: string,
): Resource => ({
  name: path.replace(/\.csv$/, ''),
  path,
  ...(encoding === 'utf-8' || isRewritten ? {} : { encoding }),
  ...(delimiter === ',' || isRewritten ? {} : { dialect: { delimiter: delimiter as ';' } }),
  ...(rows === 'one' ? {} : { rows }),
  schema: {
    ...(rows === 'many' ? {} : { primaryKey: subject }),
    fields: fields.map(({ field, decisions }) =>
      decisions.length === 0 ? field : { ...field, description: `TO DECIDE: ${decisions.join('; ')}` },
    ),
  },
})
