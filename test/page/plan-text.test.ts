import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { Plan } from '../../cohort/descriptors/plan/plan.ts'
import { withEntry } from '../../page/engine/plan/change-plan.ts'
import { changedText, textWithout } from '../../page/engine/plan/changed-text.ts'
import { entryAt, entryForm } from '../../page/engine/plan/entry-form.ts'
import { entryOfForm } from '../../page/engine/plan/entry-of-form.ts'
import { outlineOf } from '../../page/engine/plan/outline.ts'
import { type PlanRead, readPlanText } from '../../page/engine/plan/read-plan.ts'
import type { EntryForm, EntryPlace, Field, Given } from '../../page/plan-messages.ts'
import { formWords } from '../../stages/commands/add/choose-form.ts'

/** Valid files that have every property. */
const [PLAN, DATA] = ['analysis.yaml', 'datapackage.json'].map((name) =>
  readFileSync(`docs/reference/example/${name}`, 'utf8'),
) as [string, string]

const read = (text: string): PlanRead => {
  const found = readPlanText(text, DATA)
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

const written = (from: PlanRead, place: EntryPlace, given: Given): string => {
  const result = withEntry(from, place, given, DATA)
  if ('problems' in result) throw new Error(result.problems.join('\n'))
  return result.text
}

const forms = new Map(entries.map((place) => [place, entryForm(example, place, null)]))
const formOf = (place: EntryPlace): EntryForm => forms.get(place) ?? entryForm(example, place, null)

/** The text with an entry as texts mean it, unchecked. */
const textWith = (place: EntryPlace, given: Given): string => {
  const { form, value } = entryAt(example, place)
  const entry = entryOfForm(form, given, value, example.known.variables)
  const path = place.section === '' ? [] : [place.section, place.name]
  const sections = example.sections.map(({ name }) => [
    name,
    (example.descriptor.value as Record<string, unknown>)[name],
  ])
  return changedText(
    PLAN,
    path,
    path.length === 0 ? { ...entry, ...Object.fromEntries(sections) } : entry,
    Object.keys(form.properties),
  )
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
    const kinds = example.sections.flatMap(({ name, forms }) =>
      forms.map((form) => `${name} ${formWords(form)}`),
    )
    const shown = entries
      .filter(({ section }) => section !== '')
      .map((place) => `${place.section} ${formOf(place).kind}`)
    const missing = kinds.filter(
      (kind) => !shown.some((other) => other === kind || kind.startsWith(other.trimEnd())),
    )
    expect(missing).toEqual([])
  })

  it('leaves every byte of the text where nothing was changed', () => {
    for (const place of entries)
      expect([named(place), textWith(place, textsOf(formOf(place).fields))]).toEqual([named(place), PLAN])
  })

  it('writes, of every property that it shows, a text that means the same value', () => {
    for (const place of entries) {
      // an entry that is filled in anew, from the texts alone; the kind that is meant without its word is not written
      const { form, value } = entryAt(example, place)
      const { variables } = example.known
      const again = entryOfForm(form, textsOf(formOf(place).fields), undefined, variables)
      const sections = example.sections.map(({ name }) => name)
      const { tag, properties } = form
      const isImplied = (name: string) => name === tag?.property && properties[name]!.default === tag.word
      const own = Object.entries(value as object).filter(
        ([name]) => (place.section !== '' || !sections.includes(name)) && !isImplied(name),
      )
      expect([named(place), again]).toEqual([named(place), Object.fromEntries(own)])
    }
  })

  it('adds and changes one property, and no other line', () => {
    for (const place of entries.filter((_, i) => i % 4 === 0)) {
      const { fields } = formOf(place)
      // a text of any words
      const free = fields.find(({ place: at }) => at === 'title')
      if (free === undefined) continue
      const words = 'Another, with "quotes": yes # no'
      const given = [...textsOf(fields).filter(([at]) => at !== 'title'), ['title', words] as const]
      const after = textWith(place, given)
      const value = parse(after)
      expect((place.section === '' ? value : value[place.section][place.name]).title).toBe(words)
      const [old, now] = differing(PLAN, after)
      expect([named(place), old.split('\n').length <= 1, now.split('\n').length <= 2]).toEqual([
        named(place),
        true,
        true,
      ])
    }
  })

  it('makes an entry that a run accepts, and takes it out again to the byte', () => {
    const [name] = example.known.names.get('test')!
    const place = { section: 'tests', name: name!, isNew: false, kind: '' }
    const { fields, kind } = formOf(place)
    const text = written(example, { ...place, name: 'one-more', isNew: true, kind }, textsOf(fields))
    expect(Plan.safeParse(parse(text)).success).toBe(true)
    expect(parse(text).tests['one-more']).toEqual(parse(PLAN).tests[name!])
    expect(textWithout(text, 'tests', 'one-more')).toBe(PLAN)
  })

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
    expect(
      optionsOf(fields('populations', population!), 'condition').some((text) => /^\S+=\S+$/.test(text)),
    ).toBe(true)
  })

  it('says what is wrong with the entry in the words of the command line, and writes nothing', () => {
    const [name] = example.known.names.get('estimate')!
    const place = { section: 'estimates', name: name!, isNew: false, kind: '' }
    const result = withEntry(example, place, [['quantiles', '0.5, 7']], DATA)
    expect('problems' in result && result.problems.join()).toMatch(
      /^analysis\.yaml:\d+:\d+ estimates\.\S+: expected .*, found 7/,
    )
  })
})
