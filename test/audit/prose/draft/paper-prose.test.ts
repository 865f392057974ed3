import { describe, expect, it } from 'vitest'
import { draftClaims, tooMuch } from '../../../../audit/prose/draft/draft-claims.ts'
import type { PaperParagraph } from '../../../../audit/prose/papers/paper-claims.ts'
import { cohortResultsOf } from '../../../../tools/support/prose/cohort-words-of.ts'

const melanoma = cohortResultsOf('melanoma-1977')

describe('a paper', () => {
  const all = (paragraphs: readonly PaperParagraph[]) => draftClaims(paragraphs, melanoma)
  const text = (section: string, words: string, place = `${section}, paragraph 1`): PaperParagraph => ({
    ...{ kind: 'text', section, place, text: words },
  })
  const cell = (row: number, column: number, words: string): PaperParagraph => ({
    ...{ kind: 'cell', section: 'Table 1', place: `Table 1, row ${row}, column ${column}`, text: words },
  })

  it('loses its references and its tables of patients, and counts their numbers', () => {
    const rowsOfPatients = [1, 2, 3, 4].flatMap((n) => [cell(n + 1, 1, `${n}`), cell(n + 1, 2, `${50 + n}`)])
    const { claims, leftOut } = all([
      text('References', '1. Smith. A series of 98 patients. J Surg 1990; 12: 34-56.'),
      cell(1, 1, 'Case'),
      cell(1, 2, 'Age'),
      ...rowsOfPatients,
    ])
    expect(claims).toEqual([])
    expect(leftOut['in tables of patients']).toBe(8)
    expect(leftOut['in references']).toBeGreaterThan(4)
  })

  it('has cells whose row and column are their words', () => {
    const { claims } = all([
      cell(1, 1, 'Factor'),
      cell(1, 2, 'Hazard ratio'),
      cell(2, 1, 'Ulceration'),
      cell(2, 2, '2.61'),
    ])
    expect(claims.map(({ claim }) => [claim.id, claim.label, claim.result])).toEqual([
      [
        'table-1-melanoma-cox-ulcer-yes-hazard-ratio',
        'Ulceration, Hazard ratio: «2.61»',
        'melanoma-cox/ulcer yes/hazard-ratio',
      ],
    ])
  })

  it('takes heads that a reader found in place of the first row and column', () => {
    const { claims } = all([{ ...cell(7, 5, '2.61'), heads: ['Ulceration', 'Hazard ratio'] }])
    expect(claims[0]!.claim.result).toBe('melanoma-cox/ulcer yes/hazard-ratio')
  })

  it('loses lines of tables in plain text, and goes on after them', () => {
    const { claims, leftOut } = all([
      { kind: 'heading', section: 'Results', place: 'heading', text: 'Results' },
      text('Results', 'Of all patients, 71 patients died during the'),
      { kind: 'heading', section: 'Table 1. Patients', place: 'heading', text: 'Table 1. Patients' },
      text('Table 1. Patients', '1 55 F 12.3'),
      text('Table 1. Patients', '2 40 F 14.1'),
      text('Table 1. Patients', '3 53 M 9.7'),
      text('Table 1. Patients', 'F, female; M, male. follow-up. There were 79 men.'),
    ])
    expect(claims.map(({ claim }) => [claim.id, claim.place, claim.published])).toEqual([
      ['results-overall-survival-events', 'Results, paragraph 1', '71'],
      ['results-sex-1-count', 'Results, paragraph 1', '79'],
    ])
    expect(leftOut['in tables of patients']).toBe(10)
  })

  it('has the parts of a structured abstract as places', () => {
    const { claims } = all([
      text(
        '',
        'Purpose: To look back. Methods: We followed 205 patients. Results: There were 79 men. Conclusions: None.',
        'paragraph 1',
      ),
    ])
    expect(claims.map(({ claim }) => [claim.place, claim.published])).toEqual([
      ['Abstract, Methods', '205'],
      ['Abstract, Results', '79'],
    ])
  })

  it('of hostile length is refused, or takes bounded time', () => {
    const hostile = [
      text('Results', 'a, 1 (2; '.repeat(150)),
      text('', 'Results: '.repeat(20_000)),
      text('Table 1', 'F, a; '.repeat(20_000)),
      ...Array.from({ length: 5000 }, (_, i) =>
        text('Results', i % 2 === 0 ? 'Table 1. A title' : 'words of a line'),
      ),
    ]
    expect(tooMuch(hostile)).toBeNull()
    const start = process.cpuUsage()
    all(hostile)
    const { user, system } = process.cpuUsage(start)
    expect((user + system) / 1e6).toBeLessThan(15)
    expect(tooMuch([text('Results', '12.3% died. '.repeat(4000))])).toEqual({
      expected: 'a paper of at most 3000 numbers that may be results',
      found: '4000',
    })
    expect(tooMuch([text('Results', 'x'.repeat(1_000_001))])?.expected).toContain('characters')
  }, 60_000)
})
