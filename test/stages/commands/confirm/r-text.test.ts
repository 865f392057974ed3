import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  isPlainName,
  rColumn,
  rComment,
  rNames,
  rNumber,
  rString,
  rStrings,
} from '../../../../stages/commands/confirm/r-script/r-text.ts'

/** Texts of every character that R can hold, the dangerous ones often. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(...'"\\\'`\n\r\t#(){};$%\u2028\u2029\u0085\u202e', '\\"', '");', 'é', '😀'),
      fc.string({ unit: 'grapheme', maxLength: 3 }),
    ),
  )
  .map((parts) => parts.join('').replace(/[\0\ud800-\udfff]/gu, ''))

/** The text of a literal: R's escapes are those of JSON, but for code points above U+FFFF. */
const read = (literal: string): string =>
  JSON.parse(
    literal.replace(/\\U([0-9a-f]{8})|\\./g, (part, code?: string) =>
      code === undefined ? part : String.fromCodePoint(Number.parseInt(code, 16)),
    ),
  )

it('a string is one literal of printable ASCII, which is the text again', () => {
  fc.assert(
    fc.property(text, (written) => {
      const literal = rString(written)
      expect(literal).toMatch(/^"(?:[ !#-[\]-~]|\\["\\]|\\u[0-9a-f]{4}|\\U[0-9a-f]{8})*"$/)
      expect(read(literal)).toBe(written)
    }),
    { numRuns: 1000 },
  )
})

it('a string by hand', () => {
  expect(rString('a"); system("x") #')).toBe(String.raw`"a\"); system(\"x\") #"`)
  expect(rString('a\n\\b')).toBe(String.raw`"a\u000a\\b"`)
  expect(rString('ü😀')).toBe(String.raw`"\u00fc\U0001f600"`)
  expect(rStrings(['a', 'b'])).toBe('c("a", "b")')
})

it('no string of R holds U+0000 or half a pair of surrogates', () => {
  expect(() => rString('a\0b')).toThrow('U+0')
  expect(() => rString('\ud800')).toThrow('U+d800')
})

it('a comment is one line without hidden characters', () => {
  fc.assert(
    fc.property(text, (words) => {
      const comment = rComment(words)
      expect(comment.startsWith('#')).toBe(true)
      expect(comment).not.toMatch(/[\0-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff]/)
    }),
  )
  expect(rComment('Title\nsystem("x")\r\u2028q()')).toBe('# Title system("x") q()')
})

it('a column is a name only where R takes it for one', () => {
  expect(rColumn('patients', 'age')).toBe('patients$age')
  expect(rColumn('patients', 'if')).toBe('patients[["if"]]')
  expect(rColumn('patients', '_x')).toBe('patients[["_x"]]')
  expect(rColumn('patients', 'a b')).toBe('patients[["a b"]]')
  expect(rColumn('patients', 'x); q(')).toBe('patients[["x); q("]]')
  expect(isPlainName('größe')).toBe(false)
})

it('different words have different names', () => {
  const nameOf = rNames('times')
  expect(['overall-survival', 'overall_survival', 'overall-survival', 'times-x'].map(nameOf)).toEqual([
    'times_overall_survival',
    'times_overall_survival.2',
    'times_overall_survival',
    'times_x',
  ])
})

it('a number reads back as the same double', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
      expect(Number(rNumber(number))).toBe(number + 0)
    }),
  )
  expect(() => rNumber(Number.NaN)).toThrow('finite')
})
