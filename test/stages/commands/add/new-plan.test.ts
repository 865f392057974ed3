import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { Plan } from '../../../../cohort/descriptors/plan/plan.ts'
import { planWith, readPlan } from '../../../../stages/commands/add/new-plan.ts'

const ORDER = Object.keys(Plan.shape)
const bytesOf = (text: string) => new TextEncoder().encode(text)
const added = (
  text: string,
  section = 'tests',
  name = 'c',
  entry: Readonly<Record<string, unknown>> = { x: 1 },
) => {
  const { bytes, lines } = planWith(readPlan('analysis.yaml', bytesOf(text)), section, name, entry, ORDER)
  return { text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), lines }
}

/** A layout, and the same with `c` in the section tests, by hand. */
const LAYOUTS: Readonly<Record<string, readonly [before: string, after: string]>> = {
  'after the last entry': ['tests:\n  a: { m: 1 }\n', 'tests:\n  a: { m: 1 }\n  c: { x: 1 }\n'],
  'before the next section': [
    'tests:\n  a: { m: 1 }\nmodels: {}\n',
    'tests:\n  a: { m: 1 }\n  c: { x: 1 }\nmodels: {}\n',
  ],
  'in the indentation of the others': [
    'tests:\n     a: { m: 1 }\n\nmodels: {}\n',
    'tests:\n     a: { m: 1 }\n     c: { x: 1 }\n\nmodels: {}\n',
  ],
  'in the form of the last one': ['tests:\n  a:\n    m: 1\n', 'tests:\n  a:\n    m: 1\n  c:\n    x: 1\n'],
  'after comments of the last one, before those of the next section': [
    'tests:\n  a: # one\n    m: 1 # two\n    # three\n\n  # four\n\n# five\n  # six\nmodels: {}\n',
    'tests:\n  a: # one\n    m: 1 # two\n    # three\n\n  # four\n  c:\n    x: 1\n\n# five\n  # six\nmodels: {}\n',
  ],
  'after a text of several lines': [
    'tests:\n  a:\n    m: |\n      # no comment\n\n      end\n\nmodels: {}\n',
    'tests:\n  a:\n    m: |\n      # no comment\n\n      end\n  c:\n    x: 1\n\nmodels: {}\n',
  ],
  'after a quoted text with the signs of comments and ends': [
    'tests:\n  a: { m: "# } ,\n    x: y" } # "\nmodels: {}\n',
    'tests:\n  a: { m: "# } ,\n    x: y" } # "\n  c: { x: 1 }\nmodels: {}\n',
  ],
  'after a list': [
    'tests:\n  a:\n    m:\n    - 1\n    - 2 # two\nmodels: {}\n',
    'tests:\n  a:\n    m:\n    - 1\n    - 2 # two\n  c:\n    x: 1\nmodels: {}\n',
  ],
  'in a file that ends without a line break': [
    'tests:\n  a: { m: 1 }',
    'tests:\n  a: { m: 1 }\n  c: { x: 1 }',
  ],
  'in a file that ends with a comment': [
    'tests:\n  a: { m: 1 }\n  # end',
    'tests:\n  a: { m: 1 }\n  # end\n  c: { x: 1 }',
  ],
  'in a file of Windows': [
    '\ufefftests:\r\n  a: { m: 1 }\r\nmodels: {}\r\n',
    '\ufefftests:\r\n  a: { m: 1 }\r\n  c: { x: 1 }\r\nmodels: {}\r\n',
  ],
  'in an empty section': ['tests: {} # none\nmodels: {}\n', 'tests: { c: { x: 1 } } # none\nmodels: {}\n'],
  'under a name without entries': [
    'title: t\ntests: # none\n  # yet\n# models\nmodels: {}\n',
    'title: t\ntests: # none\n  # yet\n  c: { x: 1 }\n# models\nmodels: {}\n',
  ],
  'between brackets': ['tests: { a: { m: 1 } }\n', 'tests: { a: { m: 1 }, c: { x: 1 } }\n'],
  'between brackets, after a comma': ['tests: { a: { m: 1 }, }\n', 'tests: { a: { m: 1 }, c: { x: 1 } }\n'],
  'between brackets on several lines': [
    'tests: {\n  a: { m: 1 } # } one\n}\n',
    'tests: {\n  a: { m: 1 }, # } one\n  c: { x: 1 }\n}\n',
  ],
  'between brackets on several lines, after a comma': [
    'tests: {\n  a: { m: 1 }, # one\n  }\n',
    'tests: {\n  a: { m: 1 }, # one\n  c: { x: 1 }\n  }\n',
  ],
  'in a section of its own, in the order of the schema': [
    'title: t\nendpoints:\n  e: { m: 1 }\n\n# figures\nfigures: {}\n',
    'title: t\nendpoints:\n  e: { m: 1 }\ntests:\n  c: { x: 1 }\n\n# figures\nfigures: {}\n',
  ],
  'in a section of its own after all others': [
    'figures: {}\n# end\n',
    'figures: {}\ntests:\n  c: { x: 1 }\n# end\n',
  ],
  'in JSON': [
    '{"title": "t", "tests": {"a": {"m": 1}}}',
    '{"title": "t", "tests": {"a": {"m": 1}, "c": { "x": 1 }}}',
  ],
  'in JSON without the section': [
    '{\n  "title": "t",\n  "figures": {}\n}\n',
    '{\n  "title": "t",\n  "figures": {},\n  "tests": { "c": { "x": 1 } }\n}\n',
  ],
}

describe('an entry is added', () => {
  it.each(Object.entries(LAYOUTS))('%s', (_, [before, after]) => {
    expect(added(before).text).toBe(after)
  })

  it('and its lines are said with their numbers in the new file', () => {
    const { text, lines } = added('title: t\n\nfigures: {}\n', 'tests', 'c', { x: 'y'.repeat(120) })
    expect(lines.map(({ line }) => line)).toEqual([2, 3, 4])
    for (const { line, text: own } of lines) expect(text.split('\n')[line - 1]).toBe(own)
  })

  it('with whatever names and texts: they are read as they were given', () => {
    const word = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom(
        ...[
          '',
          ' ',
          'no',
          'Y',
          'null',
          '~',
          '01',
          '1e3',
          '.inf',
          '2020-01-01',
          'a: b',
          'a #b',
          '#',
          '- a',
          '&a',
          '*a',
        ],
        ...[
          '!t',
          '%',
          '@',
          '`',
          '{',
          ']',
          ',',
          "'",
          '"',
          '\\',
          '\n',
          '\t',
          '\u0000',
          '\u0085',
          '\u2028',
          '\ufeff',
          '...',
        ],
        ...['---', '<<', '=', '?', '? a', 'constructor', '\ud7ff', 'é', '\u{1f600}'],
      ),
    )
    const value = fc.oneof(
      word,
      fc.boolean(),
      // no plan tells -0 from 0
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
      fc.array(word),
    )
    const entry = fc.dictionary(
      word.filter((name) => name !== '__proto__'),
      fc.oneof(
        value,
        fc.dictionary(
          word.filter((name) => name !== '__proto__'),
          value,
          { maxKeys: 3 },
        ),
      ),
      { maxKeys: 4 },
    )
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(LAYOUTS)), entry, ([before], given) => {
        const { text } = added(before, 'tests', 'c', given)
        expect({ ...parse(text.replace(/^\ufeff/, '')).tests.c }).toEqual({ ...given })
        // nothing else than printable signs, tabs excepted, comes into the file
        expect(
          text.length - text.replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u2028\u2029]/g, '').length,
        ).toBe(0)
      }),
      { numRuns: 60 },
    )
  })

  it('or refused, where the file has no place for it', () => {
    for (const text of ['tests: ~\n', 'tests: []\n', 'tests: text\n', '- a\n', 'text\n', ''])
      expect(() => added(text), text).toThrow('nothing was written; add to tests by hand: c: { x: 1 }')
    expect(() => added('tests: &a {}\nmodels: *a\n')).toThrow('no YAML alias')
  })
})
