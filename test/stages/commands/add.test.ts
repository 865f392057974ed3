import { parseArgs } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { DERIVATIONS } from '../../../cohort/descriptors/derivations/index.ts'
import { GROUP_TESTS } from '../../../cohort/descriptors/group-tests/index.ts'
import { MODELS } from '../../../cohort/descriptors/models/index.ts'
import { Figure } from '../../../cohort/descriptors/plan/figure.ts'
import { Plan } from '../../../cohort/descriptors/plan/plan.ts'
import { completeEntry } from '../../../stages/commands/add/ask-entry.ts'
import { knownOf } from '../../../stages/commands/add/known-names.ts'
import { planWith, readPlan } from '../../../stages/commands/add/new-plan.ts'
import { command } from '../../../stages/commands/add.ts'
import { type Form, sectionsOf } from '../../../stages/commands/descriptors/forms.ts'
import { schemas } from '../../../stages/commands/descriptors/json-schemas.ts'
import type { Project } from '../../../tools/support/project.ts'
import { PLAN, twelvePatients, twelveProject } from '../../support/stages/twelve-patients.ts'

let project: Project
beforeAll(() => {
  project = twelveProject()
})

const fresh = () => project.write(PLAN, twelvePatients['analysis.yaml']!)
const add = (...words: readonly string[]) => project.call(['add', ...words])

const sections = new Map(sectionsOf(schemas.analysis).map((section) => [section.word, section.forms]))
const formsIn = (word: string): readonly Form[] => sections.get(word)!

/** What each required property may be for these patients; a new kind with a new property fails here. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  title: ['A title'],
  endpoint: ['survival'],
  outcome: ['pain_before'],
  estimate: ['survival'],
  by: ['sex'],
  across: ['centre'],
  at: ['12'],
  covariates: ['sex,age'],
  until: ['months'],
  of: ['hazard'],
  columns: ['id,age,sex'],
  rows: ['age', 'centre'],
  test: ['by-sex'],
  tests: ['new-landmark-difference'],
  model: ['hazard'],
  seed: ['1'],
  runs: ['100'],
}
/** The columns that a kind needs, if others need different ones. */
const COLUMNS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  fisher: { variable: ['pain_before'] },
  'chi-square': { variable: ['pain_before'] },
  'mann-whitney': { variable: ['age'] },
  'kruskal-wallis': { variable: ['age'] },
  mcnemar: { before: ['pain_before'], after: ['pain_after'] },
  'signed-rank': { before: ['before'], after: ['after'] },
  student: { variable: ['age'] },
  welch: { variable: ['age'] },
  'paired-t': { before: ['before'], after: ['after'] },
  anova: { variable: ['age'] },
  'welch-anova': { variable: ['age'] },
  pearson: { x: ['before'], y: ['months'] },
  spearman: { x: ['before'], y: ['after'] },
  kendall: { x: ['before'], y: ['after'] },
  'cochran-armitage': { variable: ['pain_before'], by: ['centre'] },
}
const optionsFor = ({ tag, required }: Form): readonly string[] =>
  required
    .filter((name) => name !== tag?.property)
    .flatMap((name) => {
      const values = COLUMNS[tag?.word ?? '']?.[name] ?? VALUES[name]
      if (values === undefined) throw new Error(`expected a value for ${name}`)
      return values.flatMap((value) => [`--${name}`, value])
    })

const KINDS = ['test', 'model', 'figure', 'table', 'simulation'].flatMap((word) =>
  formsIn(word).map((form) => [word, form.tag?.word ?? form.required[0]!, form] as const),
)

/** The options of each kind of derived variable. */
const DERIVED: Readonly<Record<keyof typeof DERIVATIONS, readonly string[]>> = {
  condition: ['--condition', 'sex=f', '--condition', 'pain_before=true'],
  difference: ['--difference', 'after,before'],
  duration: ['--duration.from', 'operated', '--duration.to', 'seen', '--duration.unit', 'd'],
  convert: ['--convert.of', 'months', '--convert.unit', 'a'],
  assume: ['--assume.of', 'diagnosed', '--assume.day', '15'],
  day: ['--day', '2023-02-23'],
  yearOf: ['--yearOf', 'operated'],
  earliest: ['--earliest', 'operated,seen'],
  latest: ['--latest', 'operated', '--latest', 'seen'],
  rows: ['--rows.of', 'visits', '--rows.take', 'count'],
  sum: ['--sum', '[before, after]'],
  items: ['--items', 'sites'],
  recode: ['--recode.of', 'centre', '--recode.to', '{ n: north }', '--recode.otherwise', 'south'],
  bin: ['--bin.of', 'age', '--bin.at', '50', '--bin.labels', '"young", old: er'],
  compare: ['--compare.left', 'after', '--compare.is', '<=', '--compare.right', 'before'],
  changesAt: ['--changesAt', 'seen'],
}

/** The plan with what a call of `add` adds, without the check of the command, which the run makes at the end. */
const added = async (plan: string, [word = '', , name = '', ...args]: readonly string[]) => {
  const read = readPlan(PLAN, new TextEncoder().encode(plan))
  const section = sectionsOf(schemas.analysis).find((one) => one.word === word)!
  const { values } = parseArgs({ args: [...args], options: command.flags })
  const given = new Map(Object.entries(values).map(([path, texts]) => [path, texts as readonly string[]]))
  const entry = await completeEntry(section, given, knownOf(read, project.root, 'six'), null)
  const { bytes, lines } = planWith(read, section.name, name, entry, Object.keys(Plan.shape))
  return { text: new TextDecoder().decode(bytes), lines }
}

/** Text with the inserted part taken out. */
const withoutNew = (before: string, after: string): string => {
  let [begin, end] = [0, 0]
  while (begin < before.length && before[begin] === after[begin]) begin += 1
  while (end < before.length - begin && before.at(-1 - end) === after.at(-1 - end)) end += 1
  return after.slice(0, begin) + after.slice(after.length - end)
}

describe('add', () => {
  it('knows every kind of test, model, figure and derived variable', () => {
    const words = (word: string) => formsIn(word).map(({ tag }) => tag!.word)
    expect(words('test')).toEqual(Object.keys(GROUP_TESTS))
    expect(words('model')).toEqual(Object.keys(MODELS))
    expect(words('figure')).toEqual(Figure.options.map(({ shape }) => shape.kind.value))
    expect(formsIn('variable')).toHaveLength(Object.keys(DERIVATIONS).length)
  })

  it('with the required options of every kind makes one plan that the run accepts, with the old lines byte for byte', async () => {
    fresh()
    const calls: readonly (readonly string[])[] = [
      ...KINDS.map(([word, kind, form]) => [
        ...[word, 'six', `new-${kind}`],
        ...(form.tag === null ? [] : [`--${form.tag.property}`, kind]),
        ...optionsFor(form),
      ]),
      ...Object.entries(DERIVED).map(([kind, options]) => ['variable', 'six', `by-${kind}`, ...options]),
      ['population', 'six', 'women', '--title', 'women', '--condition', 'sex=f'],
      ['exclude', 'six', 'north-men', '--title', 'men of n', '--condition', '{ sex: m, centre: n }'],
      ['check', 'six', 'order', '--title', 'in order', '--order', 'operated,seen'],
      ['check', 'six', 'must', '--title', 'has an age', '--must', 'age'],
      ['summary', 'six', 'age'],
      ['summary', 'six', 'age-of-women', '--variable', 'age', '--among', 'women', '--by', 'centre'],
      [
        ...['endpoint', 'six', 'all-deaths', '--code', 'DEATH', '--title', 'Death of any cause'],
        ...['--event.label', 'death', '--event.when', 'status=dead,dead of other', '--event.at', 'months'],
        ...['--until', 'months'],
      ],
      ['estimate', 'six', 'all-deaths', '--at', '6, 12', '--by', 'sex'],
    ]
    for (const call of calls) {
      const before = project.read(PLAN)
      const { text, lines } = await added(before, call)
      expect(withoutNew(before, text), call.join(' ')).toBe(before)
      expect(text.length).toBeGreaterThan(before.length)
      for (const { line, text: own } of lines) expect(text.split('\n')[line - 1]).toBe(own)
      project.write(PLAN, text)
    }
    const { code, err } = await project.call(['six', '-q'])
    expect([code, err]).toEqual([0, ''])
    expect(project.read('data/derived/six/4-estimate/results.csv')).toContain('all-deaths/')
  })

  it('keeps comments with the entry that they are of', async () => {
    fresh()
    const { code } = await add(
      ...[
        'endpoint',
        'six',
        'again',
        '--code',
        'X',
        '--title',
        'Again',
        '--event',
        '{ label: death, when: { status: dead }, at: months }',
      ],
      ...['--until', 'months'],
    )
    expect(code).toBe(0)
    expect(project.read(PLAN)).toContain(`    until: months
    # in: { unit: mo }   not needed
  again:
    code: X
    title: Again
    event: { label: death, when: { status: dead }, at: months }
    until: months

# curves
estimates:
`)
  })
})
