import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { freeCorner } from '../../../../stages/7-figures/curves/corner.ts'
import { apart } from '../../../../stages/7-figures/curves/end-labels.ts'
import { heightsOver, proportions } from '../../../../stages/7-figures/curves/height-axis.ts'

describe('a note', () => {
  const panel = { width: 400, height: 200 }
  const note = { width: 100, height: 30 }
  const box = (left: number, top: number, right: number, bottom: number) => ({ left, top, right, bottom })

  test('stands at the lower left if nothing is there, else in the first free corner', () => {
    const [lowerLeft, upperRight, upperLeft] = [
      box(0, 150, 60, 200),
      box(350, 0, 400, 5),
      box(50, 20, 60, 30),
    ]
    const sideOf = (boxes: readonly ReturnType<typeof box>[]) => {
      const corner = freeCorner(note, panel, boxes)
      return corner === null ? null : [corner.side, corner.top > 100 ? 'bottom' : 'top']
    }
    expect(sideOf([])).toEqual(['left', 'bottom'])
    expect(sideOf([lowerLeft])).toEqual(['right', 'top'])
    expect(sideOf([lowerLeft, upperRight])).toEqual(['left', 'top'])
    expect(sideOf([lowerLeft, upperRight, upperLeft])).toEqual(['right', 'bottom'])
    expect(sideOf([box(0, 0, 400, 200)])).toBeNull()
  })

  test('meets no curve and stays within the panel', () => {
    const number = (max: number) => fc.integer({ min: 0, max })
    fc.assert(
      fc.property(
        fc.array(fc.tuple(number(400), number(200), number(80), number(60)), { maxLength: 5 }),
        (all) => {
          const boxes = all.map(([left, top, width, height]) => box(left, top, left + width, top + height))
          const corner = freeCorner(note, panel, boxes)
          if (corner === null) return
          expect(corner.right - corner.left).toBe(100)
          expect(Math.min(corner.left, corner.top)).toBeGreaterThan(0)
          expect(corner.right).toBeLessThan(400)
          expect(corner.bottom).toBeLessThan(200)
          for (const one of boxes)
            expect(
              one.right < corner.left ||
                one.left > corner.right ||
                one.bottom < corner.top ||
                one.top > corner.bottom,
            ).toBe(true)
        },
      ),
    )
  })
})

test('names at the ends of curves keep their order, do not touch, and stay within the panel if they fit', () => {
  const labels = fc.array(
    fc.record({ middle: fc.integer({ min: 0, max: 200 }), height: fc.integer({ min: 10, max: 30 }) }),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  fc.assert(
    fc.property(labels, (unordered) => {
      const ordered = unordered.toSorted((a, b) => a.middle - b.middle)
      const middles = apart(ordered, { top: 0, bottom: 200 })
      middles.slice(1).forEach((middle, i) => {
        expect(middle - middles[i]!).toBeGreaterThanOrEqual(
          (ordered[i]!.height + ordered[i + 1]!.height) / 2 - 1e-9,
        )
      })
      expect(middles[0]! - ordered[0]!.height / 2).toBeGreaterThanOrEqual(-1e-9)
      expect(middles.at(-1)! + ordered.at(-1)!.height / 2).toBeLessThanOrEqual(200 + 1e-9)
    }),
  )
  expect(
    apart(
      [
        { middle: 50, height: 10 },
        { middle: 90, height: 10 },
      ],
      { top: 0, bottom: 200 },
    ),
  ).toEqual([50, 90])
})

test('a vertical axis has round heights between its ends', () => {
  expect(proportions('percent').heights).toEqual([0, 0.25, 0.5, 0.75, 1])
  expect(proportions('percent', [0.2, 0.9]).heights).toEqual([0.2, 0.4, 0.6, 0.8])
  expect(proportions('proportion', [0, 0.1]).heights).toEqual([0, 0.02, 0.04, 0.06, 0.08, 0.1])
  const curve = (estimate: number) => [
    { points: [{ time: 0, at_risk: 1, events: 0, estimate, lower: null, upper: null }] },
  ]
  expect(heightsOver(curve(0.83))).toMatchObject({ low: 0, top: 1, heights: [0, 0.2, 0.4, 0.6, 0.8, 1] })
  expect(heightsOver(curve(3.1)).top).toBe(4)
  expect(heightsOver(curve(0)).heights).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1])
})
