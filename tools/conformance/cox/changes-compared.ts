import { countingOf } from '../../../cohort/counts/counting.ts'
import { PROFILES } from '../../../cohort/descriptors/conventions.ts'
import type { Endpoint } from '../../../cohort/descriptors/plan/endpoint.ts'
import type { Model } from '../../../cohort/descriptors/plan/model.ts'
import type { PlanVariable } from '../../../cohort/descriptors/plan/plan.ts'
import { modelResults } from '../../../cohort/results/models/index.ts'
import { changesIn, type Variable } from '../../../cohort/values/value.ts'
import { memory } from '../../../engines/memory.ts'
import { type Compared, cellValue, readCsv } from '../oracle.ts'

const expected = readCsv('expected/changes.csv')
const isSample = ({ dataset }: Readonly<Record<string, string>>): boolean => dataset!.startsWith('sample')

/** The data sets of changes.R, and its samples, each with its line of R's numbers. */
export const changesExpected = expected.filter((line) => !isSample(line))
export const changesSamples = expected.filter(isSample)

const ENDPOINT: Endpoint = {
  code: 'E',
  title: 'event',
  event: { label: 'event', when: { status: 1 }, at: 'time' },
  competing: {},
  until: 'time',
  enters: 'entry',
}
/** The same as if all entered at 0. */
const { enters: _, ...FROM_ZERO } = ENDPOINT
const ENDPOINTS = { e: ENDPOINT, zero: FROM_ZERO }

const variable = (name: string, changes: Partial<Variable> = {}): Variable => ({
  name,
  title: name,
  type: 'number',
  unit: 'd',
  categories: null,
  ordered: false,
  source: null,
  derivation: null,
  of: [],
  ...changes,
})

const VARIABLES = new Map(
  [
    variable('x'),
    variable('five'),
    variable('id', { type: 'string' }),
    variable('change'),
    variable('g', { categories: ['1', '2', '3'].map((value) => ({ value, label: value })) }),
    variable('z', { type: 'boolean', of: ['change'], derivation: 'made', changesAt: 'change' }),
  ].map((one) => [one.name, one]),
)

const cox = (more: object): Model =>
  ({ method: 'cox', endpoint: 'e', covariates: ['z', 'x'], strata: [], firth: false, ...more }) as Model

const MODELS: Readonly<Record<string, Model>> = {
  efron: cox({ ties: 'efron' }),
  breslow: cox({ ties: 'breslow' }),
  strata: cox({ strata: ['g'] }),
  id: cox({ cluster: 'id' }),
  five: cox({ strata: ['g'], cluster: 'five' }),
  breslow_five: cox({ ties: 'breslow', cluster: 'five' }),
  plain: cox({ endpoint: 'zero', covariates: ['x', 'g'], robust: true }),
  breslow_plain: cox({ endpoint: 'zero', covariates: ['x', 'g'], robust: true, ties: 'breslow' }),
}

const numbersOf = (cell: string): readonly (number | null)[] =>
  cell.split(' ').map((text) => (text === '-' ? null : Number(text)))

/** The results of the models of one line: each patient split at the change, and fitted by the code of every Cox model. */
const resultsOfLine = (line: Readonly<Record<string, string>>, models: typeof MODELS) => {
  const [entry, time, status, change, x, g] = ['entry', 'time', 'status', 'change', 'x', 'g'].map((name) =>
    numbersOf(line[name]!),
  )
  const subjects = time!.map((value, i) => ({
    ...{ id: String(i), time: value, change: change![i]!, x: x![i]!, g: g![i]!, z: change![i] !== null },
    ...{ entry: entry![i]!, five: ((i + 1) * 7) % 5 },
  }))
  const { eventTables } = countingOf({
    ...{ subject: 'id', estimates: {}, tests: {}, summaries: {}, models },
    variables: { z: { title: 'z', changesAt: 'change' } as PlanVariable },
  })
  const counter = memory({
    ...{ subjectName: 'id', subjects, endpoints: ENDPOINTS, populations: {} },
    changing: changesIn(VARIABLES.values()),
    followUps: {
      e: followUpsOf(subjects, status!),
      zero: followUpsOf(
        subjects.map((subject) => ({ ...subject, entry: 0 })),
        status!,
      ),
    },
  })
  const data = {
    eventRows: eventTables.flatMap(counter.eventTable),
    countRows: [],
    variables: VARIABLES,
    endpoints: ENDPOINTS,
  }
  const rules = { ...PROFILES.r, alpha: 0.05, confidence: 0.95 }
  return new Map(modelResults(models, data, rules).map((result) => [result.id, result.value]))
}

const followUpsOf = (
  subjects: readonly { readonly id: string; readonly entry: number | null; readonly time: number | null }[],
  status: readonly (number | null)[],
) =>
  subjects.map(({ id, entry, time }, i) => ({
    ...{ subject: id, entry: entry!, time: time!, label: '', at: 'time' },
    outcome: status[i] === 1 ? 'event' : 'censored',
  }))

/** R's column of each result. */
const RESULTS: Readonly<Record<string, string>> = {
  z: 'z yes/coefficient',
  z_se: 'z yes/se',
  x: 'x/coefficient',
  x_se: 'x/se',
  ratio: 'likelihood-ratio-chi-square',
  score: 'score-chi-square',
  wald: 'wald-chi-square',
}

const COLUMNS: readonly (readonly [column: string, model: string, id: string])[] = [
  ...['efron', 'breslow'].flatMap((model) =>
    Object.entries(RESULTS).map(([part, id]) => [`${model}_${part}`, model, `${model}/${id}`] as const),
  ),
  ['strata_z', 'strata', 'strata/z yes/coefficient'],
  ['zph', 'efron', 'efron/z/zph-chi-square'],
  ...['id', 'five', 'breslow_five', 'plain', 'breslow_plain'].flatMap((model) => {
    const terms = model.endsWith('plain') ? ['x', 'g 2'] : ['z yes', 'x']
    return [
      ...terms.map((term, k) => [`${model}_se_${k + 1}`, model, `${model}/${term}/se`] as const),
      [`${model}_robust_wald`, model, `${model}/wald-chi-square`] as const,
    ]
  }),
]

/** The numbers of one line that R has, of all models or of one. */
export function* changesCompared(
  line: Readonly<Record<string, string>>,
  models: readonly string[] = Object.keys(MODELS),
): Iterable<Compared> {
  const dataset = line['dataset']!
  const asked = COLUMNS.filter(
    ([column, model]) => models.includes(model) && cellValue(line[column]!) !== null,
  )
  // a monotone likelihood has limits that take long, and no number of R's
  if (asked.length === 0) return
  const results = resultsOfLine(line, Object.fromEntries(models.map((name) => [name, MODELS[name]!])))
  for (const [quantity, , id] of asked)
    yield {
      dataset,
      quantity,
      what: dataset,
      ours: results.get(id) ?? null,
      // a standard error of 0 is none
      theirs: quantity.includes('_se') ? cellValue(line[quantity]!) || null : cellValue(line[quantity]!),
    }
}

/** The same of each random sample, of one of the models in turn. */
export const changesOfSamples = (): readonly Compared[] =>
  changesSamples.flatMap((line, i) => [...changesCompared(line, [Object.keys(MODELS)[i % 8]!])])
