import type { EventRow } from '../../../../cohort/counts/event-rows.ts'
import type { Field } from '../../../../cohort/descriptors/field.ts'
import { codeLabel } from '../../../../cohort/propose/interview/seen-column.ts'
import type { Result } from '../../../../cohort/results/result.ts'
import { displayResult } from '../../../../cohort/results/shown-text.ts'
import { decodeIdPart } from '../../../../cohort/values/id-part.ts'
import { otherWords } from '../../../../cohort/values/short-text.ts'
import { unitWords } from '../../../../cohort/values/unit.ts'
import type { Stage } from '../../../../pipeline/contracts.ts'
import { type Fault, faultText } from '../../../../pipeline/fault.ts'
import { type Files, runInMemory } from '../../../../pipeline/run/run-in-memory.ts'
import { escaped, plural } from '../../../../pipeline/words.ts'
import { eventTable } from '../../../3-durations/artifacts.ts'
import { estimateResults } from '../../../4-estimate/artifacts.ts'

/** The first numbers of a cohort that is not written yet. */
export type FirstNumbers =
  | { readonly results: readonly Result[]; readonly events: readonly EventRow[] }
  | { readonly faults: readonly Fault[] }

/**
 * Runs the stages up to the estimates on files in memory: the numbers are those that a run then writes.
 * @param files the cohort's raw files by name
 */
export const firstNumbers = async (
  cohort: string,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<FirstNumbers> => {
  const raw = new Map([...files].map(([name, bytes]) => [`data/raw/${cohort}/${name}`, bytes]))
  const outcome = await runInMemory(await estimationStages(), cohort, raw)
  if (outcome.kind === 'faults') return { faults: outcome.faults }
  const decoded = <T>(artifact: {
    readonly path: string
    readonly format: { decode(bytes: Uint8Array, path: string): T }
  }): T => {
    const path = artifact.path.replace('{cohort}', cohort)
    return artifact.format.decode((outcome.files as Files).get(path)!, path)
  }
  return { results: decoded(estimateResults), events: decoded(eventTable) }
}

/** Loaded when they are needed: most calls of `new` do not. */
const estimationStages = async (): Promise<readonly Stage[]> => [
  (await import('../../../1-ingest/stage.ts')).ingest,
  (await import('../../../2-validate/stage.ts')).validate,
  (await import('../../../3-durations/stage.ts')).durations,
  (await import('../../../4-estimate/stage.ts')).estimate,
]

/** Times at which survival is often reported, by unit. */
const USUAL: Readonly<Record<string, readonly number[]>> = {
  a: [1, 2, 3, 5, 10, 15, 20],
  mo: [1, 3, 6, 12, 24, 36, 60, 120, 180, 240],
  wk: [1, 2, 4, 8, 12, 26, 52, 104, 156, 260, 520],
  d: [1, 7, 14, 30, 60, 90, 180, 365, 730, 1095, 1825, 3650],
  h: [1, 6, 12, 24, 48, 72, 168],
  min: [5, 10, 15, 30, 60, 120, 240],
  s: [10, 30, 60, 120, 300, 600],
}

/**
 * One or two usual times for the first estimate: the last at which a quarter of the subjects are still at risk, and the last
 * that is at most half of it.
 */
export const landmarkTimes = (events: readonly EventRow[], unit: string): readonly number[] => {
  const rows = events.filter(({ group, stratum }) => group === '' && stratum === '')
  const largest = (numbers: readonly number[]): number => numbers.reduce((a, b) => (b > a ? b : a), 0)
  const most = largest(rows.map(({ at_risk }) => at_risk))
  const reached = largest(rows.filter(({ at_risk }) => at_risk >= most / 4).map(({ time }) => time))
  const usual = USUAL[unit] ?? []
  const last = usual.findLast((time) => time <= reached)
  if (last === undefined) return []
  const first = usual.findLast((time) => time <= last / 2)
  return first === undefined ? [last] : [first, last]
}

/**
 * The curves of all estimates as lines.
 * @param fields the columns, whose labels stand for the codes of groups
 */
export const curveLines = (results: readonly Result[], fields: readonly Field[]): readonly string[] => {
  const curves = results.filter(({ statistic, group }) => statistic === 'median-lower' && group === '')
  return curves.flatMap(({ analysis, unit }) => [
    `${analysis === 'first-endpoint' ? 'first curve' : analysis}, times in ${unitWords(unit)}:`,
    ...numberLines(results, analysis, fields),
  ])
}

/** The estimates as lines: each group's subjects and events, median, and survival at the plan's times, with intervals. */
const numberLines = (
  results: readonly Result[],
  analysis: string,
  fields: readonly Field[],
): readonly string[] => {
  const rows = results.filter((row) => row.analysis === analysis)
  const groups = [...new Set(rows.map(({ group }) => group))]
  const times = [...new Set(rows.flatMap(({ statistic, at }) => (statistic === 'survival' ? [at!] : [])))]
  const cell = (group: string, statistic: string, at: number | null = null): string => {
    const row = rows.find((one) => one.group === group && one.statistic === statistic && one.at === at)
    return row === undefined || row.value === null ? 'not reached' : displayResult(row)
  }
  const interval = (group: string, statistic: string, at: number | null = null): string => {
    const estimate = cell(group, statistic, at)
    const [lower, upper] = ['lower', 'upper'].map((end) => cell(group, `${statistic}-${end}`, at))
    return lower === 'not reached' && upper === 'not reached'
      ? estimate
      : `${estimate} (${lower} to ${upper})`
  }
  const table = [
    ['', 'events/n', 'median (95% CI)', ...times.map((time) => `at ${time} (95% CI)`)],
    ...groups.map((group) => [
      group === '' ? 'all' : escaped(groupWords(group, fields)),
      `${cell(group, 'events')}/${cell(group, 'n')}`,
      interval(group, 'median'),
      ...times.map((time) => interval(group, 'survival', time)),
    ]),
  ]
  const widths = table[0]!.map((_, c) => Math.max(...table.map((row) => row[c]!.length)))
  return table.map((row) => `  ${row.map((text, c) => text.padEnd(widths[c]!)).join('   ')}`.trimEnd())
}

/** The faults that a run would report, the first of them in full. */
export const faultLines = (cohort: string, faults: readonly Fault[]): readonly string[] => [
  `no curve yet: a run will report ${plural(faults.length, 'problem')} in the data`,
  ...faults.slice(0, MOST_FAULTS).map((fault) => `  ${faultText(fault)}`),
  ...(faults.length > MOST_FAULTS ? [`  and ${otherWords(faults.length - MOST_FAULTS)}`] : []),
  `fix them in the file, or in data/raw/${cohort}/ once it is written`,
]

/** `arm: new` for the group `arm=new`, or `arm=2` where 2 has the label "new". */
const groupWords = (group: string, fields: readonly Field[]): string =>
  group
    .split(';')
    .map((part) => {
      const [name, ...codes] = part.split('=').map(decodeIdPart)
      const field = fields.find((candidate) => candidate.name === name)
      return [name, ...codes.map((code) => (field && codeLabel(field, code)) || code)].join(': ')
    })
    .join(', ')

const MOST_FAULTS = 5
