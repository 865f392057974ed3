import { expect, it } from 'vitest'
import { listed, repeated, shownText } from '../../../cohort/values/short-text.ts'

it('a text of a file is shown on one line, without control characters, and not whole', () => {
  expect(shownText('a\n\u001b[31mb\u202ec')).toBe('"a??[31mb?c"')
  expect(shownText('x'.repeat(10_000))).toBe(`"${'x'.repeat(60)}..."`)
})

it('names are listed, and repeated names found', () => {
  expect([listed([]), listed(['a']), listed(['a', 'b', 'c']), listed(['a', 'b', 'c'], 1)]).toEqual([
    ...['', 'a', 'a, b and c', 'a and 2 others'],
  ])
  expect(repeated(['a', 'b', 'a', 'a', '__proto__', '__proto__'])).toEqual(['a', '__proto__'])
})
