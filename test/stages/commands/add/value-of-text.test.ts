import { describe, expect, it } from 'vitest'
import { valueOfTexts } from '../../../../stages/commands/add/value-of-text.ts'
import { leavesOf, sectionsOf } from '../../../../stages/commands/descriptors/forms.ts'
import { schemas } from '../../../../stages/commands/descriptors/json-schemas.ts'

const estimate = leavesOf(sectionsOf(schemas.analysis).find(({ word }) => word === 'estimate')!.forms[0]!)
const valueIn = (property: string, ...texts: readonly string[]) =>
  valueOfTexts(texts, estimate.find(({ path }) => path.join('.') === property)!.schema, `--${property}`, null)

describe('the value of an option', () => {
  it('is a number where the property may be a number or a list, and a list where several are given', () => {
    expect(valueIn('ticks', '24')).toBe(24)
    expect(valueIn('ticks', '0,12,60')).toEqual([0, 12, 60])
    expect(valueIn('ticks', '0', '12')).toEqual([0, 12])
    expect(valueIn('ticks', '[0, 12]')).toEqual([0, 12])
  })

  it('is a list where the property may only be a list', () => {
    expect(valueIn('at', '12')).toEqual([12])
    expect(valueIn('by', 'sex')).toEqual(['sex'])
  })
})
