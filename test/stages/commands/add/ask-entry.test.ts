import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import type { Variable } from '../../../../cohort/values/value.ts'
import { completeEntry } from '../../../../stages/commands/add/ask-entry.ts'
import { questionsAt } from '../../../../stages/commands/add/questions.ts'
import { sectionsOf } from '../../../../stages/commands/descriptors/forms.ts'
import { schemas } from '../../../../stages/commands/descriptors/json-schemas.ts'

const variable = (
  name: string,
  type: Variable['type'],
  codes: readonly string[] = [],
): [string, Variable] => [
  name,
  {
    name,
    title: name,
    type,
    unit: '1',
    categories: codes.length === 0 ? null : codes.map((value) => ({ value, label: value })),
    ordered: false,
    source: null,
    derivation: null,
    of: [],
  },
]
const KNOWN = {
  names: new Map([['endpoint', ['survival', 'relapse']]]),
  variables: new Map([
    variable('months', 'integer'),
    variable('status', 'string', ['alive', 'dead, of disease', '2']),
    variable('radiated', 'boolean'),
    variable('a=b', 'integer'),
  ]),
}

/** What options and typed lines give, and what was printed. */
const answered = async (
  word: string,
  options: Readonly<Record<string, readonly string[]>>,
  typed: readonly string[] | null,
) => {
  const section = sectionsOf(schemas.analysis).find((one) => one.word === word)!
  const [input, output] = [new PassThrough(), new PassThrough()]
  const questions = typed === null ? null : questionsAt(input, output)
  input.end((typed ?? []).map((line) => `${line}\n`).join(''))
  try {
    const entry = await completeEntry(section, new Map(Object.entries(options)), KNOWN, questions)
    return { entry, printed: String(output.read() ?? '') }
  } finally {
    questions?.close()
  }
}

describe('questions for an entry', () => {
  it('are asked for what is required and missing, with names of the plan and columns to choose from', async () => {
    const { entry, printed } = await answered('test', { title: ['T'] }, ['log-rank', '2', '3', ''])
    expect(entry).toEqual({ method: 'log-rank', title: 'T', endpoint: 'relapse', by: 'radiated' })
    expect(printed).toContain(
      'endpoint: the endpoint whose times are compared\n  1  survival\n  2  relapse\n',
    )
    expect(printed).not.toContain('displayed instead of the name')
  })

  it('are repeated for an empty answer, and end with the input: nothing is taken', async () => {
    expect((await answered('test', { method: ['gray'] }, ['', '', '1', '', '2', ''])).entry).toMatchObject({
      endpoint: 'survival',
      by: 'status',
    })
    await expect(answered('test', { method: ['gray'] }, ['1'])).rejects.toThrow('found the end of the input')
  })

  it('ask for the variable and the code of a condition, then for other properties by name', async () => {
    const typed = ['OS', 'Survival', 'death', 'status', '2', 'months', 'months', 'landmark', '3', '']
    const { entry } = await answered('endpoint', {}, typed)
    expect(entry).toEqual({
      code: 'OS',
      title: 'Survival',
      event: { label: 'death', when: { status: '2' }, at: 'months' },
      until: 'months',
      landmark: 3,
    })
  })

  it('are not asked if the options are complete', async () => {
    const { entry, printed } = await answered('summary', { by: ['status'] }, [])
    expect([entry, printed]).toEqual([{ by: 'status' }, ''])
  })
})

describe('options without a terminal', () => {
  const condition = async (...texts: readonly string[]) =>
    (await answered('population', { title: ['t'], condition: texts }, null)).entry['condition']

  it('give codes of the type of their variable', async () => {
    expect(await condition('status=2')).toEqual({ status: '2' })
    expect(await condition('months=2')).toEqual({ months: 2 })
    expect(await condition('radiated=true', 'months=1,2')).toEqual({ radiated: true, months: [1, 2] })
    expect(await condition('a=b=3')).toEqual({ 'a=b': 3 })
    expect(await condition('a=b')).toEqual({ 'a=b': { present: true } })
    expect(await condition('status=dead, of disease')).toEqual({ status: 'dead, of disease' })
    expect(await condition('{ not: { months: { min: 2 } } }')).toEqual({ not: { months: { min: 2 } } })
  })

  it('give a text, a number, a list or properties as the schema says', async () => {
    const of = async (word: string, options: Readonly<Record<string, string>>) =>
      (
        await answered(
          word,
          Object.fromEntries(Object.entries(options).map(([name, text]) => [name, [text]])),
          null,
        )
      ).entry
    expect(await of('estimate', { title: '12', at: '1, 2.5', exact: 'true', by: '[status, "a=b"]' })).toEqual(
      {
        title: '12',
        at: [1, 2.5],
        by: ['status', 'a=b'],
        exact: true,
      },
    )
    const figure = { kind: 'kaplan-meier', title: 't', estimate: 'e' }
    expect((await of('figure', { ...figure, end: '24' }))['end']).toBe(24)
    expect((await of('figure', { ...figure, 'end.atRisk': '5' }))['end']).toEqual({ atRisk: 5 })
    const test = { method: 'log-rank', endpoint: 'e', by: 'b' }
    expect((await of('test', { ...test, weight: 'gehan' }))['weight']).toBe('gehan')
    expect((await of('test', { ...test, weight: '{ rho: 1, gamma: 0 }' }))['weight']).toEqual({
      rho: 1,
      gamma: 0,
    })
    expect((await of('test', { ...test, 'weight.rho': '1e0', 'weight.gamma': 'x' }))['weight']).toEqual({
      rho: 1,
      gamma: 'x',
    })
    const model = { method: 'cox', endpoint: 'e', covariates: 'a,b' }
    expect((await of('model', { ...model, per: '10' }))['per']).toBe(10)
    expect((await of('model', { ...model, per: '{ a: 10 }' }))['per']).toEqual({ a: 10 })
  })
})
