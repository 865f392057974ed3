import { describe, expect, it } from 'vitest'
import { displayFormat } from '../../../sources/stata/display-formats.ts'
import { stataReader } from '../../../sources/stata/stata-reader.ts'
import { faultsOf, fixtureBytes, indexOf, notesOf, replaced } from '../support/fixture.ts'

const bytesOf = (name: string) => fixtureBytes('stata', name)
const reading = (bytes: Uint8Array) => stataReader.read(bytes, 'x.dta', {})

describe('a display format', () => {
  const written = (format: string, value: number): string | null => {
    const display = displayFormat(format)
    return display.is === 'date' ? display.format.write(value) : display.is
  }

  // values of Stata's help, "datetime": 1960 is the origin of all; 20178 days are 31 March 2015
  it.each([
    ['%td', 0, '1960-01-01'],
    ['%tdDD/NN/CCYY', 20_178, '2015-03-31'],
    ['%-td', -1, '1959-12-31'],
    ['%d', 20_178, '2015-03-31'],
    ['%dD_m_Y', 20_178, '2015-03-31'],
    ['%td', 20_178.75, '2015-03-31'],
    ['%tc', 20_178 * 86_400_000 + 250, '2015-03-31T00:00:00.25'],
    ['%tcCCYY.NN.DD', -1000, '1959-12-31T23:59:59'],
    ['%tm', -1, '1959-12'],
    ['%tw', 52, '1961w1'],
    ['%tw', -1, '1959w52'],
    ['%tq', 220, '2015q1'],
    ['%th', 110, '2015h1'],
    ['%ty', 2015, 'number'],
    ['%9.0g', 1, 'number'],
    ['%12.2fc', 1, 'number'],
    ['%td', 1e9, null],
    ['%tC', 0, 'refused'],
    ['%tbnyse', 0, 'refused'],
  ])('%s shows %d as %s', (format, value, text) => {
    expect(written(format, value)).toBe(text)
  })

  it('with leap seconds is refused with the lines that convert it', async () => {
    const result = await reading(replaced(bytesOf('haven-118.dta'), '%tc', '%tC'))
    expect(faultsOf(result)).toEqual([
      expect.stringMatching(/variable seen: .*found times with leap seconds/),
    ])
    expect('faults' in result && result.faults[0]!.remedy).toMatch(/generate double seen2 = cofC\(seen\)/)
  })

  it('of days that hide a fraction is noted', async () => {
    const bytes = bytesOf('haven-118.dta')
    bytes.set(float64(20_178.5), indexOf(bytes, float64(20_178)))
    expect(notesOf(await reading(bytes))).toContain(
      'variable surgery: fractions, which the format does not show, were not read (cells: 1)',
    )
  })
})

const float64 = (value: number): Uint8Array => {
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setFloat64(0, value, true)
  return bytes
}
