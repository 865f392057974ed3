import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { REAL } from '../../tools/support/project.ts'
import { type Resource, tableFaults } from '../support/crate/table-faults.ts'

interface DataPackage {
  readonly $schema: string
  readonly name: string
  readonly licenses?: readonly unknown[]
  readonly resources: readonly Resource[]
}

const DERIVED = join(REAL, 'data/derived')
const cohorts = readdirSync(DERIVED).filter((name) => existsSync(join(DERIVED, name, 'lock.json')))
const packageOf = (cohort: string): DataPackage =>
  JSON.parse(readFileSync(join(DERIVED, cohort, 'datapackage.json'), 'utf8'))
const bytesOf = (cohort: string, path: string) => readFileSync(join(DERIVED, cohort, path))

describe.each(cohorts)('the data package of %s', (cohort) => {
  const { resources, ...descriptor } = packageOf(cohort)

  it('is a Data Package v2 whose resources have names of their own and paths inside of its folder', () => {
    expect(descriptor.$schema).toBe('https://datapackage.org/profiles/2.0/datapackage.json')
    expect(new Set(resources.map(({ name }) => name)).size).toBe(resources.length)
    for (const { path, type } of resources) {
      expect(path).toMatch(/^(?!\.)(?!.*\/\.\.?\/)[^/\\:][^\\:]*$/)
      expect(type).toBe('table')
    }
  })

  it('has every table of the folder, and no other', () => {
    const there = readdirSync(join(DERIVED, cohort), { recursive: true, encoding: 'utf8' })
    expect(resources.map(({ path }) => path).sort()).toEqual(
      there.filter((path) => path.endsWith('.csv')).sort(),
    )
  })

  it.each(resources)('says what $path holds', (resource) => {
    expect(tableFaults(resource, bytesOf(cohort, resource.path))).toEqual([])
  })

  it('repeats the licences of the raw data, and no other', () => {
    const raw = JSON.parse(readFileSync(join(REAL, `data/raw/${cohort}/datapackage.json`), 'utf8'))
    expect(descriptor.licenses).toEqual(raw.licenses)
  })
})

describe('the columns', () => {
  const resource = (path: string) => packageOf('niigata-ebs').resources.find((one) => one.path === path)!

  it('have the types of the cells that the stage declares', () => {
    const types = Object.fromEntries(
      resource('6-audit/rounding.csv').schema.fields.map((one) => [one.name, one.type]),
    )
    expect(types).toMatchObject({ claims: 'string', low: 'number', can_be_none: 'boolean' })
  })

  it('know a missing value only where the declaration does', () => {
    const { fields } = resource('4-estimate/results.csv').schema
    const optional = fields.filter((one) => one.missingValues !== undefined).map(({ name }) => name)
    expect(optional).toEqual(['at', 'value', 'decimals'])
  })

  it('that tell the rows apart are named', () => {
    expect(resource('4-estimate/results.csv').schema.primaryKey).toEqual(['id'])
    expect(resource('3-durations/event-table.csv').schema.primaryKey).toEqual([
      'endpoint',
      'stratum',
      'group',
      'time',
    ])
  })
})

describe('a table that is not what is said of it is found out', () => {
  const path = '6-audit/rounding.csv'
  const resource = packageOf('niigata-ebs').resources.find((one) => one.path === path)!
  const text = bytesOf('niigata-ebs', path).toString()
  const [header = '', first = ''] = text.split('\n')
  const faults = (changed: string): string => tableFaults(resource, Buffer.from(changed)).join('\n')

  it.each([
    ['columns in another order', text.replace('claims,result', 'result,claims'), 'header'],
    ['a row twice', `${text}${first}\n`, 'primary key twice'],
    ['a word where a number stands', text.replace(/,\d+\.\d+,/, ',many,'), '"many"'],
    ['a word that is neither yes nor no', text.replaceAll(',no', ',maybe'), '"maybe"'],
    ['a cell too many', text.replace(first, `${first},`), 'cells'],
    ['a byte more', `${text}\n`, 'bytes'],
    ['another byte', text.replace(header, header.toUpperCase()), 'hash'],
  ])('%s', (_, changed, fault) => {
    expect(changed).not.toBe(text)
    expect(faults(changed)).toContain(fault)
  })

  it('an empty cell where a number is required', () => {
    const counts = packageOf('niigata-ebs').resources.find((one) => one.path === '3-durations/counts.csv')!
    const rows = bytesOf('niigata-ebs', counts.path).toString()
    expect(tableFaults(counts, Buffer.from(rows.replace(/,\d+\n/, ',\n'))).join()).toContain('count: ""')
  })
})
