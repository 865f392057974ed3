import { describe, expect, it } from 'vitest'
import { boundColumns, columnsOf, isCalendar } from '../../../cohort/disclosure/columns.ts'
import type { Variable } from '../../../cohort/values/value.ts'

const variable = (name: string, of: Partial<Variable>): readonly [string, Variable] => [
  name,
  {
    ...{ name, title: name, type: 'number', unit: '1', categories: null, ordered: false },
    ...{ source: null, derivation: null, of: [] },
    ...of,
  },
]
const at = (column: number) => ({ source: { file: 'a.csv', column } })
const variables = new Map([
  variable('size', at(1)),
  variable('size_group', { of: ['size'] }),
  variable('age', at(2)),
  variable('operated', { ...at(3), type: 'date' }),
  variable('years', { of: ['operated'] }),
  variable('visits', { source: { file: 'b.csv', column: 1 }, taken: 'the number of rows' }),
  variable('seen', { source: { file: 'b.csv', column: 4 }, taken: 'the last row' }),
  variable('one', {}),
  variable('another', {}),
])
const columns = (name: string) => [...columnsOf(name, variables)]

describe('the columns that a variable rests on', () => {
  it('are those of what it is made of, and a whole file of rows for what was taken from it', () => {
    expect(columns('size_group')).toEqual(columns('size'))
    expect(columns('age')).not.toEqual(columns('size'))
    expect(columns('visits')).toEqual(columns('seen'))
  })

  it('are the same for all of which none is known', () => {
    expect(columns('one')).toEqual(columns('another'))
    expect(columns('one')).toHaveLength(1)
  })

  it('are bound by a declared check, also through another one', () => {
    const checks = {
      first: { title: 'a', order: ['size', 'age'] },
      second: { title: 'b', order: ['age', 'seen'] },
    }
    expect([...boundColumns(columnsOf('size_group', variables), checks, variables)].sort()).toEqual(
      [...columns('size'), ...columns('age'), ...columns('seen')].sort(),
    )
    expect([...boundColumns(columnsOf('size', variables), {}, variables)]).toEqual(columns('size'))
  })

  it('make calendar time of what was made of a date', () => {
    expect(['operated', 'years', 'age'].map((name) => isCalendar(name, variables))).toEqual([
      true,
      true,
      false,
    ])
  })
})
