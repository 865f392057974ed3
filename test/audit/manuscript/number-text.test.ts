import { describe, expect, it } from 'vitest'
import { isAsWritten, numberText } from '../../../audit/manuscript/number-text.ts'
import { writtenNumbers } from '../../../audit/manuscript/written-number.ts'
import { sentenceAround } from '../../../audit/prose/sentence-around.ts'
import type { Result } from '../../../cohort/results/result.ts'
import { styleOf } from '../../../cohort/results/styles/style-of.ts'

const result = (statistic: string, value: number | null, unit = '1', more: Partial<Result> = {}): Result => ({
  ...{ id: statistic, analysis: '', group: '', level: '', statistic, at: null, value, unit, method: '' },
  ...{ reason: value === null ? 'no patient' : '', reference: '', versus: '', decimals: null },
  ...more,
})

const LANCET = styleOf({ style: 'lancet' })

/** `written` has the bound text between bars. */
const textOf = (of: Result, written: string): string => {
  const [before = '', text = '', after = ''] = written.split('|')
  const number = writtenNumbers(before + text + after)(before.length, before.length + text.length)
  return numberText(of, number, { alpha: 0.05 })
}

describe('a bound number', () => {
  it.each<[string, Result, string, string]>([
    ['is as the report shows it where nothing is written', result('share', 0.7222), 'a || b', '72.2%'],
    ['keeps its decimals', result('median', 21, 'mo'), 'median |27.1| months', '21.0'],
    ['keeps none', result('median', 26.6, 'mo'), 'median |25| months', '27'],
    ['rounds half away from zero', result('median', 0.125, 'mo'), '|0.11| months', '0.13'],
    ['keeps the percent sign', result('share', 0.72222), '|70%|', '72%'],
    ['is a percentage before a percent sign', result('share', 0.72222), '|70.1|% of', '72.2'],
    ['is a percentage in an interval with one sign', result('share-lower', 0.456), '|45.1| to 87.4%', '45.6'],
    ['is a proportion without a sign', result('share', 0.72222), 'was |0.70| at', '0.72'],
    ['is a percentage above one', result('share', 0.72222), '(|70|)', '72'],
    ['is in the unit that is written', result('median', 26, 'mo'), '|2.0| years', '2.2'],
    ['is in its unit where the written one is another', result('n', 18), '|17| years', '18'],
    ['keeps thousands', result('median', 12375.4, 'g'), '|2,375| g', '12,375'],
    ['keeps the mark of the decimals', result('hazard-ratio', 1.327), '|1·20|', '1·33'],
    ['has the mark of the style', result('share', 0.72222, '1', { style: LANCET }), '|70.1%|', '72·2%'],
    [
      'has the minus sign and the thousands of the style',
      result('shift', -12375.4, 'g', { style: styleOf({ language: 'de' }) }),
      '|-2,375.0| g',
      '-12\u202f375,4',
    ],
    ['keeps a missing zero', result('hazard-ratio', 0.327), '|.25|', '.33'],
    ['keeps the sign for minus', result('risk-difference', -0.402), '|−38.0%|', '−40.2%'],
    ['keeps a plus', result('shift', 2, 'a'), '|+1.5|', '+2.0'],
    ['keeps a bound that is true', result('median', 30, 'mo'), '|>24| months', '>24'],
    ['is plain where a bound is not true', result('median', 20, 'mo'), '|>24| months', '20'],
    ['is a word where it was one', result('count', 12), '|Thirteen| patients', 'Twelve'],
    ['has digits above ninety-nine', result('count', 120), '|thirteen| patients', '120'],
    ['has the digits of the report as a P value', result('p', 0.0491), 'P = |0.1|', '0.049'],
    ['has the bound of the report as a P value', result('p', 0.0000491), '(|P = 0.1|)', 'P < 0.001'],
    ['has an equals sign after a letter', result('p', 0.0491), '(P |<0.001|)', '= 0.049'],
    ['stays NS where it is', result('p', 0.4), '|NS|', 'NS'],
    ['is no longer NS', result('p', 0.01), '|NS|', '0.010'],
    [
      'is not reached',
      result('median', null, 'mo', { reason: 'survival stays above 0.5' }),
      'median |21| months',
      'not reached',
    ],
    ['is none without a value', result('median', null, 'mo'), '|21|', 'none'],
    ['is a number again', result('median', 21, 'mo', { decimals: 0 }), '|not reached|', '21'],
  ])('%s', (_, of, written, expected) => {
    expect(textOf(of, written)).toBe(expected)
  })

  it('is as written where it rounds so in the unit that is written, and not elsewhere', () => {
    const isSame = (of: Result, text: string, after = ''): boolean =>
      isAsWritten(of, writtenNumbers(text + after)(0, text.length), { alpha: 0.05 })
    expect(isSame(result('median', 26, 'mo'), '2.2', ' years')).toBe(true)
    expect(isSame(result('median', 26, 'mo'), '2.3', ' years')).toBe(false)
    expect(isSame(result('share', 0.7222), '72.2', '%')).toBe(true)
    expect(isSame(result('p', 0.00001), '<0.001')).toBe(true)
    expect(isSame(result('p', 0.01), 'NS')).toBe(false)
  })
})

it('a label is the sentence of the number, and of a long one what is near', () => {
  const text = 'First one. The median of 21 months was long. Last.'
  expect(sentenceAround(text, text.indexOf('21'), text.indexOf('21') + 2)).toBe(
    'The median of 21 months was long.',
  )
  const long = `${'word '.repeat(40)}21 ${'more '.repeat(40)}`
  const around = sentenceAround(long, 200, 202)
  expect(around).toMatch(/^… word .* word 21 more .* more …$/)
  expect(around.length).toBeLessThan(140)
})
