import { describe, expect, test } from 'vitest'
import { drawFigures } from '../../../stages/7-figures/draw-figures.ts'
import { parsed } from '../../support/figures/drawn.ts'
import { six, sizesOf, sourcesOf } from '../../support/figures/figure-cohort.ts'
import { plan } from '../../support/figures/figure-plan.ts'
import { freireich } from '../../support/figures/freireich.ts'
import { numberOf } from '../../support/figures/read-back.ts'
import { type TextBox, textBoxes } from '../../support/figures/text-boxes.ts'

/** Pixels of 1/96 inch. */
const POINT = 96 / 72
const MILLIMETRE = 96 / 25.4

const sources = {
  ...sourcesOf(six),
  sizes: sizesOf(6, { 'operated after the end of the study': 2, 'followed elsewhere': 1 }),
}
const { figures } = plan()
const drawn = [
  drawFigures(figures, sources),
  drawFigures({ 'assumptions-of-42': figures['assumptions']! }, sourcesOf(freireich)),
]
const pictures = drawn.flatMap(({ svgs, narrowSvgs }) => [
  ...Object.entries(svgs).map(([name, svg]) => [`${name} for 180 mm`, 180, svg] as const),
  ...Object.entries(narrowSvgs).map(([name, svg]) => [`${name} for 85 mm`, 85, svg] as const),
])

describe.each(pictures)('the picture %s', (_, millimetres, svg) => {
  const document = parsed(svg)
  const root = document.documentElement
  const texts = textBoxes(document)
  const [width, height] = [numberOf(root, 'width'), numberOf(root, 'height')]

  test('has its width on paper', () => {
    expect(width / MILLIMETRE).toBeGreaterThan(millimetres - 0.3)
    expect(width / MILLIMETRE).toBeLessThanOrEqual(millimetres)
    expect(root.getAttribute('viewBox')).toBe(`0 0 ${width} ${height}`)
  })

  test('has no text below 7 pt and no line below 0.75 pt', () => {
    for (const { text, size } of texts) expect(size / POINT, text).toBeGreaterThanOrEqual(7)
    for (const line of document.querySelectorAll('path, line, rect, circle')) {
      const stroke = line.closest('[stroke]')?.getAttribute('stroke') ?? 'none'
      const stroked = line.closest('[stroke-width]')
      if (stroke !== 'none' && stroked !== null)
        expect(numberOf(stroked, 'stroke-width') / POINT).toBeGreaterThanOrEqual(0.75)
    }
  })

  test('has all text on the page', () => {
    for (const { text, left, right, y, size } of texts) {
      expect(left, text).toBeGreaterThanOrEqual(-0.5)
      expect(right, text).toBeLessThanOrEqual(width + 0.5)
      expect(y - 0.75 * size, text).toBeGreaterThanOrEqual(-0.5)
      expect(y + 0.22 * size, text).toBeLessThanOrEqual(height + 0.5)
    }
  })

  test('has no two texts on each other', () => {
    expect(overlaps(texts)).toEqual([])
  })
})

/** Pairs of texts whose boxes share more than a pixel in both directions. */
const overlaps = (texts: readonly TextBox[]): readonly string[] =>
  texts.flatMap((a, i) =>
    texts
      .slice(i + 1)
      .filter(
        (b) =>
          Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
          Math.min(bottom(a), bottom(b)) - Math.max(top(a), top(b)) > 1,
      )
      .map((b) => `${a.text} / ${b.text}`),
  )

const top = ({ y, size }: TextBox): number => y - 0.72 * size
const bottom = ({ y }: TextBox): number => y
