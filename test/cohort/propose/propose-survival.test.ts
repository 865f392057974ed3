import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { endpointYaml } from '../../../cohort/propose/endpoint.ts'
import { fromAdtte } from '../../../cohort/propose/standards/adtte.ts'

const months = { name: 'months', type: 'number', unit: 'mo' } as const
const status = {
  name: 'status',
  type: 'integer',
  categories: [
    { value: 0, label: 'alive' },
    { value: 1, label: 'dead' },
  ],
} as const

test('a proposed endpoint has a noun for its curve that is not the event, marked TO DECIDE', () => {
  const yaml = endpointYaml({ event: { ...status }, codes: ['1'], at: months, until: months } as never)
  expect(parse(yaml).endpoints['first-endpoint'].survival).toBe('free of status: dead')
  expect(yaml.split('\n').filter((line) => /^ +survival:/.test(line))).toEqual([
    expect.stringContaining('# TO DECIDE'),
  ])
})

test('so has each parameter of an ADTTE file', () => {
  const { endpoints } = fromAdtte({
    path: 'adtte.csv',
    encoding: 'utf-8',
    delimiter: ',',
    header: ['USUBJID', 'PARAMCD', 'PARAM', 'AVAL', 'CNSR'],
    rows: [
      ['1', 'OS', 'Overall Survival', '5', '0'],
      ['1', 'PFS', 'Progression-Free Survival', '3', '1'],
    ],
  } as never)
  const nouns = Object.values(parse(endpoints).endpoints as Record<string, { survival: string }>)
  expect(nouns.map(({ survival }) => survival)).toEqual([
    'free of the event of OS',
    'free of the event of PFS',
  ])
  expect(endpoints.match(/survival: .* # TO DECIDE/g)).toHaveLength(2)
})
