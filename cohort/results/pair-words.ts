import type { Model } from '../descriptors/plan/model.ts'
import { decodeIdPart } from '../values/id-part.ts'
import { unitAfter, unitWords } from '../values/unit.ts'
import { levelsOf, type Variable } from '../values/value.ts'
import { scaleOf } from './models/scale.ts'
import type { Pair, Result } from './result.ts'

type Variables = ReadonlyMap<string, Variable>

/** The two groups that a result compares: "negative versus positive". */
export const pairWords = ({ reference, versus }: Pair, variables: Variables): string =>
  `${sideWords(versus, variables)} versus ${sideWords(reference, variables)}`

/** The pair with its variable: "Surgical margin, negative versus positive"; without it for paired variables. */
export const pairTitle = (pair: Pair, variables: Variables): string => {
  const words = pairWords(pair, variables)
  const variable = isGroup(pair.versus) ? variables.get(partsOf(pair.versus).name) : undefined
  return variable === undefined ? words : `${variable.title}, ${words}`
}

/**
 * A term of a model: "Surgical margin, negative versus positive", "Age, per year", "Age, per 10 years"; otherwise its
 * name. The effect in a subgroup has it in brackets: "Treatment, new versus standard (Sex: female)".
 */
export const termTitle = (
  { group = '', ...term }: Pick<Result, 'level'> & Pair & { readonly group?: string },
  variables: Variables,
  model: Pick<Model, 'per'>,
): string => {
  const title = titleInAll(term, variables, model)
  return group === '' ? title : `${title} (${subgroupTitle(group, variables)})`
}

/** A subgroup: "Sex: female". */
export const subgroupTitle = (group: string, variables: Variables): string => {
  const { name } = partsOf(group)
  return `${variables.get(name)?.title ?? name}: ${sideWords(group, variables)}`
}

const titleInAll = (
  { level, reference, versus }: Pick<Result, 'level'> & Pair,
  variables: Variables,
  model: Pick<Model, 'per'>,
): string => {
  if (versus !== '') return pairTitle({ reference, versus }, variables)
  const variable = variables.get(level)
  if (variable === undefined) return level
  return levelsOf(variable) === null
    ? `${variable.title}, per ${unitsOf(variable, scaleOf(model, level))}`
    : variable.title
}

/** A covariate's title, with the plan's scale: "Age, per 10 years". */
export const covariateTitle = (name: string, variables: Variables, model: Pick<Model, 'per'>): string =>
  scaleOf(model, name) === 1
    ? (variables.get(name)?.title ?? name)
    : titleInAll({ level: name, reference: '', versus: '' }, variables, model)

const unitsOf = (variable: Variable, per: number): string =>
  per === 1 ? unitOf(variable) : `${per}${unitAfter(per, variable.unit) || ' units'}`

const unitOf = ({ unit }: Variable): string => {
  const words = unitWords(unit)
  if (words === '') return 'unit'
  return words === unit ? unit : words.replace(/s$/, '')
}

/** One side of a pair where its counterpart is not named: "negative"; of a boolean that is yes, the variable. */
export const groupWords = (side: string, variables: Variables): string => {
  const { name, value } = partsOf(side)
  const variable = variables.get(name)
  return variable?.type === 'boolean' && value === 'yes' ? variable.title : sideWords(side, variables)
}

const isGroup = (side: string): boolean => side.includes('=')

const sideWords = (side: string, variables: Variables): string => {
  if (!isGroup(side)) return variables.get(side)?.title ?? side
  const { name, value } = partsOf(side)
  const variable = variables.get(name)
  const levels = variable === undefined ? null : levelsOf(variable)
  return levels?.find((level) => level.value === value)?.label ?? value
}

const partsOf = (group: string): { readonly name: string; readonly value: string } => {
  const [name = '', value = ''] = group.split('=').map(decodeIdPart)
  return { name, value }
}
