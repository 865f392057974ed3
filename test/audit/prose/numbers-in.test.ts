import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FoundNumber } from '../../../audit/prose/numbers/found-number.ts'
import { numbersIn } from '../../../audit/prose/numbers/numbers-in.ts'

const kinds = (text: string) => numbersIn(text).map(({ text: written, kind }) => `${written} ${kind}`)
const spreads = (text: string) =>
  numbersIn(text).map(({ text: written, kind, spread }) => `${written} ${kind} ${spread}`)
const phrases = (numbers: readonly FoundNumber[]) => numbers.map(({ phrase }) => phrase)

describe('numbers in prose', () => {
  it.each([
    ['Relapse occurred in 13 of 18 patients (72.2%).', ['13 count', '18 total', '72.2% percentage']],
    ['Thirteen patients (72.2%) relapsed.', ['Thirteen count', '72.2% percentage']],
    ['Thirty-five patients were male.', ['Thirty-five count']],
    ['ulceration in 90/205 tumours', ['90 count', '205 total']],
    ['kidney (n = 7)', ['7 count']],
    ['the mean was 52.5 ± 16.7 years', ['52.5 value', '16.7 sd']],
    [
      'HR 0.53 (95% CI 0.28 to 0.98; p = 0.044)',
      ['0.53 ratio', '95% confidence-level', '0.28 lower', '0.98 upper', '0.044 p'],
    ],
    ['P=.04', ['.04 p']],
    ['p < 0.001', ['< 0.001 p']],
    ['P = 5.3 × 10−7', ['5.3 × 10−7 p']],
    ['a chi-square of 16.8 on 1 degree of freedom', ['16.8 statistic', '1 df']],
    ['between 1991 and 2015', ['1991 lower', '2015 upper']],
    ['2,375 g', ['2,375 value']],
    ['a median of 6·75 years', ['6·75 value']],
    ['a hazard ratio of 0,71', ['0,71 ratio']],
  ])('finds the kinds of "%s"', (text, expected) => expect(kinds(text)).toEqual(expected))

  it.each([
    ['as reported [12], [1-3] and [6,7,18-20]', 'citation'],
    ['as reported (3,4)', 'citation'],
    ['as reported before.⁴', 'citation'],
    ['see Table 2, Fig. 3 and Section 2.1', 'label'],
    ['cases 8 and 14', 'label'],
    ['with SPSS ver. 21.0 and R 4.2.1', 'version'],
    ['3 mg, 60 Gy', 'dose'],
    ['at 24 months, at 1, 3 and 5 years, 2-year survival', 'time-point'],
    ['on 12 March', 'date'],
    ['vertebra T12, drug 6-MP, gene p53', 'code'],
    ['doi:10.1000/182.5 and https://example.org/2020/11', 'address'],
    ['approval no. 2017-0103', 'identifier'],
    ['the 2nd visit', 'ordinal'],
    ['2-sided tests, a 30-item form', 'attribute'],
    ['a p-value <0.05 was considered statistically significant', 'significance-level'],
    ['A 95% confidence interval, 95% CI, 95%CI', 'confidence-level'],
    ['(1) first, the question; (2) second, the answer', 'enumeration'],
  ])('knows what is no result in "%s"', (text, kind) => {
    expect(new Set(numbersIn(text).map((number) => number.kind))).toEqual(new Set([kind]))
  })

  it.each([
    ['62 years (range, 40–77)', '40 lower range'],
    ['62 years (IQR 40–77)', '40 lower quartiles'],
    ['62 years (95% CI, 40 to 77)', '40 lower interval'],
    ['62 years [40-77]', '40 lower unknown'],
    ['62 (95% CI: 40; 77)', '40 lower interval'],
    ['23 weeks with aspirin (95% CI 16 to not reached)', '16 lower interval'],
  ])('knows the ends of "%s"', (text, lower) => expect(spreads(text)).toContain(lower))

  it('puts an estimate, its interval and its p into one phrase, and the next estimate into another', () => {
    const numbers = numbersIn('HR 0.53 (0.28–0.98), P = 0.044; median 8 weeks (4–12)').filter(
      ({ kind }) => kind !== 'confidence-level',
    )
    expect(phrases(numbers)).toEqual([0, 0, 0, 0, 1, 1, 1].map((one) => phrases(numbers)[one === 0 ? 0 : 4]))
    expect(phrases(numbers)[0]).not.toBe(phrases(numbers)[4])
  })

  it('gives limits the unit of their estimate, and reads a comma as the language does', () => {
    expect(numbersIn('62 years (40–77)').map(({ unit }) => unit)).toEqual(['a', 'a', 'a'])
    const [percent] = numbersIn('bei 72,2 % von 1.234', { decimalMark: ',' })
    expect(percent!.number).toEqual({ relation: '=', digits: 722n, decimals: 1 })
    expect(numbersIn('von 1.234', { decimalMark: ',' })[0]!.number).toEqual({
      relation: '=',
      digits: 1234n,
      decimals: 0,
    })
    expect(numbersIn('1\u202f234 patients')[0]!.number!.digits).toBe(1234n)
    expect(numbersIn('a change of −6.4 points')[0]!.number!.digits).toBe(-64n)
  })

  const pieces = fc.array(
    fc.oneof(
      fc.constantFrom(
        '(',
        ')',
        '[',
        ']',
        ' ',
        ', ',
        '-',
        '–',
        '%',
        ' of ',
        '/',
        '±',
        ' to ',
        '95% CI ',
        'p = ',
        '.',
        '; ',
        ' patients ',
        ' months',
        'T',
        '10^',
        '𝑝 ',
        '½',
      ),
      fc.nat({ max: 99999 }).map(String),
      fc.double({ min: 0, max: 100, noNaN: true }).map((x) => x.toFixed(2)),
    ),
    { maxLength: 60 },
  )

  it('has places that slice to the text, in order, without overlaps, and every digit once', () => {
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join('')
        const numbers = numbersIn(text)
        const covered = new Array<number>(text.length).fill(0)
        for (const number of numbers) {
          expect(text.slice(number.from, number.to)).toBe(number.text)
          for (let i = number.from; i < number.to; i++) covered[i]!++
        }
        expect(Math.max(0, ...covered)).toBeLessThan(2)
        for (const [i, letter] of [...text.split('')].entries())
          if (/\d/.test(letter)) expect(covered[i]).toBe(1)
      }),
    )
  })

  it.each([
    ['digits', '7'],
    ['groups of digits', ',123'],
    ['spaces', ' '],
    ['opening brackets', '('],
    ['numbers in brackets', '(1'],
    ['points', '1.'],
    ['numbers', '12 '],
    ['dashes', '–1'],
    ['powers', '1 x 10'],
    ['percentages', '95% CI '],
    ['words', 'word and '],
    ['tens', 'twenty-'],
    ['sentences', 'No. 1 '],
    ['addresses', 'a@b '],
  ])(
    'takes time linear in a text of %s',
    (_, piece) => {
      const time = (length: number) => {
        const text = piece.repeat(length / piece.length)
        const start = process.cpuUsage()
        numbersIn(text)
        const { user, system } = process.cpuUsage(start)
        return (user + system) / 1000
      }
      time(20_000)
      const short = time(50_000)
      // eight times as long: 64 times the time if it were quadratic
      expect(time(400_000) / Math.max(short, 20)).toBeLessThan(30)
    },
    60_000,
  )

  it.each(['7', ' ', '(', '[', ',123'])('reads a million letters of "%s"', (piece) => {
    expect(numbersIn(piece.repeat(1_000_000 / piece.length)).length).toBeLessThan(2)
  })
})
