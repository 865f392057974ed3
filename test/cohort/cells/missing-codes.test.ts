import { describe, expect, it } from 'vitest'
import { categoryProblems, separatorProblems } from '../../../cohort/cells/field-words.ts'
import { readCell } from '../../../cohort/cells/read-cell.ts'
import type { Field } from '../../../cohort/descriptors/field.ts'

const fieldOf = (field: Partial<Field>): Field => ({ name: 'x', type: 'number', ...field })
const read = (text: string, field: Partial<Field>, missing: readonly string[]) => {
  const reading = readCell(text, fieldOf(field), missing)
  return 'value' in reading ? reading.value : 'fault'
}
const readAll = (texts: readonly string[], field: Partial<Field>, missing: readonly string[]) =>
  texts.map((text) => read(text, field, missing))

describe('a declared missing number', () => {
  it('is missing in every spelling that its column reads', () => {
    const missing = ['', '-9']
    expect(readAll(['-9', '-9.0', '-09', '-9.', '-9e0', '-90e-1'], {}, missing)).toEqual(Array(6).fill(null))
    expect(readAll(['-9,0', '-09,00'], { decimalChar: ',' }, missing)).toEqual([null, null])
    expect(read('-09', { type: 'integer' }, missing)).toBe(null)
    expect(read('9.999,0', { decimalChar: ',', groupChar: '.' }, ['9999'])).toBe(null)
    expect(read('99,0', { decimalChar: ',' }, ['99.0'])).toBe(null)
  })

  it('is no other number, and what is read as none stays a fault', () => {
    const missing = ['', '-9']
    expect(readAll(['9', '-9.1', '-90', '0.9'], {}, missing)).toEqual([9, -9.1, -90, 0.9])
    expect(readAll([' -9', '-9 ', '- 9', '−9', '-9,0'], {}, missing)).toEqual(Array(5).fill('fault'))
    expect(read('-9.0', { type: 'integer' }, missing)).toBe('fault')
    expect(read('-9.00000000000000000001', {}, missing)).toBe('fault')
    expect(read('0', {}, ['', '.', 'NA'])).toBe(0)
  })

  it('is not a value where one is required', () => {
    expect(read('-9.0', { constraints: { required: true } }, ['-9'])).toBe('fault')
  })

  it('is missing before categories and limits are looked at', () => {
    expect(read('9.0', { categories: [1, 2] }, ['9'])).toBe(null)
    expect(read('-9.0', { constraints: { minimum: 0 } }, ['-9'])).toBe(null)
  })

  it('in a column of texts is a fault in another spelling, since texts are not numbers', () => {
    const text: Partial<Field> = { type: 'string' }
    expect(readAll(['-9', '-9.0', '-09', '-9,0', '9', '-91', 'IX'], text, ['-9'])).toEqual([
      ...[null, 'fault', 'fault', 'fault'],
      ...['9', '-91', 'IX'],
    ])
    expect(readAll(['lung+99.0', '99', '990'], { type: 'list', delimiter: '+' }, ['99'])).toEqual([
      'fault',
      null,
      ['990'],
    ])
  })

  it('is no category in another spelling', () => {
    const faults = (field: Partial<Field>, missing: readonly string[]) =>
      categoryProblems(fieldOf(field), missing, []).length
    expect(faults({ categories: [1, 2, 9] }, ['9.0'])).toBe(1)
    expect(faults({ type: 'string', categories: ['1', '2', '09'] }, ['9'])).toBe(1)
    expect(faults({ categories: [1, 2] }, ['9.0'])).toBe(0)
  })
})

describe('a declared missing date', () => {
  it('is missing in the form of its column, whatever the form of its declaration', () => {
    const dotted: Partial<Field> = { type: 'date', format: '%d.%m.%Y' }
    expect(readAll(['01.01.1900', '02.01.1900'], dotted, ['1900-01-01'])).toEqual([null, '1900-01-02'])
    expect(read('31.12.9999', dotted, ['31/12/9999'])).toBe(null)
    expect(read('12/31/9999', { type: 'date', format: '%m/%d/%Y' }, ['12-31-9999'])).toBe(null)
    expect(read('1900-01-01', { type: 'date' }, ['1900/01/01'])).toBe(null)
  })

  it('that is no day is missing as it is written, and else a fault', () => {
    const dotted: Partial<Field> = { type: 'date', format: '%d/%m/%Y' }
    expect(readAll(['99/99/9999', '99.99.9999', '9/9/9999'], dotted, ['99/99/9999'])).toEqual([
      null,
      'fault',
      'fault',
    ])
  })
})

it('words for yes, no and no item that also mean a missing value are a fault of the descriptor', () => {
  const faults = (field: Partial<Field>, missing: readonly string[]) =>
    separatorProblems(fieldOf(field), missing, []).map(({ found }) => found)
  expect(faults({ type: 'boolean', trueValues: ['yes'], falseValues: ['-'] }, ['', '-'])).toEqual(['"-"'])
  expect(faults({ type: 'boolean' }, ['0'])).toEqual(['"0"'])
  expect(faults({ type: 'list', emptyList: 'none' }, ['none'])).toEqual(['"none"'])
  expect(faults({ type: 'boolean' }, ['', '9'])).toEqual([])
})
