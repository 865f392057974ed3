import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isResultKind } from '../../../audit/prose/numbers/found-number.ts'
import type { ProseParagraph } from '../../../audit/prose/numbers/prose-paragraph.ts'
import { proposals } from '../../../audit/prose/proposals.ts'
import { cohortWordsOf } from '../../../tools/support/prose/cohort-words-of.ts'
import { markedText } from '../../../tools/support/prose/marked-text.ts'
import { countProposals } from '../../support/prose/count-proposals.ts'

const folder = 'test/audit/prose/manuscripts'
const names = readdirSync(folder).filter((name) => /^(?:development|held-out)-/.test(name))
const cohortOf = (name: string) => name.replace(/^(?:development|held-out)-|\.md$/g, '')
const textOf = (name: string) => markedText(readFileSync(`${folder}/${name}`, 'utf8'))
const paragraph = (text: string): ProseParagraph => ({ kind: 'text', section: '', text })
const outcomes = (cohort: string, text: string) =>
  proposals([paragraph(text)], cohortWordsOf(cohort)).map(({ number, outcome, candidates }) =>
    `${number.text} ${outcome} ${outcome === 'bound' || outcome === 'contradicted' ? candidates[0]!.id : ''}`.trim(),
  )

describe('proposals for the marked manuscripts', () => {
  const counts = names.map((name) => countProposals(cohortOf(name), textOf(name)))
  const sum = (
    key:
      | 'marks'
      | 'found'
      | 'given'
      | 'bound'
      | 'first'
      | 'five'
      | 'wronglyBound'
      | 'wrong'
      | 'extra'
      | 'falselyContradicted',
  ) => counts.reduce((total, one) => total + one[key], 0)

  it('find every marked number, and bind none to a result of another meaning', () => {
    expect(sum('marks')).toBeGreaterThan(200)
    expect(sum('wrong')).toBeGreaterThanOrEqual(9)
    expect(sum('found')).toBe(sum('marks'))
    expect(
      counts.flatMap(({ details }) =>
        details.filter((detail) => detail.startsWith('WRONG') && / bound /.test(detail)),
      ),
    ).toEqual([])
    expect(sum('wronglyBound')).toBe(0)
  })

  it('bind or put first most of them, and have nearly all among the first five', () => {
    expect(sum('bound') / sum('given')).toBeGreaterThan(0.8)
    expect(sum('first') / sum('given')).toBeGreaterThan(0.9)
    expect(sum('five') / sum('given')).toBeGreaterThan(0.95)
    expect(sum('extra')).toBeLessThanOrEqual(8)
    expect(sum('falselyContradicted')).toBeLessThanOrEqual(4)
  })

  it.each(names)('never leave a number of %s bound whose last digit was changed', (name) => {
    const { paragraphs } = textOf(name)
    const words = cohortWordsOf(cohortOf(name))
    const before = proposals(paragraphs, words)
    let changed = 0
    for (const [i, one] of paragraphs.entries()) {
      const bound = before.filter(
        ({ paragraph: place, outcome, number }) =>
          place === i && outcome === 'bound' && number.number?.relation === '=' && !number.isWord,
      )
      // one of them in each paragraph, so that the others stay as they are
      const target = bound[Math.floor(bound.length / 2)]
      if (target === undefined) continue
      const { from, text } = target.number
      const at = from + text.search(/\d(?=\D*$)/)
      const digit = String((Number(one.text[at]) + 1) % 10)
      const edited = paragraphs.map((other, k) =>
        k === i ? { ...other, text: one.text.slice(0, at) + digit + one.text.slice(at + 1) } : other,
      )
      const after = proposals(edited, words).find(
        ({ paragraph: place, number }) => place === i && number.from === from,
      )!
      changed++
      expect(after.outcome === 'bound' && after.candidates[0]!.id === target.candidates[0]!.id).toBe(false)
    }
    expect(changed).toBeGreaterThan(3)
  })

  it('are the same twice, bind no number that is no result, and one phrase to one analysis', () => {
    for (const name of names) {
      const { paragraphs } = textOf(name)
      const words = cohortWordsOf(cohortOf(name))
      const all = proposals(paragraphs, words)
      expect(proposals(paragraphs, words)).toEqual(all)
      const analyses = new Map<string, string>()
      for (const { paragraph: place, number, outcome, candidates } of all) {
        if (!isResultKind(number.kind)) expect(outcome).toBe('not-a-result')
        if (outcome !== 'bound') continue
        expect(candidates[0]!.agrees).toBe(true)
        const [analysis = ''] = candidates[0]!.id.split('/')
        const phrase = `${place} ${number.phrase}`
        expect(analyses.get(phrase) ?? analysis).toBe(analysis)
        analyses.set(phrase, analysis)
      }
    }
  })
})

describe('proposals by words first', () => {
  it('bind what the words mean, and contradict another value', () => {
    expect(outcomes('melanoma-1977', 'Overall survival was 73.2% at 5 years.')).toEqual([
      '73.2% bound overall-survival/survival@5',
      '5 not-a-result',
    ])
    expect(outcomes('melanoma-1977', 'Overall survival was 73.7% at 5 years.')).toEqual([
      '73.7% contradicted overall-survival/survival@5',
      '5 not-a-result',
    ])
  })

  it('do not bind a number to a result that happens to have its value', () => {
    // 76.9% is freedom from death from melanoma at 5 years
    expect(outcomes('melanoma-1977', 'Overall survival was 76.9% at 5 years.')).toEqual([
      '76.9% contradicted overall-survival/survival@5',
      '5 not-a-result',
    ])
  })

  it('convert times and percentages: 60 months are 5 years, 0.732 is 73.2%', () => {
    expect(outcomes('melanoma-1977', 'At 60 months, overall survival was 0.732.')[1]).toBe(
      '0.732 bound overall-survival/survival@5',
    )
  })

  it('read the names of levels, and no number in them', () => {
    expect(outcomes('melanoma-1977', 'Tumours were 5 mm and more in 32 patients (15.6%).')).toEqual([
      '5 not-a-result',
      '32 bound thickness_group/5 mm and more/count',
      '15.6% bound thickness_group/5 mm and more/share',
    ])
  })

  it('take from what others found no contradiction', () => {
    expect(outcomes('melanoma-1977', 'In a previous study, overall survival was 79.0% at 5 years.')[0]).toBe(
      '79.0% none',
    )
  })
})
