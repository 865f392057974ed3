import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { changedText, textWithout } from '../../page/engine/plan/changed-text.ts'

/** A layout, a change, and the text with it, by hand. */
const LAYOUTS: Readonly<Record<string, readonly [string, object, string]>> = {
  'in a block': [
    't:\n  a:\n    m: 1 # one\n    q: 2\n',
    { m: 3, q: 2 },
    't:\n  a:\n    m: 3 # one\n    q: 2\n',
  ],
  'between brackets': ['t:\n  a: { m: 1, q: 2 } # a\n', { m: 1, q: [3] }, 't:\n  a: { m: 1, q: [3] } # a\n'],
  'a property more, where the schema has it': [
    't:\n  a:\n    m: 1\n    o: 3\n  # b\n  b: {}\n',
    { m: 1, q: 2, o: 3 },
    't:\n  a:\n    m: 1\n    q: 2\n    o: 3\n  # b\n  b: {}\n',
  ],
  'a property less, with its comment': [
    't:\n  a:\n    m: 1 # one\n    # kept\n    q: 2\n',
    { q: 2 },
    't:\n  a:\n    # kept\n    q: 2\n',
  ],
  'the last one less': ['t:\n  a:\n    m: 1\nu: {}\n', {}, 't:\n  a: {}\nu: {}\n'],
  'the first between brackets less': ['t: { a: { m: 1, q: 2 } }\n', { q: 2 }, 't: { a: { q: 2 } }\n'],
  'the last between brackets less': ['t: { a: { m: 1, q: 2, } }\n', { m: 1 }, 't: { a: { m: 1, } }\n'],
  'a list with dashes': [
    't:\n  a:\n    m: # why\n      - 1\n      - 2 # two\n    q: 2\n',
    { m: [1, 5, 2], q: 2 },
    't:\n  a:\n    m: # why\n      - 1\n      - 5\n      - 2\n      # two\n    q: 2\n',
  ],
  'an item of a list': [
    't:\n  a:\n    m:\n      - { x: 1, y: 2 } # first\n      - x: 3\n        y: 4\n',
    {
      m: [
        { x: 1, y: 2 },
        { x: 3, y: 5 },
      ],
    },
    't:\n  a:\n    m:\n      - { x: 1, y: 2 } # first\n      - x: 3\n        y: 5\n',
  ],
  'a text over lines': [
    't:\n  a:\n    m: >-\n      one\n      two\n    q: 2\n',
    { m: 'three', q: 2 },
    't:\n  a:\n    m: three\n    q: 2\n',
  ],
  'a value inside of another': [
    't:\n  a:\n    m:\n      x: 1 # one\n      y: 2\n',
    { m: { x: 1, y: 3 } },
    't:\n  a:\n    m:\n      x: 1 # one\n      y: 3\n',
  ],
  'without a value': ['t:\n  a:\n    m:\n    q: 2\n', { m: 1, q: 2 }, 't:\n  a:\n    m: 1\n    q: 2\n'],
  'in JSON': [
    '{ "t": { "a": { "m": 1 } } }\n',
    { m: 'x', q: true },
    '{ "t": { "a": { "m": "x", "q": true } } }\n',
  ],
  'in a file of Windows': [
    't:\r\n  a:\r\n    m: 1\r\n',
    { m: 2, q: 3 },
    't:\r\n  a:\r\n    m: 2\r\n    q: 3\r\n',
  ],
}

describe('the text of a plan with a change', () => {
  it.each(Object.entries(LAYOUTS))('is written %s', (_, [before, value, after]) => {
    expect(changedText(before, ['t', 'a'], value as Record<string, unknown>, ['m', 'q', 'o'])).toBe(after)
  })

  it('means the new value, whatever the change, and keeps every comment on a line of its own', () => {
    const leaf = fc.oneof(
      fc.integer(),
      fc.boolean(),
      fc.string(),
      fc.array(fc.oneof(fc.integer(), fc.string()), { maxLength: 3 }),
    )
    const value = fc.dictionary(
      fc.constantFrom('m', 'n', 'o', 'p'),
      fc.oneof(leaf, fc.dictionary(fc.constantFrom('x', 'y'), leaf)),
      { noNullPrototype: true },
    )
    const text =
      'title: t # one\n# two\nt:\n  # three\n  a:\n    m: 1\n    n: { x: 1, y: [a, b] }\n    o:\n      - a\n      - b\n  b: { m: 1 }\n# four\nu: {}\n'
    fc.assert(
      fc.property(value, (wanted) => {
        const after = changedText(text, ['t', 'a'], wanted, ['m', 'n', 'o', 'p'])
        expect(parse(after)).toEqual({ ...parse(text), t: { a: wanted, b: { m: 1 } } })
        for (const word of ['# one', '# two', '# three', '# four']) expect(after).toContain(word)
      }),
      { numRuns: 40 },
    )
  })

  it('lacks an entry that was removed, and its section if it was the only one', () => {
    const text = 'a: 1\nt:\n  x: { m: 1 }\n  # y\n  y:\n    m: 2\n\n# u\nu: { z: {} }\n'
    expect(textWithout(text, 't', 'x')).toBe('a: 1\nt:\n  # y\n  y:\n    m: 2\n\n# u\nu: { z: {} }\n')
    expect(textWithout(text, 't', 'y')).toBe('a: 1\nt:\n  x: { m: 1 }\n  # y\n\n# u\nu: { z: {} }\n')
    expect(textWithout('a: 1\nt:\n  x: { m: 1 }\n# u\nu: {}\n', 't', 'x')).toBe('a: 1\n# u\nu: {}\n')
    expect(textWithout(text, 'u', 'z')).toBe(text.replace('{ z: {} }', '{}'))
  })
})
