import { ARM, ARMS, fields, LEVELS, RUN, SIZE, STAGE, wideTable } from './wide-table.ts'

/**
 * A cohort that uses most of what a plan may have, and whose names, labels and cells would be code if the script did not
 * quote them. Made up; times are tied, and values are missing.
 */

const happened = { status: 'relapsed' }
const endpoint = {
  survival: 'free',
  event: { label: 'relapse', when: happened, at: 'time' },
  until: 'months',
}
const competing = {
  'death-x': {
    label: 'death',
    when: { all: [{ status: 'dead' }, { not: { status: ['alive'] } }] },
    at: 'months',
  },
}

const plan = {
  title: `Wide\n${RUN}`,
  version: '1.0.0',
  publish: true,
  subject: 'id',
  origin: 'operation',
  alpha: 0.05,
  confidence: 0.9,
  identifiers: { allowed: ['born'] },
  variables: {
    any_site: {
      title: `# ${RUN}`,
      condition: { any: [{ sites: { includes: ['x"y'] } }, { sites: { includesAll: ['lung', 'bone'] } }] },
    },
    site_count: { title: 'Sites', items: ['sites'] },
    size_group: { title: 'Size', bin: { of: SIZE, at: [1003, 1006.5], labels: ['s"', 'm', 'l'] } },
    renamed: {
      title: 'Renamed',
      recode: { of: STAGE, to: { [LEVELS[0]]: 'one"', [LEVELS[1]]: 'one"' }, otherwise: "two'" },
    },
    weeks: { title: 'Weeks', duration: { from: 'begun', to: 'ended', unit: 'wk' } },
    year: { title: 'Year', yearOf: 'born' },
    total: { title: 'Total', sum: ['score', 'score_after'] },
    better: { title: 'Better', compare: { left: 'score_after', is: '>=', right: 'score' } },
    last_day: { title: 'Last day', day: '2014-01-01' },
    until: { title: 'Until', earliest: ['ended', 'last_day'] },
  },
  exclude: { few: { title: `x\n${RUN}`, condition: { score: { min: 5, max: 5 } } } },
  populations: { 'some-of-them': { title: 'Some', condition: { [STAGE]: [LEVELS[0], LEVELS[2]] } } },
  endpoints: {
    relapse: { code: 'A', title: `Relapse\n${RUN}`, ...endpoint, competing },
    delayed: { code: 'B', title: 'Delayed', ...endpoint, enters: 'enters' },
    landmark: { code: 'C', title: 'Landmark', ...endpoint, landmark: 3 },
    dated: {
      code: 'D',
      title: 'Dated',
      survival: 'alive',
      from: 'begun',
      event: { label: 'end', when: { status: ['dead', 'relapsed'] }, at: 'ended' },
      until: 'ended',
      cutoff: '2012-12-31',
      among: 'started',
      in: { unit: 'mo', divisor: 30.4375 },
    },
  },
  summaries: {
    [`${'size'}`]: { variable: SIZE },
    stage: { variable: STAGE },
    'stage-by-arm': { variable: STAGE, by: ARM },
    sites: { among: 'some-of-them' },
    'any-site': { variable: 'any_site', by: ARM },
    'size-group': { variable: 'size_group' },
    renamed: {},
    weeks: {},
    year: {},
    total: { by: 'grade', standardizedDifference: true },
    'grade-by-if': { variable: 'grade', by: 'if', standardizedDifference: true },
    better: {},
    'site-count': { variable: 'site_count' },
  },
  estimates: {
    relapse: {
      at: [0, 3, 6.5, 40],
      given: [1.5, 3],
      lifeTable: [2, 4.5, 9, 50],
      followUp: ['censored', 'observed'],
      by: [ARM, 'if'],
      restricted: [5],
      quantiles: [0.1, 0.25, 0.5],
      exact: true,
    },
    delayed: { at: [3, 6], given: [2], ticks: 12 },
    landmark: { at: [3], ticks: 12 },
    dated: { at: [3, 12], followUp: ['observed'], ticks: 12 },
  },
  tests: {
    plain: { method: 'log-rank', endpoint: 'relapse', by: ARM, pairwise: 'holm', scores: [0, 1, 3] },
    stratified: {
      method: 'log-rank',
      endpoint: 'relapse',
      by: ARM,
      strata: ['grade', 'if'],
      pairwise: 'benjamini-hochberg',
    },
    gehan: {
      method: 'log-rank',
      endpoint: 'relapse',
      by: ARM,
      weight: 'gehan',
      strata: ['if'],
      pairwise: 'bonferroni',
      control: ARMS[1],
    },
    modified: { method: 'log-rank', endpoint: 'relapse', by: ARM, weight: 'modified-peto-peto' },
    early: {
      method: 'log-rank',
      endpoint: 'relapse',
      by: 'if',
      weight: { rho: 1, gamma: 0 },
      pairwise: 'holm',
      control: true,
    },
    late: { method: 'log-rank', endpoint: 'relapse', by: 'if', weight: { rho: 0.5, gamma: 1 } },
    late_entry: { method: 'log-rank', endpoint: 'delayed', by: ARM },
    gray: { method: 'gray', endpoint: 'relapse', by: ARM, cause: 'death-x', strata: ['if'] },
    differs: { method: 'landmark-difference', endpoint: 'relapse', by: 'if', at: [3, 5] },
    areas: { method: 'restricted-mean', endpoint: 'relapse', by: 'if', at: [5] },
    parts: { method: 'heterogeneity', endpoint: 'relapse', by: 'if', across: ARM },
    fisher: { method: 'fisher', variable: 'any_site', by: 'if' },
    fisher_large: { method: 'fisher', variable: STAGE, by: 'if', among: 'some-of-them' },
    chi: { method: 'chi-square', variable: 'grade', by: 'if' },
    chi_large: { method: 'chi-square', variable: STAGE, by: ARM },
    ranks: { method: 'mann-whitney', variable: SIZE, by: 'if' },
    stages: { method: 'mann-whitney', variable: STAGE, by: 'grade' },
    kruskal: { method: 'kruskal-wallis', variable: 'score', by: ARM },
    changed: { method: 'mcnemar', before: 'if', after: 'after' },
    moved: { method: 'signed-rank', before: 'score', after: 'score_after' },
    student: { method: 'student', variable: SIZE, by: 'if' },
    welch: { method: 'welch', variable: 'score', by: 'if', among: 'some-of-them' },
    paired_t: { method: 'paired-t', before: 'score', after: 'score_after' },
    anova: { method: 'anova', variable: SIZE, by: ARM },
    welch_anova: { method: 'welch-anova', variable: 'score', by: ARM },
    pearson: { method: 'pearson', x: SIZE, y: 'score' },
    spearman: { method: 'spearman', x: 'score', y: 'score_after' },
    kendall: { method: 'kendall', x: SIZE, y: 'score_after' },
    rising: { method: 'cochran-armitage', variable: 'any_site', by: ARM },
  },
  models: {
    cox: {
      method: 'cox',
      endpoint: 'relapse',
      covariates: [ARM, SIZE, 'if', 'grade'],
      strata: [STAGE],
      per: { [SIZE]: 10 },
      table: 'both',
      levelCounts: true,
    },
    delayed_cox: { method: 'cox', endpoint: 'delayed', covariates: ['if', 'score'], ties: 'breslow' },
    firth: { method: 'cox', endpoint: 'relapse', covariates: ['if'], firth: true },
    odds: { method: 'logistic', outcome: 'after', covariates: [SIZE, ARM], covariateTests: true },
    fine_gray: { method: 'fine-gray', endpoint: 'relapse', covariates: [ARM, 'score'], cause: 'death-x' },
  },
}

/** The raw files, by the rules of a program, or single ones. */
export const wideCohort = (rules: object): Readonly<Record<string, Uint8Array>> => {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
  const populations = {
    ...plan.populations,
    started: { title: 'Started', condition: { begun: { until: '2012-06-30' } } },
  }
  return {
    'patients.csv': bytes(wideTable()),
    'datapackage.json': bytes(
      JSON.stringify({
        name: 'wide',
        resources: [{ name: 'patients', path: 'patients.csv', schema: { primaryKey: 'id', fields } }],
      }),
    ),
    'analysis.yaml': bytes(JSON.stringify({ ...plan, populations, ...rules })),
  }
}
