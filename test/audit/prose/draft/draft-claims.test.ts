import { readdirSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { readPublishedText } from '../../../../audit/claims/published-number.ts'
import { type ClaimDraft, draftClaims } from '../../../../audit/prose/draft/draft-claims.ts'
import type { PaperParagraph } from '../../../../audit/prose/papers/paper-claims.ts'
import { cohortResultsOf } from '../../../../tools/support/prose/cohort-words-of.ts'
import { draftCounts } from '../../../../tools/support/prose/draft-counts.ts'
import { draftOfMarked } from '../../../../tools/support/prose/draft-of.ts'

const FOLDER = 'test/audit/prose/draft/texts'
const texts = readdirSync(FOLDER).filter((name) => name !== 'README.md')
const cohortOf = (name: string) => name.replace(/^(?:development|held-out)-|\.md$/g, '')

const paper = (...sentences: readonly string[]): readonly PaperParagraph[] =>
  sentences.map((text, i) => ({
    kind: 'text',
    section: 'Results',
    place: `Results, paragraph ${i + 1}`,
    text,
  }))

const melanoma = cohortResultsOf('melanoma-1977')
const draft = (...sentences: readonly string[]): ClaimDraft => draftClaims(paper(...sentences), melanoma)
const rows = (...sentences: readonly string[]) => draft(...sentences).claims
const row = (sentence: string) => rows(sentence)[0]!

describe.each(texts)('the claims drafted from %s', (name) => {
  let judged: ReturnType<typeof draftOfMarked>
  let counts: ReturnType<typeof draftCounts>
  beforeAll(() => {
    judged = draftOfMarked(cohortOf(name), `${FOLDER}/${name}`)
    counts = draftCounts(judged.draft, judged.truths, cohortOf(name))
  })

  it('name no result for a number that no result gives or that is wrong, and no other result than the right one', () => {
    expect(counts.open).toBeGreaterThan(10)
    expect(counts.openBound).toBe(0)
    expect(counts.wronglyBound).toBe(0)
  })

  it('have nearly all numbers, few others, and the right result first', () => {
    expect(counts.found / counts.numbers).toBeGreaterThanOrEqual(0.98)
    expect(counts.extra).toBeLessThanOrEqual(10)
    expect(counts.first / counts.given).toBeGreaterThanOrEqual(0.8)
    expect(counts.five / counts.given).toBeGreaterThanOrEqual(0.95)
    expect(counts.bound / counts.given).toBeGreaterThan(0.6)
  })

  it('are rows that claims.csv may have: ids of their own, a number that is read, a unit, a result or a reason', () => {
    const { claims } = judged.draft
    expect(new Set(claims.map(({ claim }) => claim.id)).size).toBe(claims.length)
    for (const { claim, proposal } of claims) {
      expect(claim.id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
      const read = readPublishedText(claim.published)
      expect(read).toEqual({ kind: 'number', number: proposal.number.number, isPercent: false })
      expect(claim.unit).not.toBe('')
      expect(claim.result === '').toBe(claim.reason.startsWith('TO DECIDE: '))
    }
  })
})

describe('a drafted claim', () => {
  it('names the result where words and value lead to it', () => {
    expect(row('Overall survival was 73.2% at 5 years.').claim).toEqual({
      id: 'results-overall-survival-5',
      place: 'Results, paragraph 1',
      label: 'Overall survival was «73.2%» at 5 years.',
      published: '73.2',
      unit: '%',
      result: 'overall-survival/survival@5',
      reason: '',
      statement: '',
    })
  })

  it('stays open where words and value disagree, and says what both lead to', () => {
    // 76.9% is freedom from death from melanoma at 5 years
    const { claim, decision } = row('Overall survival was 76.9% at 5 years.')
    expect(decision).toBe('to decide')
    expect(claim.result).toBe('')
    expect(claim.reason).toBe(
      'TO DECIDE: the words mean overall-survival/survival@5 (73.2%), the paper has 76.9%; 76.9% is the value of melanoma-death/survival@5',
    )
  })

  it('says that no result has the words where none has', () => {
    const { claim, decision } = row('Lymph nodes were removed in 17.6% of the operations.')
    expect([decision, claim.result, claim.reason]).toEqual([
      'no result',
      '',
      'TO DECIDE: the words lead to no result',
    ])
  })

  it.each([
    [
      'Overall survival was 41% at 9 years.',
      {
        section: 'estimates',
        name: 'overall-survival-at-9',
        entry: { endpoint: 'overall-survival', at: [9] },
      },
    ],
    [
      'Overall survival at 5 years was 66% in men.',
      {
        section: 'estimates',
        name: 'overall-survival-by-sex',
        entry: { endpoint: 'overall-survival', at: [2, 5, 8], by: ['sex'] },
      },
    ],
    ['The median year of operation was 1970.5.', { section: 'summaries', name: 'year', entry: {} }],
  ])('proposes the entry of the plan that would give "%s"', (sentence, entry) => {
    expect(row(sentence).entry).toEqual(entry)
  })

  it('proposes nothing where a result has the words', () => {
    expect(row('Overall survival was 76.9% at 5 years.').entry).toBeNull()
  })

  it('is written in digits: of words, of bounds in words, without the percent sign', () => {
    const published = (sentence: string) =>
      rows(sentence).map(({ claim }) => `${claim.published} ${claim.unit}`)
    expect(published('Thirty-five patients were ulcerated.')).toEqual(['35 1'])
    expect(published('More than 70% of patients survived.')).toEqual(['>70 %'])
    expect(published('No patients were lost to follow-up.')).toEqual(['0 1'])
    expect(published('More than half of the patients died.')).toEqual(['>50 %'])
    expect(published('Survival differed (P < 0.0001).')).toEqual(['<0.0001 1'])
    expect(published('Median follow-up was 6.8 versus 5.9 years.')).toEqual(['6.8 a', '5.9 a'])
  })

  it('has another id if an id is in use', () => {
    const sentence = 'Overall survival was 73.2% at 5 years.'
    expect(rows(sentence, sentence, sentence).map(({ claim }) => claim.id)).toEqual([
      'results-overall-survival-5',
      'results-overall-survival-5-2',
      'results-overall-survival-5-3',
    ])
  })

  it('has a label of one line that no spreadsheet takes for a formula', () => {
    const labels = rows('=1+1 patients\u2028died\nin 73.2%, and 12 patients relapsed.').map(
      ({ claim }) => claim.label,
    )
    expect(labels.length).toBeGreaterThan(1)
    for (const label of labels) expect(label).toMatch(/^[^=+@\-\n\u2028][^\n\u2028]*$/)
  })

  it('of the numbers of one phrase has one statement, if none of them is bound', () => {
    const [first, second, third] = rows('The mean score was 12.3 points (95% CI 10.1 to 14.5).')
    expect(first!.claim.statement).not.toBe('')
    expect([second!.claim.statement, third!.claim.statement]).toEqual([
      first!.claim.statement,
      first!.claim.statement,
    ])
  })
})
