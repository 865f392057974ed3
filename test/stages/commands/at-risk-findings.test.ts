import { describe, expect, it } from 'vitest'
import { atRiskFindings } from '../../../stages/commands/from-figure/at-risk-findings.ts'

type Input = Parameters<typeof atRiskFindings>

/** A curve that falls by half at 5, of 10 patients. */
const curve = (name: string, survival: number) => ({ name, colour: name, steps: [{ time: 5, survival }] })
const row = (name: string, ...numbers: readonly number[]) => ({
  ...{ name, colour: '' },
  cells: numbers.map((number, i) => ({ time: 4 * i, number })),
})
const findings = (curves: readonly object[], rows: readonly object[], hasAtRisk = true): readonly string[] =>
  atRiskFindings(
    { curves, atRisk: rows, precision: { time: 0.01, survival: 0.001 } } as unknown as Input[0],
    curves.map(() => ({ hasAtRisk })),
  )

describe('numbers at risk below a figure', () => {
  it('agree with a curve that falls as much, or less than they do', () => {
    expect(findings([curve('a', 0.5)], [row('a', 10, 10, 5)])).toEqual([])
    expect(findings([curve('a', 0.5)], [row('a', 10, 4, 1)])).toEqual([])
    expect(findings([curve('a', 0.5)], [])).toEqual([])
  })

  it('contradict it by hand: of 10 at 4 at most 5 are at risk at 8 after S 1/2 at 5', () => {
    expect(findings([curve('a', 0.5)], [row('a', 10, 10, 6)])).toEqual([
      'FINDING: row 1 of the numbers at risk ("a") contradicts the curve: 6 at 8, of 10 at 4 at most 5 can be left, as the curve falls.',
    ])
    // numbers that rise contradict every curve
    expect(findings([curve('a', 0.5), curve('b', 0.9)], [row('b', 10, 11, 5)])).toEqual([
      expect.stringContaining('every curve: 11 at 4, of 10 at 0 at most 10'),
    ])
  })

  it('that contradict one of two curves only may belong to the other', () => {
    expect(findings([curve('a', 0.5), curve('b', 0.9)], [row('', 10, 10, 8)])).toEqual([])
  })

  it('that contradict the only curve may belong to one that was not read', () => {
    expect(findings([curve('a', 0.5)], [row('a', 10, 10, 5), row('b', 9, 9, 9)])).toEqual([])
  })

  it('that are not used are said to be', () => {
    expect(findings([curve('a', 0.5)], [row('a', 10, 10, 5)], false)).toEqual([
      expect.stringContaining('not used'),
    ])
  })
})
