import { expect, test } from 'vitest'
import { COLOURS, lineStyles } from '../../../../stages/7-figures/drawing/colours.ts'

/** The luminance of WCAG, 0 to 1. */
const luminance = (colour: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(colour.slice(start, start + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
/** CIE lightness, 0 to 100. */
const lightness = (colour: string): number => 116 * Math.cbrt(luminance(colour)) - 16

test('six lines are of two kinds, and in grey print lines of one kind differ in lightness', () => {
  const styles = lineStyles(6)
  expect(new Set(styles.map(({ dash }) => dash)).size).toBe(2)
  for (const [i, a] of styles.entries())
    for (const b of styles.slice(i + 1))
      if (a.dash === b.dash)
        expect(
          Math.abs(lightness(a.colour) - lightness(b.colour)),
          `${a.colour} ${b.colour}`,
        ).toBeGreaterThan(12)
})

test('two lines differ in dash and, in grey print, by a third of the way from black to white', () => {
  const [first, second] = lineStyles(2)
  expect(first!.dash).not.toBe(second!.dash)
  expect(Math.abs(lightness(first!.colour) - lightness(second!.colour))).toBeGreaterThan(33)
})

test('each colour has a contrast of at least 3 to white', () => {
  for (const colour of COLOURS) expect(1.05 / (luminance(colour) + 0.05)).toBeGreaterThanOrEqual(3)
})

test('a line whose colour repeats has the other dash', () => {
  for (const colours of [undefined, ['#0b3c6f'], ['#0b3c6f', '#d9730d']]) {
    const count = colours?.length ?? COLOURS.length
    const styles = lineStyles(2 * count, colours)
    for (let i = 0; i < count; i++) {
      expect(styles[i + count]!.colour).toBe(styles[i]!.colour)
      expect(styles[i + count]!.dash).not.toBe(styles[i]!.dash)
    }
  }
})
