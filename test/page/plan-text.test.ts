import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { Plan } from '../../cohort/descriptors/plan/plan.ts'
import { fileBytes, fileText } from '../../page/app/plan/file-text.ts'
import { withEntry } from '../../page/engine/plan/change-plan.ts'
import { changedText, textWithout } from '../../page/engine/plan/changed-text.ts'
import { completionsAt } from '../../page/engine/plan/completions.ts'
import { entryForm } from '../../page/engine/plan/entry-form.ts'
import { outlineOf } from '../../page/engine/plan/outline.ts'
import { type PlanRead, readPlanText } from '../../page/engine/plan/read-plan.ts'
import type { EntryPlace, Field, Given } from '../../page/plan-messages.ts'
import { formWords } from '../../stages/commands/add/choose-form.ts'

/** Valid files that have every property. */
const [PLAN, DATA] = ['analysis.yaml', 'datapackage.json'].map((name) =>
  readFileSync(`docs/reference/example/${name}`, 'utf8'),
) as [string, string]

const read = (text: string, data = DATA): PlanRead => {
  const found = readPlanText(text, data)
  if (typeof found === 'string') throw new Error(found)
  return found
}
const example = read(PLAN)

/** What a form has when nobody has changed anything in it. */
const textsOf = (fields: readonly Field[]): Given =>
  fields.flatMap(({ place, input }): Given => {
    if (input.kind === 'text') return input.value === '' ? [] : [[place, input.value]]
    return input.kind === 'group'
      ? textsOf(input.fields)
      : input.items.flatMap(({ fields: own }) => textsOf(own))
  })

const entries: readonly EntryPlace[] = outlineOf(example).sections.flatMap((section) =>
  section.entries.map(({ name }) => ({ section: section.name, name, isNew: false, kind: '' })),
)
const named = ({ section, name }: EntryPlace): string => `${section} ${name}`.trim() || 'the plan itself'

const written = (from: PlanRead, place: EntryPlace, given: Given, data = DATA): string => {
  const result = withEntry(from, place, given, data)
  if ('problems' in result) throw new Error(result.problems.join('\n'))
  return result.text
}

/** The lines that two texts do not share at their beginning and end. */
const differing = (before: string, after: string): readonly [string, string] => {
  const [a, b] = [before.split('\n'), after.split('\n')]
  const most = Math.min(a.length, b.length)
  let head = 0
  while (head < most && a[head] === b[head]) head += 1
  let tail = 0
  while (tail < most - head && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1
  return [a.slice(head, a.length - tail).join('\n'), b.slice(head, b.length - tail).join('\n')]
}

describe('an entry of the plan as a form', () => {
  it('has an example with an entry of every kind of every section', () => {
    const kinds = example.sections.flatMap(({ name, forms }) => forms.map((form) => `${name} ${formWords(form)}`))
    const shown = entries
      .filter(({ section }) => section !== '')
      .map((place) => `${place.section} ${entryForm(example, place, null).kind}`)
    const missing = kinds.filter((kind) => !shown.some((other) => other === kind || kind.startsWith(other.trimEnd())))
    expect(missing).toEqual([])
  })

  it.each(entries.map((place) => [named(place), place] as const))(
    'leaves every byte of the text where nothing was changed: %s',
    (_, place) => {
      expect(written(example, place, textsOf(entryForm(example, place, null).fields))).toBe(PLAN)
    },
  )

  it('writes, of every property that it shows, a text that the schema accepts and that means the same', () => {
    // each entry with all of its properties is taken out, and filled in anew from the texts alone
    for (const place of entries.filter(({ section }) => section !== '')) {
      const form = entryForm(example, place, null)
      const without = read(textWithout(PLAN, place.section, place.name))
      const again = withoutFaults(without, { ...place, isNew: true, kind: form.kind }, textsOf(form.fields))
      const [before, after] = [PLAN, again].map((text) => parse(text)[place.section][place.name])
      expect([named(place), after]).toEqual([named(place), before])
      expect([named(place), Plan.safeParse(parse(again)).success]).toEqual([named(place), true])
    }
  })

  it.each(entries.map((place) => [named(place), place] as const))(
    'changes one property and no other line: %s',
    (_, place) => {
      const texts = textsOf(entryForm(example, place, null).fields)
      // a title is a text of any words; where there is none, it is added
      const given = [...texts.filter(([at]) => at !== 'title'), ['title', 'Another, with "quotes": yes # no'] as const]
      const hasTitle = entryForm(example, place, null).fields.some(({ place: at }) => at === 'title')
      if (!hasTitle) return
      const after = written(example, place, given)
      const value = parse(after)
      const entry = place.section === '' ? value : value[place.section][place.name]
      expect(entry.title).toBe('Another, with "quotes": yes # no')
      const [old, now] = differing(PLAN, after)
      expect([old.split('\n').length, now.split('\n').length].every((count) => count <= 2)).toBe(true)
    },
  )

  it('offers names that exist, words of the schema, and codes', () => {
    const fields = (section: string, name: string) =>
      entryForm(example, { section, name, isNew: false, kind: '' }, null).fields
    const optionsOf = (all: readonly Field[], name: string) => {
      const input = all.find((field) => field.name === name)!.input
      return input.kind === 'text' ? input.options : []
    }
    const figure = example.descriptor.value as { figures: Record<string, { kind: string }> }
    const [curves] = Object.entries(figure.figures).find(([, { kind }]) => kind === 'kaplan-meier')!
    const own = fields('figures', curves)
    expect(optionsOf(own, 'estimate')).toEqual([...example.known.names.get('estimate')!])
    expect(optionsOf(own, 'table')).toEqual(['at-risk', 'at-risk-events', 'full', 'none'])
    expect(optionsOf(own, 'by')).toEqual([...example.known.variables!.keys()])
    const [population] = example.known.names.get('population')!
    expect(optionsOf(fields('populations', population!), 'condition').some((text) => /^\S+=\S+$/.test(text))).toBe(true)
  })

  it('says what is wrong with the entry in the words of the command line, and writes nothing', () => {
    const [name] = example.known.names.get('estimate')!
    const place = { section: 'estimates', name: name!, isNew: false, kind: '' }
    const result = withEntry(example, place, [['quantiles', '0.5, 7']], DATA)
    expect('problems' in result && result.problems.join()).toMatch(/^analysis\.yaml:\d+:\d+ estimates\.\S+: expected .*, found 7/)
  })
})

/** A new entry, also where others that need it are at fault while it is away. */
const withoutFaults = (from: PlanRead, place: EntryPlace, given: Given): string =>
  written({ ...from, known: example.known }, place, given)

/** A layout, a change, and the text with it, by hand. */
const LAYOUTS: Readonly<Record<string, readonly [string, object, string]>> = {
  'in a block': ['t:\n  a:\n    m: 1 # one\n    n: 2\n', { m: 3, n: 2 }, 't:\n  a:\n    m: 3 # one\n    n: 2\n'],
  'between brackets': ['t:\n  a: { m: 1, n: 2 } # a\n', { m: 1, n: [3] }, 't:\n  a: { m: 1, n: [3] } # a\n'],
  'a property more, where the schema has it': [
    't:\n  a:\n    m: 1\n    o: 3\n  # b\n  b: {}\n',
    { m: 1, n: 2, o: 3 },
    't:\n  a:\n    m: 1\n    n: 2\n    o: 3\n  # b\n  b: {}\n',
  ],
  'a property less, with its comment': [
    't:\n  a:\n    m: 1 # one\n    # kept\n    n: 2\n',
    { n: 2 },
    't:\n  a:\n    # kept\n    n: 2\n',
  ],
  'the last one less': ['t:\n  a:\n    m: 1\nu: {}\n', {}, 't:\n  a: {}\nu: {}\n'],
  'the first between brackets less': ['t: { a: { m: 1, n: 2 } }\n', { n: 2 }, 't: { a: { n: 2 } }\n'],
  'the last between brackets less': ['t: { a: { m: 1, n: 2, } }\n', { m: 1 }, 't: { a: { m: 1, } }\n'],
  'a list with dashes': [
    't:\n  a:\n    m: # why\n      - 1\n      - 2 # two\n    n: 2\n',
    { m: [1, 5, 2], n: 2 },
    't:\n  a:\n    m: # why\n      - 1\n      - 5\n      - 2\n      # two\n    n: 2\n',
  ],
  'an item of a list': [
    't:\n  a:\n    m:\n      - { x: 1, y: 2 } # first\n      - x: 3\n        y: 4\n',
    { m: [{ x: 1, y: 2 }, { x: 3, y: 5 }] },
    't:\n  a:\n    m:\n      - { x: 1, y: 2 } # first\n      - x: 3\n        y: 5\n',
  ],
  'a text over lines': ['t:\n  a:\n    m: >-\n      one\n      two\n    n: 2\n', { m: 'three', n: 2 }, 't:\n  a:\n    m: three\n    n: 2\n'],
  'a value inside of another': [
    't:\n  a:\n    m:\n      x: 1 # one\n      y: 2\n',
    { m: { x: 1, y: 3 } },
    't:\n  a:\n    m:\n      x: 1 # one\n      y: 3\n',
  ],
  'without a value': ['t:\n  a:\n    m:\n    n: 2\n', { m: 1, n: 2 }, 't:\n  a:\n    m: 1\n    n: 2\n'],
  'in JSON': ['{ "t": { "a": { "m": 1 } } }\n', { m: 'x', n: true }, '{ "t": { "a": { "m": "x", "n": true } } }\n'],
  'in a file of Windows': ['t:\r\n  a:\r\n    m: 1\r\n', { m: 2, n: 3 }, 't:\r\n  a:\r\n    m: 2\r\n    n: 3\r\n'],
}

describe('the text of a plan with a change', () => {
  it.each(Object.entries(LAYOUTS))('is written %s', (_, [before, value, after]) => {
    expect(changedText(before, ['t', 'a'], value as Record<string, unknown>, ['m', 'n', 'o'])).toBe(after)
  })

  it('means the new value, whatever the change, and keeps every comment on a line of its own', () => {
    const leaf = fc.oneof(fc.integer(), fc.boolean(), fc.string(), fc.array(fc.oneof(fc.integer(), fc.string()), { maxLength: 3 }))
    const value = fc.dictionary(fc.constantFrom('m', 'n', 'o', 'p'), fc.oneof(leaf, fc.dictionary(fc.constantFrom('x', 'y'), leaf)), { noNullPrototype: true })
    const text = 'title: t # one\n# two\nt:\n  # three\n  a:\n    m: 1\n    n: { x: 1, y: [a, b] }\n    o:\n      - a\n      - b\n  b: { m: 1 }\n# four\nu: {}\n'
    fc.assert(
      fc.property(value, (wanted) => {
        const after = changedText(text, ['t', 'a'], wanted, ['m', 'n', 'o', 'p'])
        expect(parse(after)).toEqual({ ...parse(text), t: { a: wanted, b: { m: 1 } } })
        for (const word of ['# one', '# two', '# three', '# four']) expect(after).toContain(word)
      }),
      { numRuns: 60 },
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

describe('completion', () => {
  /** The labels at `|`. */
  const at = (text: string): readonly string[] =>
    completionsAt(text.replace('|', ''), text.indexOf('|'), example).options.map(({ label }) => label)
  const variables = [...example.known.variables!.keys()]
  const endpoints = [...example.known.names.get('endpoint')!]

  it.each<readonly [string, readonly string[]]>([
    ['profile: |', ['spss', 'r']],
    ['publish: t|', ['true']],
    ['tests:\n  a:\n    method: log-|', ['log-rank']],
    ['tests:\n  a: { method: log-rank, weight: ge|', ['gehan']],
    ['tests:\n  a:\n    method: log-rank\n    endpoint: |\n    by: x\n', endpoints],
    ['estimates:\n  a: { by: [|', variables],
    ['tables:\n  a:\n    columns:\n      - |', variables],
    ['# pro|', []],
    ['title: some wor|', []],
    ['tests:\n  a:\n    title: "met|', []],
  ])('offers at %j what the schema and the names allow', (text, expected) => {
    expect(at(text)).toEqual(expected)
  })

  it('offers properties of the kind that stands beside, and none that stands there already', () => {
    const fisher = at('tests:\n  a:\n    method: fisher\n    |\n    title: x\n')
    expect(fisher).toContain('variable')
    expect(fisher).not.toContain('endpoint')
    expect(fisher).not.toContain('title')
    expect(fisher).not.toContain('method')
    expect(at('|')).toContain('endpoints')
  })

  it('offers in a condition the variables, and the codes of one', () => {
    const [name, variable] = [...example.known.variables!].find(([, own]) => own.categories !== null && own.type === 'string')!
    expect(at('populations:\n  a: { condition: { |')).toEqual([...variables, 'all', 'any', 'not'])
    expect(at(`populations:\n  a: { condition: { ${name}: |`)).toEqual(
      expect.arrayContaining(variable.categories!.map(({ value }) => value)),
    )
  })

  it('never fails, wherever the caret is, and replaces only the word at it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: PLAN.length }), (offset) => {
        const { from, to } = completionsAt(PLAN, offset, example)
        expect(from <= offset && offset <= to).toBe(true)
        expect(PLAN.slice(from, to)).not.toMatch(/[\s,[\]{}]/)
      }),
      { numRuns: 40 },
    )
  })
})

describe('a file as a text', () => {
  it('has its mark and its line breaks again in the bytes', () => {
    for (const text of ['a\n', '\ufeffa\r\nb\r\n', 'a\r\n', ''])
      expect(fileBytes(fileText(new TextEncoder().encode(text)), fileText(new TextEncoder().encode(text)).text)).toEqual(
        new TextEncoder().encode(text),
      )
  })
})
