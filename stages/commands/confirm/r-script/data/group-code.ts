import { decodeIdPart } from '../../../../../cohort/values/id-part.ts'
import { isNumeric, levelsOf, type Variable } from '../../../../../cohort/values/value.ts'
import { rColumn, rNumber, rString } from '../r-text.ts'

type Variables = ReadonlyMap<string, Variable>

/** A value of a variable from its canonical text: `"positive"`, `TRUE`, `1`. */
export const valueCode = (variable: Variable, text: string): string =>
  variable.type === 'boolean'
    ? text === 'yes'
      ? 'TRUE'
      : 'FALSE'
    : isNumeric(variable)
      ? rNumber(Number(text))
      : rString(text)

/** The rows of a data frame in a group, `margin=positive`; all rows for an empty one. */
export const groupCode = (frame: string, group: string, variables: Variables): string => {
  if (group === '') return frame
  const conditions = group.split(';').map((part) => {
    const at = part.indexOf('=')
    const variable = variables.get(decodeIdPart(part.slice(0, at)))!
    return `${rColumn(frame, variable.name)} == ${valueCode(variable, decodeIdPart(part.slice(at + 1)))}`
  })
  return `rows_where(${frame}, ${conditions.join(' & ')})`
}

/** A grouping variable as a factor, its levels in the declared order, without those that do not occur. */
export const factorCode = (column: string, variable: Variable): string => {
  const levels = (levelsOf(variable) ?? []).map(({ value }) => valueCode(variable, value))
  return `droplevels(factor(${column}, levels = c(${levels.join(', ')})))`
}
