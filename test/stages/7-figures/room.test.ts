import { describe, expect, test } from 'vitest'
import { drawFigures } from '../../../stages/7-figures/draw-figures.ts'
import { parsed } from '../../support/figures/drawn.ts'
import { six, sizesOf, sourcesOf } from '../../support/figures/figure-cohort.ts'
import { plan } from '../../support/figures/figure-plan.ts'
import { numberOf } from '../../support/figures/read-back.ts'
import { textBoxes, textBoxesOf } from '../../support/figures/text-boxes.ts'

const { figures } = plan()

describe('in wide letters', () => {
  test('every line of a flow is within a box and crosses no side of it, for 180 mm and for 85 mm', () => {
    const sizes = sizesOf(6, {
      'operated after the end of the study': 1234,
      'followed elsewhere, in one of the four hospitals that send no letters': 1,
    })
    const sources = sourcesOf(six, { event: 'a relapse in a place that was not irradiated' })
    const { svgs, narrowSvgs } = drawFigures({ flow: figures['flow']! }, { ...sources, sizes })
    for (const document of [svgs['flow']!, narrowSvgs['flow']!].map(parsed)) {
      const boxes = [...document.querySelectorAll('rect')].map((box) => ({
        left: numberOf(box, 'x'),
        right: numberOf(box, 'x') + numberOf(box, 'width'),
        top: numberOf(box, 'y'),
        bottom: numberOf(box, 'y') + numberOf(box, 'height'),
      }))
      // the titles of the columns are in no box
      const lines = textBoxes(document).filter(({ y }) => y > Math.min(...boxes.map(({ top }) => top)))
      const outside = lines.filter(
        ({ left, right, y, size }) =>
          !boxes.some(
            (box) =>
              left > box.left + 1 &&
              right < box.right - 1 &&
              y - 0.72 * size > box.top + 1 &&
              y + 0.2 * size < box.bottom,
          ),
      )
      expect(lines.length).toBeGreaterThan(10)
      expect(outside).toEqual([])
      const overlapping = boxes.filter((a, i) =>
        boxes.some(
          (b, j) => i < j && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom,
        ),
      )
      expect(overlapping).toEqual([])
    }
  })

  test('the headings of the audit figure do not touch', () => {
    const document = parsed(drawFigures({ printed: figures['printed']! }, sourcesOf(six)).svgs['printed']!)
    const bold = [...document.querySelectorAll('text[font-weight="600"]')].flatMap(textBoxesOf)
    const headings = bold.filter(({ y }) => y === bold.find(({ text }) => text === 'Reported')!.y)
    const gaps = headings.slice(1).map(({ left }, i) => left - headings[i]!.right)
    expect(headings.map(({ text }) => text)).toHaveLength(3)
    for (const gap of gaps) expect(gap).toBeGreaterThan(6)
  })
})
