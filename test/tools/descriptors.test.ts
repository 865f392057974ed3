import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Conventions } from '../../cohort/descriptors/conventions.ts'
import { DataPackage } from '../../cohort/descriptors/data-package.ts'
import { Plan } from '../../cohort/descriptors/plan/plan.ts'
import { PooledPlan, PoolPackage } from '../../cohort/pool/pooled-plan.ts'
import { SharedPackage } from '../../cohort/pool/shared-package.ts'
import { sectionsOf } from '../../stages/commands/descriptors/forms.ts'
import { schemas, schemaText } from '../../stages/commands/descriptors/json-schemas.ts'
import { propertiesOf, valuesAt } from '../../stages/commands/descriptors/properties.ts'
import { readExample } from '../../tools/descriptors/example.ts'
import { exampleModule } from '../../tools/descriptors/example-module.ts'
import { OF_A_PLAN, page } from '../../tools/descriptors/page.ts'
import { describedBy } from '../support/cohort/described.ts'

const root = join(import.meta.dirname, '../..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const example = readExample(root)

describe('the descriptors', () => {
  it('have committed schemas equal to the generated ones', () => {
    for (const [name, schema] of Object.entries(schemas))
      expect(read(`schemas/${name}.json`)).toBe(schemaText(schema))
  })

  it('have a committed page equal to the generated one', () => {
    expect(read('docs/reference/descriptors.md')).toBe(page(example))
  })

  it('have a generated module of the examples, for an installed Casebook', () => {
    expect(read('stages/commands/explain/example.generated.ts')).toBe(exampleModule(root))
  })

  it('have an example that is valid: schema, names, kinds and units', () => {
    expect(DataPackage.safeParse(example.datapackage).error).toBeUndefined()
    expect(Plan.safeParse(example.analysis).error).toBeUndefined()
    expect(describedBy(example.datapackage, example.analysis)).toEqual([])
    expect(PoolPackage.safeParse(example['pool-datapackage']).error).toBeUndefined()
    expect(PooledPlan.safeParse(example['pool-analysis']).error).toBeUndefined()
    expect(SharedPackage.safeParse(example['shared-datapackage']).error).toBeUndefined()
  })

  it('have a description and a parseable example of every property', () => {
    const pages = read('docs/reference/descriptors.md').replace(/## Profiles.*?(?=## Conditions)/s, '')
    const rows = pages.match(/^\| (?!property|---).*$/gm)!
    for (const row of rows) {
      const [, description, code] = /^\| \S+ \| (.+) \| `(.+)` \|$/.exec(row) ?? []
      expect(description, row).toBeTruthy()
      expect(() => JSON.parse(`{${code!.replaceAll('\\|', '|')}}`), row).not.toThrow()
    }
    const properties = propertiesOf(schemas.datapackage).length + propertiesOf(schemas.analysis).length
    expect(rows.length).toBeGreaterThanOrEqual(properties)
  })

  it('describe every property in every form that has it, and every form that a value may have', () => {
    for (const schema of Object.values(schemas))
      for (const { path, meanings } of propertiesOf(schema))
        for (const { schema: property, of } of meanings)
          expect(property.description, `${path} of ${of.join(', ')}`).toBeTruthy()
    const page = read('docs/reference/descriptors.md')
    // by hand: the three things that end: may be
    expect(page).toContain('the time at which the axis ends')
    expect(page).toContain('the last time at which at least so many are at risk')
    expect(page).toContain('the variable whose category marks the end of the lane')
  })

  it('have an example of every kind of entry', () => {
    const analysis = example.analysis as Readonly<Record<string, Readonly<Record<string, object>>>>
    for (const { name, forms } of sectionsOf(schemas.analysis))
      for (const form of forms) {
        const entries = Object.values(analysis[name]!).filter((entry) =>
          form.tag === null
            ? form.required.every((property) => Object.hasOwn(entry, property)) &&
              Object.keys(entry).every((property) => Object.hasOwn(form.properties, property))
            : Object.values(entry).includes(form.tag.word),
        )
        expect(entries, `${name}: ${form.tag?.word ?? form.required.join(', ')}`).not.toEqual([])
      }
  })

  it('list the rule of every convention for each profile and SAS', () => {
    const [profiles] = /## Profiles.*?(?=## Conditions)/s.exec(read('docs/reference/descriptors.md'))!
    const rows = new Map(
      [...profiles.matchAll(/^\| `(\w+)` \| (.+) \|$/gm)].map(([, name, rules]) => [
        name,
        rules!.split(' | '),
      ]),
    )
    expect([...rows.keys()]).toEqual(Object.keys(Conventions.shape))
    expect(rows.get('coxTies')).toEqual(['`breslow`', '`efron`', '`breslow`'])
  })

  it('have an example with every property', () => {
    for (const name of ['datapackage', 'analysis'] as const)
      for (const { path } of propertiesOf(schemas[name]))
        expect(valuesAt(example[name], path), path).not.toEqual([])
    for (const { path } of propertiesOf(schemas['shared-datapackage']))
      if (!OF_A_PLAN.test(path)) expect(valuesAt(example['shared-datapackage'], path), path).not.toEqual([])
  })

  it('are referenced by the shipped plan, for editors', () => {
    expect(read('data/raw/niigata-ebs/analysis.yaml')).toMatch(/^# yaml-language-server: \$schema=/)
  })
})
