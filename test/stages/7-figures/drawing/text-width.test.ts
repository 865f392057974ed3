import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evenLines, shorten, textWidth, wrapText } from '../../../../stages/7-figures/drawing/text-width.ts'

test('a text that fits stays, one that does not ends in an ellipsis', () => {
  expect(shorten('short', 12, 200)).toBe('short')
  expect(shorten('a text that is too long', 12, 60)).toMatch(/^a text.*…$/)
})

test('lines break at spaces, and within a word that is longer than a line', () => {
  expect(wrapText('death without relapse', 11, 80, 3)).toEqual(['death without', 'relapse'])
  expect(wrapText('W'.repeat(20), 11, 80, 2)).toEqual([
    expect.stringMatching(/^W+$/),
    expect.stringMatching(/^W+…$/),
  ])
})

test('even lines are as many, and end alike', () => {
  expect(wrapText('Death without distant relapse', 11, 118, 3)).toEqual(['Death without distant', 'relapse'])
  expect(evenLines('Death without distant relapse', 11, 118, 3)).toEqual(['Death without', 'distant relapse'])
  expect(evenLines('one', 11, 118, 3)).toEqual(['one'])
})

test('no line is wider than asked, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 40, max: 300 }), (text, width) => {
      for (const line of wrapText(text, 11, width, 3)) expect(textWidth(line, 11)).toBeLessThanOrEqual(width)
    }),
  )
})
