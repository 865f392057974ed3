import { type MissingCodes, missingCodes } from '../../../cohort/cells/missing-codes.ts'
import { categoryTexts, falseTexts, LONGEST_CELL, trueTexts } from '../../../cohort/cells/read-cell.ts'
import { type DateForm, dateForms } from '../../../cohort/cells/read-date.ts'
import type { Field } from '../../../cohort/descriptors/field.ts'
import { LIST_SEPARATOR } from '../../../cohort/values/value.ts'
import type { Dialect } from '../dialects/dialect.ts'
import { every, join, list, number, type Sql, some, sql, text, truth, whole } from '../sql.ts'
import { isDate } from './day.ts'
import { digitsSql } from './digits.ts'
import { amongNumbers, isInRange, type Reading, typedDate, typedNumber } from './typed-cell.ts'

/**
 * The kind of a server's column. `csv` is text with an empty text for an empty cell; `single` a number of 32 bits;
 * `bigint` and `decimal` numbers whose digits may exceed a double's.
 */
export type ColumnKind =
  | 'csv'
  | 'text'
  | 'number'
  | 'single'
  | 'bigint'
  | 'decimal'
  | 'boolean'
  | 'date'
  | 'other'

/** A cell as a value of the field's type, and whether the field allows it. */
export interface CellSql {
  readonly value: Sql
  readonly isSound: Sql
  /** Date columns only: days from 1970-01-01. */
  readonly day?: Sql
}

/** `readCell` as expressions over a column of a table. */
export const cellSql = (
  field: Field,
  column: Sql,
  kind: ColumnKind,
  missing: readonly string[],
  dialect: Dialect,
): CellSql => {
  const cell = valueSql(field, column, kind, missing, dialect)
  const isMissing = cell.isMissing
  const { required = false, minimum, maximum } = field.constraints ?? {}
  const limits = [
    ...(minimum === undefined ? [] : [sql`${cell.value} >= ${number(minimum)}`]),
    ...(maximum === undefined ? [] : [sql`${cell.value} <= ${number(maximum)}`]),
  ]
  const isValid = truth(every([cell.isValid, ...limits]))
  return {
    ...cell,
    isSound: required ? sql`(NOT ${isMissing} AND ${isValid})` : sql`(${isMissing} OR ${isValid})`,
  }
}

const valueSql = (
  field: Field,
  column: Sql,
  kind: ColumnKind,
  missing: readonly string[],
  dialect: Dialect,
): Reading => {
  const isNumber = isNumberField(field)
  if (isNumber && isNumberKind(kind)) return typedNumber(field, column, kind, missing, dialect)
  if (kind === 'boolean' && field.type === 'boolean')
    return { value: column, isMissing: sql`(${column} IS NULL)`, isValid: sql`TRUE` }
  if (kind === 'date' && field.type === 'date') return typedDate(column, missingCodes(field, missing).dates)
  const cell = asText(column, kind)
  const codes = missingCodes(field, missing)
  const reading = textSql(field, cell, codes, dialect)
  const isMissing = some([
    ...(kind === 'csv' ? [] : [sql`${column} IS NULL`]),
    ...(missing.length === 0 ? [] : [sql`${cell} IN (${list(missing.map(text))})`]),
    ...isCode(reading, codes),
  ])
  // an empty text is never a number or boolean
  const isPlain = missing.join('') === '' && (isNumber || field.type === 'boolean')
  return {
    value: isPlain
      ? reading.value
      : (unlessOneCode(field, column, kind, missing) ??
        sql`CASE WHEN NOT ${isMissing} THEN ${reading.value} END`),
    isMissing,
    isValid: every([sql`${cell} <> ''`, reading.isValid]),
  }
}

const isNumberField = ({ type }: Field): boolean => type === 'integer' || type === 'number' || type === 'year'

const isNumberKind = (kind: ColumnKind): kind is 'number' | 'single' | 'bigint' | 'decimal' =>
  kind === 'number' || kind === 'single' || kind === 'bigint' || kind === 'decimal'

const asText = (column: Sql, kind: ColumnKind): Sql => {
  if (kind === 'csv') return sql`COALESCE(${column}, '')`
  return kind === 'text' ? column : sql`CAST(${column} AS TEXT)`
}

/**
 * A text with one missing code, in a shorter form for registries (NULLIF is not pushed down to shards); null for other
 * fields. An empty cell of a CSV file may be NULL, so there the code has to be the empty text.
 */
const unlessOneCode = (
  field: Field,
  column: Sql,
  kind: ColumnKind,
  missing: readonly string[],
): Sql | null => {
  const [code, ...others] = missing
  if (field.type !== 'string' || code === undefined || others.length > 0) return null
  return kind === 'text' || (kind === 'csv' && code === '')
    ? sql`CASE WHEN ${column} <> ${text(code)} THEN ${column} END`
    : null
}

interface TextReading extends Pick<Reading, 'value' | 'isValid'> {
  /** Numbers only: whether the text is a number, declared as a category or not. */
  readonly isNumber?: Sql
}

/** Matches a declared missing code in another spelling, such as -9.0 for -9. */
const isCode = ({ value, isNumber }: TextReading, { numbers, dates }: MissingCodes): readonly Sql[] => {
  if (dates.length > 0) return [truth(sql`${value} IN (${list(dates.map(text))})`)]
  if (numbers.length === 0 || !isNumber) return []
  return [truth(every([isNumber, sql`${value} IN (${list(numbers.map(number))})`]))]
}

/** Rejects texts that are another spelling of a declared missing number. */
const noOtherSpelling = (
  cell: Sql,
  { spellings }: MissingCodes,
  [prefix, suffix] = ['^', '$'],
): readonly Sql[] =>
  spellings === null ? [] : [sql`NOT ${cell} ~ ${text(`${prefix}${spellings}${suffix}`)}`]

const textSql = (field: Field, cell: Sql, codes: MissingCodes, dialect: Dialect): TextReading => {
  switch (field.type) {
    case 'integer':
      return textNumber(field, cell, '^[+-]?[0-9]+$', dialect)
    case 'number':
      return textNumber(field, cell, '^[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?$', dialect)
    case 'year':
      return textNumber(field, cell, '^[0-9]{4}$', dialect)
    case 'date':
      return textDate(field, cell, dialect)
    case 'boolean': {
      const yes = sql`${cell} IN (${list(trueTexts(field).map(text))})`
      const no = sql`${cell} IN (${list(falseTexts(field).map(text))})`
      return { value: sql`CASE WHEN ${yes} THEN TRUE WHEN ${no} THEN FALSE END`, isValid: some([yes, no]) }
    }
    case 'list':
      return textList(field, cell, codes, dialect)
    case 'string': {
      const categories = categoryTexts(field)
      const isCategory = categories === null ? [] : [sql`${cell} IN (${list(categories.map(text))})`]
      return {
        value: cell,
        isValid: every([
          sql`length(${cell}) <= ${whole(LONGEST_CELL)}`,
          isTrimmed(cell, dialect),
          ...noOtherSpelling(cell, codes),
          ...isCategory,
        ]),
      }
    }
    default: {
      const never: never = field.type
      return never
    }
  }
}

const isTrimmed = (cell: Sql, { spaces, nul: never }: Dialect): Sql => {
  const [end, within] = [`[^${spaces}${never}]`, never === '' ? '.' : `[^${never}]`]
  return sql`${cell} ~ ${text(`(?s)^${end}(${within}*${end})?$`)}`
}

const textNumber = (field: Field, cell: Sql, form: string, dialect: Dialect): TextReading => {
  const { groupChar, decimalChar } = field
  const ungrouped = groupChar === undefined ? cell : sql`replace(${cell}, ${text(groupChar)}, '')`
  const plain = decimalChar === ',' ? sql`replace(replace(${ungrouped}, '.', '?'), ',', '.')` : ungrouped
  const value = dialect.number(plain)
  const isExact = sql`(length(${cell}) <= 15 AND ${value} <> 0 OR ${digitsSql(plain)} = ${digitsSql(sql`CAST(${value} AS TEXT)`)})`
  const isNumber = every([
    sql`${plain} ~ ${text(form)}`,
    isInRange(value),
    isExact,
    ...(groupChar === undefined ? [] : [isGrouped(cell, groupChar)]),
  ])
  return { value, isNumber, isValid: every([isNumber, ...amongNumbers(field, value)]) }
}

/** Thousands separators are in every position or in none. */
const isGrouped = (cell: Sql, groupChar: string): Sql => {
  const escaped = groupChar === '.' ? '[.]' : groupChar
  return sql`(${cell} = replace(${cell}, ${text(groupChar)}, '') OR ${cell} ~ ${text(`^[+-]?[1-9][0-9]{0,2}(${escaped}[0-9]{3})+([^0-9].*)?$`)})`
}

const textDate = (field: Field, cell: Sql, dialect: Dialect): TextReading => {
  const forms = dateForms(field)
  const value = sql`CASE ${join(
    forms.map((form) => sql`WHEN ${cell} ~ ${text(patternOf(form))} THEN ${canonical(form, cell)}`),
    sql` `,
  )} END`
  return { value, isValid: isDate(value, dialect) }
}

const patternOf = ({ parts, separator }: DateForm): string =>
  `^${parts.map((part) => (part === 'Y' ? '([0-9]{4})' : '([0-9]{2})')).join(separator === '.' ? '[.]' : separator)}$`

const canonical = (form: DateForm, cell: Sql): Sql => {
  const order = (['Y', 'm', 'd'] as const).filter((part) => form.parts.includes(part))
  const isCanonical = form.separator === '-' && order.join() === form.parts.join()
  if (isCanonical) return cell
  const written = order.map((part) => `\\${form.parts.indexOf(part) + 1}`).join('-')
  return sql`regexp_replace(${cell}, ${text(patternOf(form))}, ${text(written)})`
}

const textList = (field: Field, cell: Sql, codes: MissingCodes, dialect: Dialect): TextReading => {
  const delimiter = (field.delimiter ?? ',').replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const space = `[${dialect.spaces}]`
  const items = sql`regexp_split_to_array(regexp_replace(${cell}, ${text(`^${space}+|${space}+$`)}, '', 'g'), ${text(`${space}*${delimiter}${space}*`)})`
  const empty = sql`CAST(ARRAY[] AS TEXT[])`
  const isEmpty = field.emptyList === undefined ? null : sql`${cell} = ${text(field.emptyList)}`
  const categories = (categoryTexts(field) ?? []).map(text)
  // no item contains the separator with which lists are written as one value
  const isCategory =
    categories.length > 0
      ? [sql`ARRAY[${list(categories)}] @> ${items}`]
      : field.delimiter === LIST_SEPARATOR.trim()
        ? []
        : [sql`strpos(${cell}, ${text(LIST_SEPARATOR)}) = 0`]
  const isValid = every([
    sql`NOT (${items} @> ARRAY[CAST('' AS TEXT)])`,
    sql`${dialect.differentItems(items, categories)} = array_length(${items}, 1)`,
    ...isCategory,
    ...noOtherSpelling(cell, codes, [`(?s)^(.*${delimiter})?${space}*`, `${space}*(${delimiter}.*)?$`]),
  ])
  return isEmpty === null
    ? { value: items, isValid }
    : { value: sql`CASE WHEN ${isEmpty} THEN ${empty} ELSE ${items} END`, isValid: some([isEmpty, isValid]) }
}
