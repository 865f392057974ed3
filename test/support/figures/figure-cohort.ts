import { claimOf } from '../../../audit/claims/claim.ts'
import { countingOf } from '../../../cohort/counts/counting.ts'
import { PROFILES } from '../../../cohort/descriptors/conventions.ts'
import { curvePoints } from '../../../cohort/results/curves.ts'
import { estimatedGroups } from '../../../cohort/results/estimates/group.ts'
import { estimateResults } from '../../../cohort/results/estimates/index.ts'
import { testResults } from '../../../cohort/results/group-tests/index.ts'
import { adjustedPoints } from '../../../cohort/results/models/cox/adjusted-points.ts'
import { checkPoints, modelResults } from '../../../cohort/results/models/index.ts'
import { digitsOf } from '../../../cohort/results/precision-of-results.ts'
import { withDecimals } from '../../../cohort/results/shown-decimals.ts'
import { plain } from '../../../cohort/results/styles/plain.ts'
import { followUps } from '../../../cohort/subjects/follow-ups.ts'
import type { Category, Subject, Variable } from '../../../cohort/values/value.ts'
import { memory } from '../../../engines/memory.ts'
import type { FigureSources } from '../../../stages/7-figures/kinds.ts'
import { resultsById } from '../../../stages/7-figures/results-by-id.ts'
import { plan, type Words } from './figure-plan.ts'

/** Six by hand: arm a relapses at 1 and 3 and is censored at 4; arm b is censored at 2, dies at 3, is censored at 6. */
export const six: readonly Subject[] = [
  { id: 'S1', arm: 'a', time: 1, status: 'R', seen: 1, also: 1, note: 'x' },
  { id: 'S2', arm: 'a', time: 3, status: 'R', seen: 2, also: null, note: 'y' },
  { id: 'S3', arm: 'a', time: 4, status: 'N', seen: null, also: null, note: 'x' },
  { id: 'S4', arm: 'b', time: 2, status: 'N', seen: null, also: 0.5, note: 'y' },
  { id: 'S5', arm: 'b', time: 3, status: 'D', seen: null, also: null, note: 'x' },
  { id: 'S6', arm: 'b', time: 6, status: 'N', seen: 3, also: 5, note: 'x' },
]

const variable = (
  name: string,
  title: string,
  type: Variable['type'],
  unit = '1',
  categories: readonly Category[] | null = null,
): Variable => ({
  name,
  title,
  type,
  unit,
  categories,
  ordered: false,
  source: null,
  derivation: null,
  of: [],
})

export const variables = ({
  groups = ['first', 'second'],
  end = 'relapsed',
}: Words = {}): readonly Variable[] => [
  variable('id', 'Subject', 'string'),
  variable(
    'arm',
    'Arm',
    'string',
    '1',
    groups.map((label, i) => ({ value: 'abcdefgh'.charAt(i), label })),
  ),
  variable('time', 'Follow-up', 'number', 'a'),
  variable('status', 'Status', 'string', '1', [
    { value: 'R', label: end },
    { value: 'D', label: 'dead' },
    { value: 'N', label: 'alive' },
  ]),
  variable('seen', 'Seen', 'number', 'a'),
  variable('also', 'Also', 'number', 'a'),
  variable('note', 'Note', 'string', '1', [
    { value: 'x', label: 'a short note' },
    { value: 'y', label: 'a note that is so long that it does not fit on one line' },
  ]),
]

/** The output of stages 3 to 5 from which figures are drawn. */
export const sourcesOf = (subjects: readonly Subject[], words: Words = {}): FigureSources => {
  const { endpoints, populations, estimates, tests, models, origin, ...rest } = plan(words)
  const byName = new Map(variables(words).map((variable) => [variable.name, variable]))
  const rules = { ...PROFILES.spss, alpha: 0.05, confidence: 0.95 }
  const source = memory({
    subjectName: 'id',
    subjects,
    endpoints,
    populations,
    followUps: Object.fromEntries(
      Object.entries(endpoints).map(([name, endpoint]) => [
        name,
        followUps(endpoint, populations, subjects, 'id').followUps,
      ]),
    ),
  })
  const counting = countingOf({ endpoints, populations, estimates, tests, models, origin, ...rest })
  const eventRows = counting.eventTables.flatMap((request) => source.eventTable(request))
  const countRows = counting.counts.flatMap((request) => source.counts(request))
  const data = { eventRows, countRows, variables: byName, endpoints }
  const groups = estimatedGroups(estimates, eventRows, byName)
  return {
    style: plain,
    curves: curvePoints(groups, endpoints, rules),
    eventRows,
    results: resultsById(
      withDecimals(
        [
          ...estimateResults(groups, estimates, endpoints, () => 'a', rules),
          ...testResults(tests, data, rules),
          ...modelResults(models, data, rules),
        ],
        digitsOf({ estimates, tests }, data, rules),
      ),
    ),
    checks: Object.fromEntries(
      Object.entries(models).map(([name, model]) => [
        name,
        [...checkPoints(model, data, rules), ...adjustedPoints(model, data, rules)],
      ]),
    ),
    variables: byName,
    endpoints,
    estimates,
    populations,
    tests,
    models,
    rules,
    origin,
    subjects,
    sizes: sizesOf(subjects.length),
    subject: 'id',
    ...audited(words),
  }
}

/** Six printed numbers: one of each verdict, and one that differs in two places. */
const audited = ({ title = 'a number' }: Words): Pick<FigureSources, 'claims' | 'verdicts' | 'rounding'> => {
  const rows = [
    ['same', '3', 3, 'reproduced'],
    ['near', '0.33', 0.333, 'reproduced'],
    ['far', '48.8', 20.3, 'not reproduced'],
    ['far-again', '48.8', 20.3, 'not reproduced'],
    ['other', '12.5', 13, 'other convention'],
    ['around', '7', 7.6, 'within rounding'],
    ['none', '2', null, 'not derivable'],
  ] as const
  return {
    claims: rows.map(([id, published, computed]) =>
      claimOf({
        id,
        place: 'text',
        label: `${title}, ${id.replace('-again', '')}`,
        published,
        unit: '1',
        result: computed === null ? '' : id === 'around' ? 'relapse/median' : 'relapse/n',
        reason: computed === null ? 'not recorded' : '',
        statement: '',
        row: '',
        column: '',
      }),
    ),
    rounding: [
      {
        claims: 'around',
        result: 'relapse/median',
        low: 6.4,
        high: 9,
        unit: '1',
        bound: 'exact',
        can_be_none: false,
        given: 'yes',
        times: '',
        together: 'yes',
        against: '',
        changes_conclusion: false,
      },
    ],
    verdicts: rows.map(([id, published, computed, verdict]) => ({
      id,
      published,
      computed,
      verdict,
      explanation: '',
      note: '',
    })),
  }
}

/** Numbers recorded, excluded for each reason, and analysed. */
export const sizesOf = (
  analysed: number,
  excluded: Readonly<Record<string, number>> = {},
): FigureSources['sizes'] => {
  const plain = { exclusion: '', population: '', title: '', reason: '' }
  const recorded = Object.values(excluded).reduce((sum, count) => sum + count, analysed)
  return [
    { size: 'recorded', ...plain, count: recorded },
    ...Object.entries(excluded).map(([title, count], i) => ({
      ...{ size: 'excluded', ...plain, exclusion: `reason-${i}`, title, count },
    })),
    { size: 'analysed', ...plain, count: analysed },
  ]
}
