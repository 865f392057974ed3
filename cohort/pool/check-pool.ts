import { type CountsRequest, countingOf, type EventTableRequest, groupingOf } from '../counts/counting.ts'
import type { Plan } from '../descriptors/plan/plan.ts'
import { isShownBoth, univariableName, univariableNames } from '../descriptors/plan/univariable-names.ts'
import type { DescriptorProblem } from '../values/problem.ts'
import { isNumeric, levelsOf, type Variable } from '../values/value.ts'
import { CENTRE, type Member } from './member.ts'
import { memberCounts, memberTable } from './pooled-rows.ts'
import { countsWords, tableWords } from './share.ts'

const NO_ROWS = 'a pooled cohort has counts and no subjects'

/** Entries of the plan that need rows of subjects, or counts that a member does not have. */
export const checkPool = (
  plan: Plan,
  variables: ReadonlyMap<string, Variable>,
  members: readonly Member[],
): readonly DescriptorProblem[] => [
  ...Object.entries(plan.figures)
    .filter(([, { kind }]) => kind === 'swimmer')
    .map(([name]) => ({ path: ['figures', name], expected: `no swimmer figure: ${NO_ROWS}`, found: 'one' })),
  ...Object.entries(plan.tables)
    .filter(([, { kind }]) => kind === 'listing')
    .map(([name]) => ({ path: ['tables', name], expected: `no listing: ${NO_ROWS}`, found: 'one' })),
  ...Object.entries(plan.models).flatMap(([name, { covariates }]) =>
    // a model of one covariate alone is named with the model of all
    (univariableNames(plan.models).has(name) ? [] : covariates).flatMap((covariate, i) =>
      isNumeric(variables.get(covariate)!)
        ? [
            {
              path: ['models', name, 'covariates', i],
              expected:
                'a boolean or categories, because a table with a group for each number would be a list of subjects, which is not shared',
              found: `${covariate} (${variables.get(covariate)!.type})`,
              remedy: 'the centres group the number by "bin" and share again',
            },
          ]
        : [],
    ),
  ),
  ...Object.entries(plan.models).flatMap(([name, model]) =>
    'outcome' in model && model.outcome === CENTRE
      ? [{ path: ['models', name, 'outcome'], expected: 'an outcome of patients', found: CENTRE }]
      : [],
  ),
  ...Object.entries(plan.models).flatMap(([name, model]) =>
    'cluster' in model && model.cluster !== undefined && !hasGroups(variables.get(model.cluster)!)
      ? [
          {
            path: ['models', name, 'cluster'],
            expected:
              'a boolean or categories, because a table with a group for each number or text would be a list of subjects, which is not shared',
            found: `${model.cluster} (${variables.get(model.cluster)!.type})`,
          },
        ]
      : [],
  ),
  ...asked(plan).flatMap(({ path, request }) => {
    const numeric = groupingOf(request.by).find((name) => isNumeric(variables.get(name)!))
    // said of the covariates above
    if (numeric !== undefined && ('endpoint' in request || path[0] === 'models')) return []
    // pairs and correlations of two numbers: no centre can share their counts
    if (numeric !== undefined)
      return [
        {
          path,
          expected:
            'a boolean or categories as the first variable, because counts by a number would be a list of subjects, which is not shared',
          found: `${numeric} (${variables.get(numeric)!.type})`,
          remedy:
            'the centres group the number by "bin", or derive the difference of a pair, and share again',
        },
      ]
    const without = members.filter((member) => !hasCounted(member, request))
    if (without.length === 0) return []
    const words =
      'endpoint' in request ? tableWords(memberTable(request)) : countsWords(memberCounts(request)!)
    return [
      {
        path,
        expected: `the ${words} from every member`,
        found: `none from ${without.map(({ name }) => name).join(', ')}`,
        remedy: `these centres add it to their own plan (an estimate, test or summary${'endpoint' in request && request.by.length > 0 ? ' by these groups' : ''}) and share again`,
      },
    ]
  }),
]

const hasGroups = (variable: Variable): boolean => !isNumeric(variable) && levelsOf(variable) !== null

interface Asked {
  readonly path: readonly string[]
  readonly request: EventTableRequest | CountsRequest
}

/** Every request of the plan, with the path of its entry. */
const asked = (plan: Plan): readonly Asked[] => {
  const none = { subject: '', estimates: {}, tests: {}, models: {}, summaries: {} }
  return (['estimates', 'tests', 'models', 'summaries'] as const).flatMap((section) =>
    Object.entries(plan[section]).flatMap(([name, entry]) => {
      const { eventTables, counts } = countingOf({ ...none, [section]: { [name]: entry } })
      const path = (section === 'models' && placeOfBoth(name, plan)) || [section, name]
      return [...eventTables, ...counts].map((request) => ({ path, request }))
    }),
  )
}

/** Of a model of one covariate alone: the property that asks for it. */
const placeOfBoth = (name: string, { models }: Pick<Plan, 'models'>): readonly string[] | undefined =>
  Object.entries(models).flatMap(([whole, model]) =>
    isShownBoth(model) && model.covariates.some((covariate) => univariableName(whole, covariate) === name)
      ? [['models', whole, 'table']]
      : [],
  )[0]

const hasCounted = ({ shared }: Member, request: EventTableRequest | CountsRequest): boolean => {
  const wanted = 'endpoint' in request ? memberTable(request) : memberCounts(request)
  if (wanted === null) return true
  const sharedRequests: readonly object[] = 'endpoint' in wanted ? shared.eventTables : shared.counts
  return sharedRequests.some((candidate) =>
    Object.entries(wanted).every(
      ([key, value]) => JSON.stringify(value) === JSON.stringify((candidate as Record<string, unknown>)[key]),
    ),
  )
}
