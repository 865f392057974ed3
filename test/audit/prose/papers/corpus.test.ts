import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { paragraphsOf } from '../../../../documents/papers/outline.ts'
import { textParts } from '../../../../documents/papers/text-parts.ts'
import { type CheckedPaper, checkedPaper } from '../../../../stages/commands/check/checked-paper.ts'
import { plantedIn } from '../../../../tools/support/planted-errors.ts'

const folder = fileURLToPath(new URL('corpus', import.meta.url))
const texts = readdirSync(folder).filter((name) => name.endsWith('.txt'))

const check = (text: string): CheckedPaper =>
  checkedPaper(paragraphsOf(textParts(new TextEncoder().encode(text))))

const alarms = ({ findings }: CheckedPaper) =>
  findings.filter(({ outcome }) => outcome === 'contradiction' || outcome === 'question')

/** Errors that the words around them do not show: the number of patients is in another sentence, and a count of others agrees. */
const NOT_FOUND: readonly string[] = [
  'colon-sample-size: 468 (54.0%)',
  'myeloid-trial: 454 participants (73.0%)',
  'pbc-hepatology: 125 patients (41.0%)',
  'transplant-waiting: 447 (54.58%) patients',
  'veteran-jama: 42 [51-66] years',
]

describe('the texts whose numbers R computed', () => {
  let papers: readonly CheckedPaper[]
  beforeAll(() => {
    papers = texts.map((name) => check(readFileSync(`${folder}/${name}`, 'utf8')))
  })

  it('have no contradiction and no question', () => {
    expect(papers.length).toBeGreaterThanOrEqual(30)
    expect(papers.flatMap(alarms).map(({ detail }) => detail)).toEqual([])
  })

  it('are compared in two numbers of three', () => {
    const sum = (of: (paper: CheckedPaper) => number): number => papers.reduce((all, one) => all + of(one), 0)
    expect(sum(({ checked }) => checked) / sum(({ found }) => found)).toBeGreaterThan(2 / 3)
  })

  it('with one error each are alarmed at that error, by the check that it is of', () => {
    const missed = plantedIn(folder).filter(
      ({ text, check: name }) => !alarms(check(text)).some((alarm) => alarm.check === name),
    )
    expect(missed.map(({ file, wrong }) => `${file}: ${wrong}`)).toEqual(NOT_FOUND)
  })
})

const outcomes = (text: string): readonly string[] =>
  check(text).findings.map(({ outcome, check: name }) => `${outcome}: ${name}`)

/** Sentences that are true, or that say nothing of each other, with forms that were once taken for errors. */
const NO_ALARM = [
  'The effect was F(2,112) = 3.7, p = .03.',
  'ACR20 was reached by 78.0% with SB4 and 81.5% with ETN (95% CI −11.12% to 3.99%).',
  'Two hundred and sixty-six (30%) of the 894 patients had no contact.',
  'Baseline levels were 0.25 g/24 h (range 0.06 to 2.65) in both groups.',
  'There was a mean reduction of 3.91 points (95% CI, -5.55 to -2.26).',
  'The sensitivity was 71.4% (95% CI: 0.52, 0.91).',
  'The responder rate was higher with CPM-26 (56%) than with VYC-20 (47%) in patients.',
  'The study had 80.6% (two-tailed) power, and 73 patients (80% male) took part.',
  'Ten of 52 patients (cumulative 5-year incidence 22.7%) had a stroke.',
  'DNA was available for 390 patients out of 398 (58% of the study population).',
  'They were 30 to 41 weeks old (average 38.2±1.51 weeks) and weighed from 1.38 to 4.0 kg.',
  'The median follow-up was 6.3 years (range, 8 days–10.8 years).',
  'Stool frequency had an incidence of 20.9 per 100 years [95% CI, 10.8 to 36.4].',
  'The difference was 0.10 (95% CI-0.21–0.41).',
  'The change was -0.94 kg (95%CI -0.48 to -1.41).',
  'In 2011, 99.9% of the 23 million individuals were insured.',
  'Of 40 patients, 12 were women, of whom 5 (42%) died.',
  'One of 8 patients (12%) and one of 8 patients (13%) died.',
  'The 2-year rates of survival in groups A and B were 70% and 80%.',
  'Model fit was good (χ² = 34.4, p = 0.08).',
  'In hospital 12 patients had 18 falls (range: 1–3).',
  'The average score was 1.49 (26–50%) in all.',
  'The mutation was found in all but one of 74 samples (98.6%).',
  'The mean decline was 8.92 units (95 % CI: −6.84 to −11.01).',
  'Density was a median of 17 702 parasites per mL (IQR 60–45 550).',
  'The impact on adiposity (BMI z-score=−0.11; P=0.02) was small.',
  'The 69 children had an average age of 5.1 years (standard deviation (SD) = 0.59, range = 4.00–5.98).',
] as const

/** Errors that are left to the reader: another rule could explain them. */
const QUESTIONS = [
  ['Relapse was seen in 71 out of 128 patients (55.4%).', 'question: percentage'],
  ['In all, 10 (75.88%) subjects had low values.', 'question: percentage'],
  ['The groups differed, t(34) = 2.10, p = 0.02.', 'question: test'],
  ['The groups differed, F(3, 38) = 4.74, p = 0.03.', 'question: test'],
  ['It predicted survival (HR = 2.67 [1.08, 3.70]; p = 0.027).', 'question: interval'],
] as const

describe('check of a paper', () => {
  it.each(NO_ALARM)('raises no alarm at: %s', (text) => {
    expect(outcomes(text).filter((outcome) => /^(?:contradiction|question)/.test(outcome))).toEqual([])
  })

  it.each(QUESTIONS)('asks about: %s', (text, wanted) => {
    expect(outcomes(text)).toContain(wanted)
  })

  it('takes a larger p for an adjusted one if the paper adjusts', () => {
    expect(
      outcomes('Bonferroni correction was used.\n\nThe groups differed, F(3, 38) = 4.74, p = 0.03.'),
    ).toEqual(['uninformative: test'])
  })

  it('takes half a p for a one-sided one if the paper has one-sided tests', () => {
    expect(outcomes('Tests were one-sided.\n\nThe groups differed, t(34) = 2.10, p = 0.0216.')).toEqual([
      'consistent: test',
    ])
  })

  it('reads a sentence of 12,000 numbers without end in seconds', () => {
    const text = 'Of 18 patients, 13 (72.2%) died at 1, 2 and 3 years (HR 2.1, 95% CI 1.2 to 3.7; '.repeat(
      1000,
    )
    const start = performance.now()
    expect(check(text).found).toBeGreaterThan(5000)
    expect(performance.now() - start).toBeLessThan(20_000)
  })
})
