import type { Condition, ValueTest } from '../../descriptors/conditions/condition.ts'
import { isAll, isAny, isNot, testsOf } from '../../descriptors/conditions/evaluate-condition.ts'
import type { Field } from '../../descriptors/field.ts'
import type { PlanVariable } from '../../descriptors/plan/plan.ts'
import { eventsOf } from '../../subjects/follow-ups.ts'
import { isNumeric, levelsOf, type Variable } from '../../values/value.ts'
import type { CheckedPlan, Path, PlanWarning } from './plan-warning.ts'

/** Numbers in the plan that their column cannot have: codes of a recode, values in conditions, empty groups. */
export const impossibleValues = (planned: CheckedPlan): readonly PlanWarning[] => [
  ...Object.entries(planned.plan.variables).flatMap(([name, derived]) => {
    if ('recode' in derived) return impossibleCodes(name, derived, planned)
    return 'bin' in derived ? emptyBins(name, derived, planned) : []
  }),
  ...conditionsOf(planned).flatMap(({ condition, path }) => impossibleTests(condition, path, planned)),
]

const impossibleCodes = (
  name: string,
  { title, recode: { of, to } }: Extract<PlanVariable, { recode: unknown }>,
  planned: CheckedPlan,
): readonly PlanWarning[] => {
  const source = planned.variables.get(of)
  // for a column with categories, an unknown code is a fault
  if (!source || levelsOf(source) !== null || !isNumeric(source)) return []
  return Object.keys(to).flatMap((code): readonly PlanWarning[] => {
    const why = String(Number(code)) === code ? reasonAgainst(Number(code), source, planned) : spelling(code)
    return why === null
      ? []
      : [
          {
            warning: 'impossible value',
            title: `${title} recodes "${code}", but ${source.title} cannot have this value: ${why}. The code has no effect`,
            variable: name,
            document: 'analysis',
            paths: [['variables', name, 'recode', 'to', code]],
          },
        ]
  })
}

const spelling = (code: string): string =>
  code.trim() !== '' && Number.isFinite(Number(code))
    ? `write the number as ${Number(code)}`
    : 'the column has numbers only'

const emptyBins = (
  name: string,
  { title, bin: { of, at, labels } }: Extract<PlanVariable, { bin: unknown }>,
  planned: CheckedPlan,
): readonly PlanWarning[] => {
  const source = planned.variables.get(of)
  const { minimum = -Infinity, maximum = Infinity } = fieldOf(of, planned)?.constraints ?? {}
  if (!source) return []
  return labels.flatMap((label, i): readonly PlanWarning[] => {
    const [low, high] = [at[i - 1] ?? -Infinity, at[i] ?? Infinity]
    const why =
      high <= minimum
        ? `${source.title} is declared to be at least ${minimum}`
        : low > maximum
          ? `${source.title} is declared to be at most ${maximum}`
          : null
    return why === null
      ? []
      : [
          {
            warning: 'impossible value',
            title: `No subject can be in the group "${label}" of ${title}: ${why}`,
            variable: name,
            document: 'analysis',
            paths: [['variables', name, 'bin', 'labels', i]],
          },
        ]
  })
}

interface Placed {
  readonly condition: Condition
  readonly path: Path
}

const conditionsOf = ({ plan }: CheckedPlan): readonly Placed[] => [
  ...Object.entries(plan.variables).flatMap(([name, derived]) =>
    'condition' in derived
      ? [{ condition: derived.condition as Condition, path: ['variables', name, 'condition'] }]
      : [],
  ),
  ...(['populations', 'exclude'] as const).flatMap((section) =>
    Object.entries(plan[section]).map(([name, { condition }]) => ({
      condition: condition as Condition,
      path: [section, name, 'condition'],
    })),
  ),
  ...Object.entries(plan.endpoints).flatMap(([name, endpoint]) =>
    eventsOf(endpoint).map(([outcome, { when }]) => ({
      condition: when as Condition,
      path: ['endpoints', name, ...(outcome === 'event' ? ['event'] : ['competing', outcome]), 'when'],
    })),
  ),
]

const impossibleTests = (condition: Condition, path: Path, planned: CheckedPlan): readonly PlanWarning[] => {
  const within = (parts: readonly Condition[], word: string): readonly PlanWarning[] =>
    parts.flatMap((part, i) => impossibleTests(part, [...path, word, i], planned))
  if (isAll(condition)) return within(condition.all, 'all')
  if (isAny(condition)) return within(condition.any, 'any')
  if (isNot(condition)) return impossibleTests(condition.not, [...path, 'not'], planned)
  return testsOf(condition).flatMap(([name, test]) => {
    const source = planned.variables.get(name)
    if (!source || !isNumeric(source)) return []
    return problemsOf(test, source, planned).map((title) => ({
      warning: 'impossible value',
      title,
      variable: name,
      document: 'analysis' as const,
      paths: [[...path, name]] as [Path],
    }))
  })
}

const problemsOf = (test: ValueTest, source: Variable, planned: CheckedPlan): readonly string[] => {
  if (typeof test === 'object' && !Array.isArray(test) && ('min' in test || 'max' in test)) {
    const { min = -Infinity, max = Infinity } = test
    const { minimum = -Infinity, maximum = Infinity } = fieldOf(source.name, planned)?.constraints ?? {}
    const isEmpty = min > maximum || max < minimum
    const [least, most] = [
      minimum > -Infinity ? [`at least ${minimum}`] : [],
      maximum < Infinity ? [`at most ${maximum}`] : [],
    ]
    return isEmpty
      ? [
          `No value of ${source.title} can meet the condition (${[min > -Infinity ? [`at least ${min}`] : [], max < Infinity ? [`at most ${max}`] : []].flat().join(', ')}): the column is declared to be ${[...least, ...most].join(', ')}`,
        ]
      : []
  }
  const wanted = typeof test === 'number' ? [test] : Array.isArray(test) ? test : []
  return wanted.flatMap((number) => {
    const why =
      typeof number === 'number' && levelsOf(source) === null ? reasonAgainst(number, source, planned) : null
    return why === null
      ? []
      : [`The condition requires the value ${number}, but ${source.title} cannot have it: ${why}`]
  })
}

/** Why a column cannot have a number; null if it can. */
const reasonAgainst = (number: number, source: Variable, planned: CheckedPlan): string | null => {
  if (source.type !== 'number' && !Number.isInteger(number)) return 'the column has whole numbers only'
  const { minimum = -Infinity, maximum = Infinity } = fieldOf(source.name, planned)?.constraints ?? {}
  if (number < minimum) return `the declared minimum is ${minimum}`
  return number > maximum ? `the declared maximum is ${maximum}` : null
}

const fieldOf = (name: string, { dataPackage, variables }: CheckedPlan): Field | undefined => {
  const source = variables.get(name)?.source
  if (!source || variables.get(name)?.taken !== undefined) return undefined
  return dataPackage?.resources
    .find(({ path }) => path === source.file)
    ?.schema.fields.find((field) => field.name === name)
}
