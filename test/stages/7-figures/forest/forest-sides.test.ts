import { describe, expect, test } from 'vitest'
import type { Model } from '../../../../cohort/descriptors/plan/model.ts'
import { drawFigures } from '../../../../stages/7-figures/draw-figures.ts'
import { centres } from '../../../support/figures/centres.ts'
import { parsed } from '../../../support/figures/drawn.ts'
import { six, sourcesOf } from '../../../support/figures/figure-cohort.ts'
import { plan } from '../../../support/figures/figure-plan.ts'
import { drawnPanels } from '../../../support/figures/forest-panels.ts'
import { type TextBox, textBoxes } from '../../../support/figures/text-boxes.ts'

const sources = sourcesOf(six)
const fineGray: Model = {
  method: 'fine-gray',
  endpoint: 'relapse',
  covariates: ['arm'],
  cause: 'event',
}

const drawn = (figure: object, of = sources) => {
  const { svgs, narrowSvgs, index } = drawFigures(
    { ratios: { kind: 'forest', title: 'T', of: ['relapse-cox'], ...figure } as never },
    of,
  )
  return {
    documents: [svgs['ratios']!, narrowSvgs['ratios']!].map((svg) => parsed(svg)),
    entry: index[0]!,
  }
}

const boxOf = (document: Document, words: string): TextBox => {
  const boxes = textBoxes(document).filter(({ text }) => text === words)
  expect(boxes, words).toHaveLength(1)
  return boxes[0]!
}

/** The tips and backs of the arrows beside the words of the two sides. */
const arrowsOf = (document: Document) =>
  [...document.querySelectorAll('path')].flatMap((path) => {
    const [, back, tip] = /^M(-?[\d.]+),-?[\d.]+H(-?[\d.]+)M/.exec(path.getAttribute('d')!) ?? []
    return back === undefined || path.getAttribute('stroke-width') !== '1.1'
      ? []
      : [{ back: Number(back), tip: Number(tip) }]
  })

describe('what each side means', () => {
  // by hand: arm a relapses twice in three, arm b never, so that the ratio of b versus a is below 1
  test('follows the direction of the ratio: below 1 the group named first has the lower hazard', () => {
    for (const document of drawn({}).documents) {
      const [{ x, squares }] = drawnPanels(document) as [ReturnType<typeof drawnPanels>[number]]
      expect(squares[0]!.x).toBeLessThan(x(1))
      expect(document.documentElement.textContent).toContain('second versus first')
      const [lower, higher] = [
        boxOf(document, 'Lower hazard with second'),
        boxOf(document, 'Higher hazard with second'),
      ]
      expect(lower.left).toBeLessThan(higher.left)
      const [below, above] = arrowsOf(document)
      expect(below!.tip).toBeLessThan(below!.back)
      expect(above!.tip).toBeGreaterThan(above!.back)
      expect(below!.back).toBeLessThanOrEqual(lower.left)
      expect(above!.back).toBeGreaterThanOrEqual(higher.right - 1)
    }
  })

  test('is the word of the plan, the group favoured by a ratio below 1 at the left', () => {
    const { documents, entry } = drawn({ favours: ['second arm', 'first arm'] })
    for (const document of documents) {
      expect(boxOf(document, 'Favours second arm').left).toBeLessThan(
        boxOf(document, 'Favours first arm').left,
      )
      expect(textBoxes(document).some(({ text }) => text.startsWith('Lower hazard'))).toBe(false)
    }
    expect(entry.alt).toContain('Below ratio 1: Favours second arm; above: Favours first arm.')
    expect(entry.caption).toContain('declared in the plan')
  })

  test('names no group where rows compare different groups', () => {
    const other: Model = {
      method: 'cox',
      endpoint: 'relapse',
      covariates: ['note'],
      strata: [],
      firth: true,
    }
    const results = new Map(sources.results)
    for (const result of sources.results.values())
      if (result.analysis === 'relapse-cox')
        results.set(`other${result.id}`, {
          ...result,
          id: `other${result.id}`,
          analysis: 'other',
          versus: 'note=y',
          reference: 'note=x',
        })
    const of = { ...sources, results, models: { ...sources.models, other } }
    for (const document of drawn({ of: ['relapse-cox', 'other'] }, of).documents) {
      boxOf(document, 'Lower hazard')
      boxOf(document, 'Higher hazard')
    }
  })
})

describe('hazard ratios, subdistribution hazard ratios and odds ratios', () => {
  const results = new Map(sources.results)
  for (const result of sources.results.values())
    if (result.analysis === 'relapse-cox') {
      const id = result.id.replace('relapse-cox', 'subdistribution')
      results.set(id, { ...result, id, analysis: 'subdistribution' })
    }
  const of = { ...sources, results, models: { ...sources.models, subdistribution: fineGray } }
  const names = ['relapse-cox', 'relapsed-by-arm', 'subdistribution']

  test('are never on one axis', () => {
    for (const document of drawn({ of: names }, of).documents) {
      const panels = drawnPanels(document)
      expect(panels.map(({ kind }) => kind)).toEqual([
        'hazard ratio',
        'odds ratio',
        'subdistribution hazard ratio',
      ])
      for (const [i, { kind, texts, squares }] of panels.entries()) {
        const inPanel = (words: string): boolean =>
          texts.some(({ textContent }) => textContent.toLowerCase().startsWith(words))
        expect(inPanel(kind)).toBe(true)
        expect(squares).toHaveLength(1)
        // each result is in the panel of its kind and in no other
        const analyses = texts.flatMap((text) =>
          [...text.querySelectorAll('[data-result]')].map((run) => run.getAttribute('data-result')!),
        )
        expect(analyses.some((id) => id.startsWith(`${names[i]}/`))).toBe(true)
        for (const other of names.filter((name) => name !== names[i]))
          expect(analyses.some((id) => id.startsWith(`${other}/`))).toBe(false)
      }
    }
  })

  test('are in the order of the plan, those of one kind together', () => {
    const [document] = drawn({ of: ['relapsed-by-arm', 'relapse-cox'] }, of).documents
    expect(drawnPanels(document!).map(({ kind }) => kind)).toEqual(['odds ratio', 'hazard ratio'])
  })
})

describe('the counts of a row', () => {
  const countsIn = (document: Document): readonly string[] =>
    textBoxes(document)
      .map(({ text }) => text.replace(/^(events|n)\/N /, ''))
      .filter((text) => /^\d+\/\d+/.test(text))

  test('are events and patients of the group named first and of its reference', () => {
    // by hand: no relapse of three in arm b, two of three in arm a
    for (const document of drawn({}).documents) expect(countsIn(document)).toEqual(['0/3 vs 2/3'])
  })

  test('are those of the whole model, if it has other patients than the estimate', () => {
    const results = new Map(sources.results)
    results.set('relapse-cox/n', { ...results.get('relapse-cox/n')!, value: 5 })
    for (const document of drawn({}, { ...sources, results }).documents)
      expect(countsIn(document)).toEqual(['2/5'])
  })

  test('are those of the table for an odds ratio', () => {
    // by hand: of arm a S2 has the long note, of arm b S4
    const results = new Map(sources.results)
    for (const group of ['arm=a', 'arm=b'])
      for (const [id, value] of [
        [`relapsed-by-arm/${group}/y/count`, 1],
        [`relapsed-by-arm/${group}/n`, 3],
      ] as const)
        results.set(id, { ...sources.results.get('relapse/n')!, id, value })
    for (const document of drawn({ of: ['relapsed-by-arm'] }, { ...sources, results }).documents)
      expect(countsIn(document)).toEqual(['1/3 vs 1/3'])
    for (const document of drawn({ of: ['relapsed-by-arm'] }).documents)
      expect(countsIn(document)).toEqual([])
  })

  test('of parts are absent without an estimate by part', () => {
    const across = { ...sources, ...centres({ ratio: 1, lower: 0.5, upper: 2 }) }
    for (const document of drawn({ of: ['across'] }, across).documents) expect(countsIn(document)).toEqual([])
  })
})

test('the axis has the ends of the plan and ticks within them', () => {
  const ticks = (axis?: readonly [number, number]): readonly string[] =>
    drawn(axis === undefined ? {} : { axis }).documents.map((document) =>
      [...document.querySelectorAll('[data-axis=x]')].map(({ textContent }) => textContent).join(' '),
    )
  expect(ticks([0.1, 10])).toEqual(['0.1 0.25 0.5 1 2 4 10', '0.1 0.25 0.5 1 2 4 10'])
  expect(ticks([0.5, 2])[0]).toBe('0.5 0.67 0.8 1 1.25 1.5 2')
  expect(plan().figures['ratios']).not.toHaveProperty('axis')
})
