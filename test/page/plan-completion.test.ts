import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { entryMarks } from '../../page/app/plan/entry-marks.ts'
import { fileBytes, fileText } from '../../page/app/plan/file-text.ts'
import { completionsAt } from '../../page/engine/plan/completions.ts'
import { dataCompletionsAt } from '../../page/engine/plan/data-completions.ts'
import { outlineOf } from '../../page/engine/plan/outline.ts'
import { type PlanRead, readPlanText } from '../../page/engine/plan/read-plan.ts'
import { schemas } from '../../stages/commands/descriptors/json-schemas.ts'

const [PLAN, DATA] = ['analysis.yaml', 'datapackage.json'].map((name) =>
  readFileSync(`docs/reference/example/${name}`, 'utf8'),
) as [string, string]
const example = readPlanText(PLAN, DATA) as PlanRead

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
    const [name, variable] = [...example.known.variables!].find(
      ([, own]) => own.categories !== null && own.type === 'string',
    )!
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
      { numRuns: 15 },
    )
  })
})

describe('completion in datapackage.json', () => {
  const read = { schema: schemas.datapackage, known: { names: new Map(), variables: null } }
  /** The labels at `|`. */
  const at = (text: string): readonly string[] =>
    dataCompletionsAt(text.replace('|', ''), text.indexOf('|'), read).options.map(({ label }) => label)
  /** The text after the first option was chosen at `|`. */
  const chosen = (text: string): string => {
    const plain = text.replace('|', '')
    const { from, to, options } = dataCompletionsAt(plain, text.indexOf('|'), read)
    return `${plain.slice(0, from)}${options[0]?.text}${plain.slice(to)}`
  }
  const field = (line: string): string =>
    `{\n  "resources": [\n    {\n      "schema": {\n        "fields": [\n          {\n            "name": "age",\n            ${line}`

  it('writes names and words of the schema as JSON, within marks and without', () => {
    expect(chosen('{ "tit|')).toBe('{ "title": ')
    expect(chosen('{ "tit|"')).toBe('{ "title": ')
    expect(chosen('{ tit|')).toBe('{ "title": ')
    expect(chosen('{ "tit|": "a" }')).toBe('{ "title": "a" }')
    expect(chosen(field('"type": "bool|"'))).toBe(field('"type": "boolean"'))
    expect(chosen(field('"type": bool|\n }'))).toBe(field('"type": "boolean"\n }'))
  })

  it('offers what stands beside only once, and nothing within a text of several words', () => {
    expect(at('{\n  "|\n  "title": "x"\n}')).toContain('resources')
    expect(at('{\n  "|\n  "title": "x"\n}')).not.toContain('title')
    expect(at('{ "title": "some wor|')).toEqual([])
    expect(at(field('"|"'))).toContain('constraints')
    expect(at(field('"|"'))).not.toContain('name')
  })

  it('never fails, wherever the caret is', () => {
    for (let offset = 0; offset <= DATA.length; offset += 97) {
      const { from, to } = dataCompletionsAt(DATA, offset, read)
      expect(from <= offset && offset <= to).toBe(true)
    }
  })
})

describe('a file as a text', () => {
  it('has its mark and its line breaks again in the bytes', () => {
    for (const text of ['a\n', '\ufeffa\r\nb\r\n', 'a\r\n', ''])
      expect(
        fileBytes(fileText(new TextEncoder().encode(text)), fileText(new TextEncoder().encode(text)).text),
      ).toEqual(new TextEncoder().encode(text))
  })
})

describe('marks at entries', () => {
  const outline = (tests: Readonly<Record<string, string>>) => ({
    problem: '',
    sections: [
      {
        ...{ name: 'tests', word: 'test', description: '', kinds: [] },
        entries: Object.entries(tests).map(([name, content]) => ({ name, content, title: '', line: 1 })),
      },
    ],
  })

  it('say which entries the last report does not know, or knows otherwise, and whose numbers changed', () => {
    const changed = ['b/p', 'b/z', 'bb/p'].map((id) => ({ id, before: '1', after: '2' }))
    const marks = entryMarks(outline({ a: '1', b: '2', c: '3' }), outline({ a: '1', b: '1' }), changed)
    expect([...marks]).toEqual([
      ['tests/b', ['edited', '2 numbers changed']],
      ['tests/c', ['new']],
    ])
    expect([...entryMarks(outline({ a: '1' }), null, [])]).toEqual([])
  })

  it('are not changed by how the text is written', () => {
    const again = readPlanText(
      `# a comment\n${PLAN.replace('alpha: 0.05', 'alpha:   0.050')}`,
      DATA,
    ) as PlanRead
    expect([...entryMarks(outlineOf(again), outlineOf(example), [])]).toEqual([])
  })
})
