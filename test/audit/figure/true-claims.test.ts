import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { idPart } from '../../../cohort/values/id-part.ts'
import { figureRanges, verdicts } from '../../../stages/6-audit/artifacts.ts'
import { audit } from '../../../stages/6-audit/stage.ts'
import { cohortOfFigure } from '../../../stages/commands/from-figure/cohort-of-figure.ts'
import { figureOfFile } from '../../../stages/commands/from-figure/figure-of-file.ts'
import { artifactOf, COHORT, rawFiles, runStages, stagesUpTo } from '../../../tools/support/in-memory.ts'

const DRAWN = join(import.meta.dirname, '../../documents/papers/figures/drawn')

interface Truth {
  readonly group: number
  readonly statistic: string
  readonly at: string
  readonly value: number
}

/** What R computed from the data of which a figure was drawn. */
const truthOf = (set: string): readonly Truth[] =>
  readFileSync(join(DRAWN, 'true-results.csv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))
    .filter(([name]) => name === set)
    .map(([, group, statistic, at, value]) => ({
      ...{ group: Number(group), statistic: statistic!, at: at!, value: Number(value) },
    }))

/** As a paper prints it: counts whole, others with 4 decimals. */
const DECIMALS: Readonly<Record<string, number>> = { n: 0, events: 0, censored: 0, 'at-risk': 0 }
const decimalsOf = ({ statistic }: Truth): number => DECIMALS[statistic] ?? 4
const isTime = (statistic: string): boolean =>
  ['median', 'person-time', 'follow-up', 'min', 'max'].includes(statistic)

const resultOf = ({ group, statistic, at }: Truth, names: readonly string[]): string => {
  const named = group === 0 ? '' : `group=${idPart(names[group - 1]!)}/`
  if (['chi-square', 'p', 'expected'].includes(statistic)) return `event-free-by-group/${named}${statistic}`
  if (statistic.startsWith('hazard-ratio')) return `cox/group ${idPart(names[group - 1]!)}/${statistic}`
  if (statistic === 'min' || statistic === 'max') return `time/${statistic}`
  return `event-free/${named}${statistic}${at === '' ? '' : `@${at}`}`
}

interface Call {
  readonly set: string
  readonly file: string
  readonly unit: 'days' | 'months'
  readonly n: readonly number[] | null
}

/** The audit of the true numbers, and of the same numbers moved by steps of the last decimal. */
const audited = async ({ set, file, unit, n }: Call) => {
  const read = await figureOfFile(readFileSync(join(DRAWN, file)), { page: null, n, unit })
  if ('fault' in read) throw new Error(JSON.stringify(read.fault))
  const names = read.patients.groups.map(({ name }) => name)
  const truths = truthOf(set)
  const code = unit === 'days' ? 'd' : 'mo'
  const claimed = (step: number): readonly string[] =>
    truths.map((truth, i) => {
      const decimals = decimalsOf(truth)
      const printed = Math.max(0, truth.value + step * 10 ** -decimals).toFixed(decimals)
      return `s${step}-${i},Results,${truth.statistic},${printed},${isTime(truth.statistic) ? code : '1'},${resultOf(truth, names)},`
    })
  const cohort = new Map(cohortOfFigure(COHORT, file, { ...read, unit }))
  const at = [...new Set(truths.flatMap((truth) => (truth.at === '' ? [] : [truth.at])))]
  const plan = new TextDecoder()
    .decode(cohort.get('analysis.yaml'))
    .replace('event-free: { ticks', `event-free: { at: [${at.join(', ')}], ticks`)
    .replace(
      '\nfigures:',
      '\nmodels:\n  cox: { title: Hazard, method: cox, endpoint: event-free, covariates: [group], ties: efron }\n\nfigures:',
    )
  const auditOf = async (...steps: readonly number[]) => {
    const lines = ['id,place,label,published,unit,result,reason', ...steps.flatMap(claimed), '']
    const files = Object.fromEntries([
      ...cohort,
      ['analysis.yaml', new TextEncoder().encode(plan)],
      ['claims.csv', new TextEncoder().encode(lines.join('\n'))],
    ])
    const stages = stagesUpTo(5).filter(({ name }) => name !== '5-checks')
    const outcome = await runStages([...stages, audit], rawFiles(files as Record<string, Uint8Array>))
    if (outcome.kind === 'faults') throw new Error(JSON.stringify(outcome.faults))
    const faulty = [...outcome.files].find(([path]) => path.includes('6-audit/faults'))
    if (faulty !== undefined) throw new Error(new TextDecoder().decode(faulty[1]))
    return {
      verdicts: artifactOf(outcome.files, verdicts),
      ranges: artifactOf(outcome.files, {
        ...figureRanges,
        path: figureRanges.path.replace('{part}', 'ranges'),
      }),
    }
  }
  return { truths, auditOf }
}

/** Verdict and explanation of the claims of a step, with the truth and whether all tables have one value. */
const rowsOf = (
  { truths, verdicts: all, ranges }: Awaited<ReturnType<typeof audited>> & Audit,
  step: number,
) =>
  truths.map((truth, i) => {
    const id = `s${step}-${i}`
    const { verdict, explanation } = all.find((row) => row.id === id)!
    const { determined } = ranges.find(({ claims }) => claims.split('; ').includes(id))!
    return { truth, verdict, explanation, determined }
  })
type Audit = Awaited<ReturnType<Awaited<ReturnType<typeof audited>>['auditOf']>>

describe('numbers that R computed from the data, audited against a figure of the data', () => {
  const MARKS: readonly Call[] = [
    { set: 'aml', file: 'aml-marks.pdf', unit: 'days', n: [11, 12] },
    { set: 'lung', file: 'lung-months-marks-rows.pdf', unit: 'months', n: null },
  ]
  it.each(MARKS)('with marks and known n: $set is determined, a step aside is not', async (call) => {
    const made = await audited(call)
    const both = { ...made, ...(await made.auditOf(0, 1)) }
    expect(rowsOf(both, 0).filter(({ verdict }) => verdict !== 'reproduced')).toEqual([])
    const moved = rowsOf(both, 1)
    expect(moved.filter(({ determined }) => !determined)).toEqual([])
    // the mean of survivors' times and the like may be those of another rule
    expect(
      moved.filter(({ verdict }) => verdict !== 'not reproduced' && verdict !== 'other convention'),
    ).toEqual([])
    expect(moved.filter(({ verdict }) => verdict === 'not reproduced').length).toBeGreaterThan(25)
  })

  it('without n, a multiple of the table gives the figure too: the median is sure, n is not', async () => {
    const made = await audited({ set: 'aml', file: 'aml-marks.pdf', unit: 'days', n: null })
    const rows = rowsOf({ ...made, ...(await made.auditOf(0)) }, 0)
    const verdictsOf = (...statistics: readonly string[]) => [
      ...new Set(
        rows.filter(({ truth }) => statistics.includes(truth.statistic)).map(({ verdict }) => verdict),
      ),
    ]
    expect(verdictsOf('median')).toEqual(['reproduced'])
    expect(verdictsOf('n', 'events', 'censored', 'p', 'chi-square', 'hazard-ratio')).toEqual([
      'within the figure',
    ])
  })

  it('without marks, times of censoring are free: nothing true is not reproduced, and what depends on them is no fact', async () => {
    const made = await audited({ set: 'aml', file: 'aml-rows.pdf', unit: 'days', n: null })
    const rows = rowsOf({ ...made, ...(await made.auditOf(0)) }, 0)
    expect(rows.filter(({ verdict }) => verdict === 'not reproduced')).toEqual([])
    const of = (verdict: string) =>
      rows.filter((row) => row.verdict === verdict).map(({ truth }) => `${truth.statistic} ${truth.group}`)
    expect(of('reproduced')).toEqual(expect.arrayContaining(['n 1', 'events 2', 'censored 1', 'median 1']))
    expect(of('within the figure')).toEqual(expect.arrayContaining(['p 0', 'chi-square 0', 'hazard-ratio 2']))
    // sums and middles of whole days, which drawn times may not hit, are said to be open, not judged
    for (const open of of('not derivable')) expect(open).toMatch(/^(person-time|follow-up) /)
  })
})
