import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { DataPackage } from '../../../cohort/descriptors/data-package.ts'
import { Plan } from '../../../cohort/descriptors/plan/plan.ts'
import { describedProperties } from '../../../stages/commands/explain/described.ts'
import { findProperty } from '../../../stages/commands/explain/find-property.ts'
import { pageOf } from '../../../stages/commands/explain/property-page.ts'
import { command, explanation } from '../../../stages/commands/explain.ts'

const explain = (...words: readonly string[]) => explanation(words, false)
const exampleOf = (text: string): string => text.slice(text.indexOf('Example\n') + 'Example\n'.length)

describe('explain', () => {
  it.each(Object.keys(Plan.shape))('prints an example of %s that the schema accepts', (section) => {
    const [text = ''] = explain(section).split(/\n\n(?=\S+ {3}\()/)
    expect(text).toContain(`${section}   (analysis.yaml)`)
    const example = parse(exampleOf(text))
    expect(Object.keys(example)).toEqual([section])
    expect(Plan.shape[section as keyof typeof Plan.shape].safeParse(example[section]).error).toBeUndefined()
  })

  it.each(Object.keys(DataPackage.shape))(
    'prints an example of %s of the data package that the schema accepts',
    (section) => {
      const text = explain(section)
        .split(/\n\n(?=\S+ {3}\()/)
        .find((page) => page.startsWith(`${section}   (datapackage.json)`))!
      const example = JSON.parse(exampleOf(text))
      expect(
        DataPackage.shape[section as keyof typeof DataPackage.shape].safeParse(example[section]).error,
      ).toBeUndefined()
    },
  )

  it('finds every property by its path, with and without the names that people choose, and says what it is', () => {
    const all = describedProperties()
    expect(all.length).toBeGreaterThan(250)
    for (const property of all)
      for (const path of [property.path, property.path.replaceAll('.<name>', '').replaceAll('[]', '')]) {
        const found = findProperty([path])
        expect('properties' in found && found.properties.map((one) => one.path), path).toContain(
          property.path,
        )
        const page = pageOf(property, null)
        for (const { description, value } of page.meanings) {
          expect(description, path).not.toBe('')
          expect(value, path).not.toBe('')
        }
        expect(page.example, path).toBeDefined()
      }
  })

  it('says type, default, allowed values and what a property contains', () => {
    expect(explain('estimates.quantiles')).toContain('absent: [0.25,0.5,0.75]')
    expect(explain('figures.scale')).toContain('value    one of percent, proportion')
    expect(explain('alpha')).toMatch(/a number, more than 0 and at most 0\.5\n {4}required/)
    expect(explain('endpoints', 'event')).toMatch(/Contains\n {2}label .* \(required\)\n {2}when .*\n {2}at /)
    expect(explain('summaries.by')).toContain('value    the name of a variable\n    optional')
  })

  it('keeps the forms apart: a property of one kind, a kind alone, and all kinds', () => {
    const all = explain('figures.end')
    expect(all).toContain('a number, more than 0: the time at which the axis ends')
    expect(all).toContain('swimmer: the variable whose category marks the end of the lane')
    const swimmer = explain('figures.swimmer.end')
    expect(swimmer).not.toContain('axis')
    expect(parse(exampleOf(swimmer)).figures.lanes.end).toBe('grade')
    const gray = explain('tests.gray')
    expect(gray).not.toContain('scores')
    expect(Object.values(parse(exampleOf(gray)).tests)).toEqual([expect.objectContaining({ method: 'gray' })])
  })

  it('lists the sections without a property, and names the nearest ones of one that there is not', () => {
    for (const section of [...Object.keys(Plan.shape), ...Object.keys(DataPackage.shape)])
      expect(explain()).toMatch(new RegExp(`^ {2}${section.replace('$', '\\$')} `, 'm'))
    expect(() => explain('endpoint.untl')).toThrow('found "endpoint.untl" (the nearest: endpoints.until,')
    expect(() => explain('weight')).toThrow('tests.weight')
    expect(() => explain('__proto__')).toThrow('expected a property of a descriptor')
    expect(() => explain('\u001b[31m'.repeat(1000))).toThrow(/^[^\u001b]{1,1000}$/)
  })

  it('works in any folder, and as JSON', () => {
    expect(command.isForAnyFolder).toBe(true)
    expect(JSON.parse(explanation(['tests.weight.rho'], true))).toEqual([
      {
        file: 'analysis.yaml',
        property: 'tests.<name>.weight.rho',
        meanings: [
          expect.objectContaining({ isRequired: true, value: 'a number, at least 0 and at most 10' }),
        ],
        contains: [],
        example: { tests: { 'by-sex': { weight: { rho: 1 } } } },
      },
    ])
  })
})
