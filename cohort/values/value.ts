/**
 * A subject's value of a variable; null is missing. A list is a set of items in the order in which they were recorded.
 */
export type Value = number | string | boolean | readonly string[] | null

/** A subject's values by variable. */
export type Subject = Readonly<Record<string, Value>>

/** A date is the text of ISO 8601, to the day, the month or the year. */
export type VariableType = 'integer' | 'number' | 'year' | 'date' | 'string' | 'boolean' | 'list'

/** A variable of the cohort, recorded or derived. */
export interface Variable {
  readonly name: string
  readonly title: string
  readonly type: VariableType
  /** UCUM; `1` without a unit. */
  readonly unit: string
  /** Declared values (of a list: of its items), in order, with their labels. */
  readonly categories: readonly Category[] | null
  /** Whether the categories are ordered, so that they can be compared. */
  readonly ordered: boolean
  /** Where a recorded value is: file and number of the field. */
  readonly source: { readonly file: string; readonly column: number } | null
  /** The derivation as a sentence; null for a recorded variable. */
  readonly derivation: string | null
  /**
   * How a value was aggregated from a file with several rows per subject, as a sentence; absent for other variables.
   */
  readonly taken?: string | undefined
  /** Variables from which a derived variable is computed. */
  readonly of: readonly string[]
  /** Of a covariate that changes from no to yes: the variable with the time of the change; absent for other variables. */
  readonly changesAt?: string
}

/** The variables that change during follow-up, each with the variable of its time. */
export const changesIn = (variables: Iterable<Variable>): ReadonlyMap<string, string> =>
  new Map(
    [...variables].flatMap(({ name, changesAt }) => (changesAt === undefined ? [] : [[name, changesAt]])),
  )

export interface Category {
  readonly value: string
  readonly label: string
}

export const isNumeric = ({ type }: Variable): boolean =>
  type === 'integer' || type === 'number' || type === 'year'

/** Numbers that measure or count something; numbers that are the codes of categories do not. */
export const isQuantity = (variable: Variable): boolean => isNumeric(variable) && !variable.categories

/** Named categories, or none for a free text: what a variable can be grouped and counted by. */
export const levelsOf = (variable: Variable): readonly Category[] | null =>
  variable.type === 'boolean'
    ? [
        { value: 'no', label: 'no' },
        { value: 'yes', label: 'yes' },
      ]
    : variable.categories

/**
 * The canonical text of a value, as subjects.csv and counts.csv hold it: `12.5`, `yes`, `[C; RAI]`, empty for missing.
 */
export const encodeValue = (value: Value): string => {
  if (value === null) return ''
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'object') return `[${value.join(LIST_SEPARATOR)}]`
  return String(value)
}

export const decodeValue = (text: string, type: VariableType): Value => {
  if (text === '') return null
  switch (type) {
    case 'integer':
    case 'number':
    case 'year':
      return Number(text)
    case 'boolean':
      return text === 'yes'
    case 'list':
      return text === '[]' ? [] : text.slice(1, -1).split(LIST_SEPARATOR)
    case 'date':
    case 'string':
      return text
    default: {
      const never: never = type
      return never
    }
  }
}

/** No item of a list may hold it: validation refuses one that does. */
export const LIST_SEPARATOR = '; '
