import { modelKindOf } from '../../../cohort/descriptors/models/index.ts'
import type { Model } from '../../../cohort/descriptors/plan/model.ts'
import type { Test } from '../../../cohort/descriptors/plan/test.ts'
import { pairWords, termTitle } from '../../../cohort/results/pair-words.ts'
import { type Pair, type Result, resultId } from '../../../cohort/results/result.ts'
import { declaredGroups } from '../../../cohort/values/group.ts'
import type { Category } from '../../../cohort/values/value.ts'
import { resultOf } from '../results-by-id.ts'
import { modelCounts, partCounts, tableCounts } from './counts.ts'
import type { EventCount, ForestRow, ForestSources } from './forest-row.ts'

/** The rows of a model or test. */
export const forestRows = (name: string, sources: ForestSources): readonly ForestRow[] => {
  const { models, tests } = sources
  if (Object.hasOwn(models, name)) return modelRows(name, models[name]!, sources)
  const test = tests[name]!
  return 'across' in test ? partRows(name, test, sources) : testRows(name, test, sources)
}

/** With an interaction only the effects in its subgroups are rows. */
const hasInteraction = (model: Model): boolean => 'interaction' in model && model.interaction !== undefined

/** A row for each term of a regression. */
const modelRows = (analysis: string, model: Model, sources: ForestSources): readonly ForestRow[] => {
  const { endpoints, variables } = sources
  const { ratio: kind, statistic } = modelKindOf(model.method)
  const title =
    model.title ??
    ('endpoint' in model ? endpoints[model.endpoint]!.title : variables.get(model.outcome)!.title)
  return ratiosOf(analysis, statistic, sources)
    .filter(({ group }) => !hasInteraction(model) || group !== '')
    .map((ratio) => ({
      ...effectRow(ratio, sources),
      title,
      compared: '',
      label: termTitle(ratio, variables, model),
      kind,
      interaction: sources.results.get(`${analysis}/interaction-likelihood-ratio-p`) ?? null,
      counts: modelCounts(analysis, model, ratio, sources),
    }))
}

/** A row for the odds ratio of a 2x2 table. */
const testRows = (analysis: string, test: Test, sources: ForestSources): readonly ForestRow[] =>
  ratiosOf(analysis, 'odds-ratio', sources).map((ratio) => ({
    ...effectRow(ratio, sources),
    title: testTitle(test, sources),
    compared: '',
    label: tableLabel(ratio, test, sources),
    kind: 'odds ratio',
    counts: tableCounts(ratio, outcomeOf(test, sources)?.value, sources),
  }))

const ratiosOf = (analysis: string, statistic: string, { results }: ForestSources): readonly Result[] =>
  [...results.values()].filter((result) => result.analysis === analysis && result.statistic === statistic)

type Companions = Pick<
  ForestRow,
  'analysis' | 'role' | 'pair' | 'ratio' | 'lower' | 'upper' | 'p' | 'weight' | 'interaction'
>

const effectRow = (ratio: Result, { results }: ForestSources): Companions => {
  const { analysis, group, level, statistic, reference, versus } = ratio
  const companion = (other: string): Result | null =>
    results.get(resultId({ analysis, group, level, statistic: other })) ?? null
  return {
    analysis,
    role: 'effect',
    pair: { reference, versus },
    ratio,
    lower: companion(`${statistic}-lower`),
    upper: companion(`${statistic}-upper`),
    p: companion('p'),
    weight: null,
    interaction: null,
  }
}

/** As the table of effects names tests without a title. */
const testTitle = (test: Test, { endpoints, variables }: ForestSources): string => {
  if (test.title !== undefined) return test.title
  const titleOf = (name: string): string => variables.get(name)!.title
  if ('before' in test) return `${titleOf(test.before)} and ${titleOf(test.after)}`
  if ('x' in test) return `${titleOf(test.x)} and ${titleOf(test.y)}`
  const what = 'endpoint' in test ? endpoints[test.endpoint]!.title : titleOf(test.variable)
  return `${what} by ${titleOf(test.by)}`
}

/** The two groups, and the category whose odds are compared unless it is yes. */
const tableLabel = (pair: Pair, test: Test, sources: ForestSources): string => {
  const { variables } = sources
  if (pair.versus === '') return ''
  const words = pairWords(pair, variables)
  const outcome = outcomeOf(test, sources)
  return outcome === undefined ? words : `${words}, odds of ${outcome.label}`
}

/** The category whose odds are compared; undefined for yes and no, where it is yes, and for pairs of values. */
const outcomeOf = (test: Test, { variables }: ForestSources): Category | undefined =>
  'variable' in test ? variables.get(test.variable)!.categories?.[1] : undefined

type TestInParts = Extract<Test, { across: string }>

/** A row for each part (centre), then the pooled ratio. */
const partRows = (analysis: string, test: TestInParts, sources: ForestSources): readonly ForestRow[] => {
  const { results, variables } = sources
  const title = testTitle(test, sources)
  const rowOf = (
    group: string,
    label: string,
    role: ForestRow['role'],
    counts: readonly EventCount[],
  ): readonly ForestRow[] => {
    const idOf = (statistic: string): string => resultId({ analysis, group, statistic })
    if (!results.has(idOf('hazard-ratio'))) return []
    const resultFor = (end: string): Result => resultOf(results, idOf(`hazard-ratio${end}`))
    const ratio = resultFor('')
    const { reference, versus } = ratio
    return [
      {
        analysis,
        title,
        compared: versus === '' ? '' : pairWords(ratio, variables),
        label,
        role,
        kind: 'hazard ratio',
        pair: { reference, versus },
        ratio,
        lower: resultFor('-lower'),
        upper: resultFor('-upper'),
        p: resultFor('-p'),
        weight: results.get(idOf('weight')) ?? null,
        interaction: null,
        counts,
      },
    ]
  }
  return [
    ...declaredGroups(variables.get(test.across)!).flatMap(({ name, label }) =>
      rowOf(name, label, 'part', partCounts(analysis, test, name, sources)),
    ),
    ...rowOf('', 'Pooled', 'pooled', partCounts(analysis, test, '', sources)),
  ]
}
