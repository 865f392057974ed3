import { expect, it } from 'vitest'
import { PROFILES } from '../../../cohort/descriptors/conventions.ts'
import { type Sharable, share } from '../../../cohort/pool/share.ts'
import type { Variable } from '../../../cohort/values/value.ts'

const boolean = (name: string, changes: Partial<Variable> = {}): Variable => ({
  ...{ name, title: name, type: 'boolean', unit: '1', categories: null, ordered: false, source: null },
  ...{ derivation: null, of: [] },
  ...changes,
})

it('a table by a covariate that changes is not shared, and the reason is said', () => {
  const tables = [[], ['arm'], ['later', 'arm']].map((by) => ({ endpoint: 'os', by, strata: [] }))
  const { casebook, leftOut } = share({
    ...{ name: 'a', title: 'A', plan: '', version: '1', origin: 'o', agreement: 'x', subjects: 6 },
    ...{ excluded: [], open: [], sizes: {}, endpoints: {}, populations: {}, eventRows: [], countRows: [] },
    variables: [boolean('arm'), boolean('later', { changesAt: 'day', of: ['day'] })],
    rules: { ...PROFILES.r, alpha: 0.05, confidence: 0.95 },
    counting: { subject: 'id', eventTables: tables, counts: [] },
  } satisfies Sharable)
  expect(casebook.eventTables).toEqual(tables.slice(0, 2))
  expect(leftOut).toEqual([
    'event table of os by later, arm: later changes during follow-up, which pooled models do not take',
  ])
})
