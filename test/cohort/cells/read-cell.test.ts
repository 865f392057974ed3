import { describe, expect, it } from 'vitest'
import { readCell } from '../../../cohort/cells/read-cell.ts'
import type { Field } from '../../../cohort/descriptors/field.ts'

const read = (text: string, field: Partial<Field>, missing: readonly string[] = ['']) => {
  const reading = readCell(text, { name: 'x', type: 'number', ...field }, missing)
  return 'value' in reading ? reading.value : `expected ${reading.expected}`
}
const isRead = (text: string, field: Partial<Field> = {}) => typeof read(text, field) === 'number'

describe('a cell', () => {
  it('with a number is that number, in every way to write it', () => {
    expect(['1.5', '+1.5', '1.50', '.5', '1.', '1e3', '1.5E-2', '-0'].map((text) => read(text, {}))).toEqual([
      1.5, 1.5, 1.5, 0.5, 1, 1000, 0.015, 0,
    ])
    expect(Object.is(read('-0', {}), 0)).toBe(true)
    expect(read('1.234,5', { decimalChar: ',', groupChar: '.' })).toBe(1234.5)
    expect(read('1,234,567', { type: 'integer', groupChar: ',' })).toBe(1234567)
    expect(read('1\u202f234', { groupChar: '\u202f' })).toBe(1234)
    expect(read('1234,5', { decimalChar: ',', groupChar: '.' })).toBe(1234.5)
  })

  it('with thousands in a wrong place is no number', () => {
    const field = { groupChar: ',' } as const
    expect(
      ['12,34', '1,2345', '1234,567', ',123', '1,,234', '1,234,', '0.5,123'].filter((one) =>
        isRead(one, field),
      ),
    ).toEqual([])
    expect(isRead('1.5', { decimalChar: ',', groupChar: '.' })).toBe(false)
    expect(isRead('1.5', { decimalChar: ',' })).toBe(false)
  })

  it('holds a number with all of its digits, or none', () => {
    expect(
      ['9007199254740991', '0.1', '123456789012345', '1e22', '0.000012', '100'].filter((one) => !isRead(one)),
    ).toEqual([])
    const lost = [
      '9007199254740993',
      '0.12345678901234567891',
      '1e400',
      '-1e400',
      '1e-400',
      '1e300',
      '123456789.123456789',
    ]
    expect(lost.filter((one) => isRead(one))).toEqual([])
    expect(['0', '0.000', '0e5', '-0.0'].map((one) => read(one, {}))).toEqual([0, 0, 0, 0])
  })

  it('reads no other language', () => {
    const wrong = [
      'Infinity',
      'NaN',
      '0x1F',
      '0b1',
      '1_000',
      ' 1',
      '1 ',
      '１',
      '1.2.3',
      '--1',
      '1e',
      'e5',
      '.',
      '+',
      '1,5',
      '½',
    ]
    expect(wrong.filter((one) => isRead(one))).toEqual([])
  })

  it('is missing by the words that are declared and by no other', () => {
    expect(read('', {})).toBe(null)
    expect(read('NA', {}, ['NA', ''])).toBe(null)
    expect(read('', { type: 'string' }, ['NA'])).toBe('expected a value or one of NA')
    expect(read('na', { type: 'integer' }, ['NA'])).toBe('expected a whole number')
  })

  it('with a list is its trimmed items, each once', () => {
    const list = { type: 'list', delimiter: '+', emptyList: 'None' } as const
    expect(read('C + RAI', list)).toEqual(['C', 'RAI'])
    expect(read('None', list)).toEqual([])
    expect(read('C+', list)).toBe('expected items between "+"')
    expect(read('C+C', list)).toBe('expected each item once')
    expect(read('a; b', list)).toBe('expected items without "; "')
  })

  it('with yes or no is one of the declared words', () => {
    const field: Partial<Field> = { type: 'boolean', trueValues: ['ja'], falseValues: ['nein'] }
    expect([read('ja', field), read('nein', field), read('true', field)]).toEqual([
      true,
      false,
      'expected one of ja, nein',
    ])
  })
})
