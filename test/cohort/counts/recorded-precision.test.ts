import { describe, expect, it } from 'vitest'
import { precisionOf } from '../../../cohort/counts/recorded-precision.ts'
import { displayResult } from '../../../cohort/results/shown-text.ts'
import { PATIENTS, resultsOf } from '../../support/cohort/six.ts'

describe('the precision of a variable', () => {
  it('is the most decimals that occur', () => {
    expect(precisionOf([1, 2, 30])).toBe(0)
    expect(precisionOf([1, 2.5, 0.25])).toBe(2)
    expect(precisionOf([])).toBe(0)
  })

  it('is none where values were computed: 100 days in months of 30.4375', () => {
    expect(precisionOf([1, 100 / 30.4375])).toBeNull()
    expect(precisionOf([1e-7])).toBeNull()
  })
})

describe('six patients', () => {
  const PLAN = 'summaries:\n  size: {}\nestimates:\n  progression: { at: [2] }\n'
  const shown = async (patients: string, ...ids: readonly string[]) => {
    const { all } = await resultsOf(PLAN, { patients })
    return ids.map((id) => displayResult(all.find((one) => one.id === id)!))
  }

  it('have sizes with one decimal and whole months', async () => {
    // sizes 3 5 3 2 7 2.5: median 3, mean 22.5/6; S is 5/6 from 1, 1/2 from 2, 0 from 5: an area of 1 + 5/6 + 3/2
    const ids = ['size/min', 'size/median', 'size/mean', 'progression/last-time', 'progression/mean']
    expect(await shown(PATIENTS, ...ids)).toEqual(['2.0', '3.00', '3.75', '5', '3.3'])
  })

  it('have as many decimals more where one of them was measured more finely', async () => {
    const finer = PATIENTS.replace(/^5,4,/m, '5,4.25,').replace('7,3,', '7.05,3,')
    expect(finer).not.toBe(PATIENTS)
    expect(await shown(finer, 'size/min', 'size/median', 'progression/last-time')).toEqual([
      '2.00',
      '3.000',
      '5.00',
    ])
  })
})
