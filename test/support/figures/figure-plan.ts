import { Plan } from '../../../cohort/descriptors/plan/plan.ts'

/** Texts of the plan and the categories that a test may replace. */
export interface Words {
  readonly groups?: readonly string[]
  readonly event?: string
  readonly cause?: string
  readonly end?: string
  readonly title?: string
}

export const plan = ({
  event = 'relapse',
  cause = 'death without relapse',
  title = 'Six',
}: Words = {}): Plan =>
  Plan.parse({
    title: 'Six subjects',
    version: '1',
    publish: true,
    subject: 'id',
    origin: 'operation',
    profile: 'spss',
    alpha: 0.05,
    confidence: 0.95,
    populations: { late: { title: 'subjects seen late', condition: { time: { min: 5 } } } },
    endpoints: {
      relapse: {
        code: 'RFS',
        title: 'Relapse-free survival',
        event: { label: event, when: { status: ['R'] }, at: 'time' },
        competing: { death: { label: cause, when: { status: ['D'] }, at: 'time' } },
        until: 'time',
      },
      any: {
        code: 'ANY',
        title: 'Any event',
        event: { label: 'any event', when: { status: ['R', 'D'] }, at: 'time' },
        until: 'time',
      },
    },
    estimates: { relapse: { at: [2, 4], by: ['arm'] }, any: { at: [3], by: ['arm'] } },
    tests: {
      'relapse-by-arm': { method: 'log-rank', endpoint: 'relapse', by: 'arm' },
      'relapsed-by-arm': { title, method: 'fisher', variable: 'note', by: 'arm' },
      'incidence-by-arm': { method: 'gray', endpoint: 'relapse', by: 'arm' },
    },
    models: {
      'relapse-cox': { method: 'cox', endpoint: 'relapse', covariates: ['arm'], firth: true },
      'any-cox': {
        method: 'cox',
        endpoint: 'any',
        covariates: ['arm', 'note'],
        adjusted: { at: [3, 8], by: 'arm', patients: { 'short-note': { arm: 'a', note: 'x' } } },
      },
      'relapse-fine-gray': { method: 'fine-gray', endpoint: 'relapse', covariates: ['arm'] },
    },
    figures: {
      all: { kind: 'kaplan-meier', title, estimate: 'relapse', end: 'last' },
      arms: {
        kind: 'kaplan-meier',
        title,
        estimate: 'relapse',
        by: 'arm',
        test: 'relapse-by-arm',
        end: 'last',
        table: 'full',
      },
      bare: { kind: 'kaplan-meier', title, estimate: 'any', by: 'arm', band: false, end: 'last' },
      cut: { kind: 'kaplan-meier', title, estimate: 'any', table: 'at-risk' },
      quiet: {
        kind: 'kaplan-meier',
        title,
        estimate: 'any',
        by: 'arm',
        end: 'last',
        labels: 'ends',
        table: 'none',
        censoring: false,
        medians: false,
        range: [0.2, 0.9],
        axes: { time: 'Years since the operation', height: 'Free of any event, in per cent' },
      },
      up: {
        kind: 'kaplan-meier',
        title,
        estimate: 'any',
        by: 'arm',
        direction: 'up',
        scale: 'proportion',
        landmarks: true,
        end: { atRisk: 2 },
        model: 'relapse-cox',
        test: 'relapse-by-arm',
        colours: ['#882255', '#117733'],
      },
      incidence: { kind: 'cumulative-incidence', title, estimate: 'relapse', end: 'last', complement: true },
      'incidence-by-arm': {
        kind: 'cumulative-incidence',
        title,
        estimate: 'relapse',
        by: 'arm',
        end: 5,
        test: 'incidence-by-arm',
        model: 'relapse-fine-gray',
        labels: 'ends',
      },
      hazard: { kind: 'cumulative-hazard', title, estimate: 'any', by: 'arm', end: 'last' },
      followed: {
        kind: 'follow-up',
        title,
        estimate: 'relapse',
        by: 'arm',
        scale: 'proportion',
        end: 'last',
      },
      ratios: { kind: 'forest', title, of: ['relapse-cox', 'relapsed-by-arm'] },
      assumptions: { kind: 'proportional-hazards', title, model: 'any-cox' },
      adjusted: { kind: 'adjusted-survival', title, model: 'any-cox', end: 'last' },
      'no-residuals': { kind: 'proportional-hazards', title, model: 'relapse-cox' },
      flow: { kind: 'flow', title },
      printed: { kind: 'audit', title },
      lanes: {
        kind: 'swimmer',
        title,
        until: 'time',
        label: 'note',
        end: 'status',
        ongoing: ['N'],
        marks: [
          { at: 'seen', label: 'progression' },
          { at: 'also', label: 'a second thing' },
        ],
      },
      blocks: {
        kind: 'swimmer',
        title,
        until: 'time',
        end: 'status',
        ongoing: ['N'],
        colour: 'note',
        group: 'arm',
        sort: 'shortest',
        marks: [{ at: 'seen', label: 'progression' }],
        periods: [{ to: 'also', label: 'treatment' }],
      },
    },
  })
