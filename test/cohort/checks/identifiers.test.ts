import { describe, expect, it } from 'vitest'
import { identifierOf } from '../../../cohort/checks/identifiers.ts'
import type { Field } from '../../../cohort/descriptors/field.ts'
import type { Value } from '../../../cohort/values/value.ts'

const reasonOf = (name: string, values: readonly Value[] = [], more: Partial<Field> = {}) =>
  identifierOf({ name, type: 'string', ...more }, values)?.reason ?? null

describe('a column looks like an identifier', () => {
  it.each([
    ...['dob', 'birthDate', 'Geb.Datum', 'GebDat', 'Geburtsdatum', 'date_of_birth'],
    ...['Patientenname', 'pat_name', 'Name_Patient', 'Nachname', 'Name', 'surname'],
    ...['Krankenaktennummer', 'Aktenzeichen', 'Sozialversicherungsnummer', 'svnr', 'Medical Record No'],
    ...['Social Security', 'case_number', 'MRN', 'Fall-Nr'],
    ...['geb', 'fullname', 'KVNR', 'NHS', 'Kürzel'],
    ...['NIR', 'numéro de sécurité sociale', 'né le', 'AHV-Nr', 'IBAN', 'Nombre', 'Nom de famille'],
    ...['Telefonnr', 'Handy', 'Straße', 'ip_address', 'e-mail', 'Wohnort'],
  ])('by its header: %s', (name) => {
    expect(reasonOf(name)).not.toBeNull()
  })

  it.each([
    ['an e-mail address', 'seen on Monday, write to anna.meier@example.org'],
    ['a telephone number', 'call 0711/123 4567 after six'],
    ['a telephone number', '+49 711 1234567'],
    ['a telephone number', '+44 (20) 7946 0958'],
    ['an IP address', 'from 192.168.0.14'],
    ['an e-mail address', 'a.berg (at) example.org'],
    ["a person's name", 'Frau Annasen rief an'],
  ])('by a cell: %s in "%s"', (reason, cell) => {
    expect(reasonOf('remark', ['', 'nothing', cell])).toBe(reason)
  })

  it('by cells that are names, if nearly all are', () => {
    const names = ['Meier, Anna', 'Schulz, Jörg', 'O’Neil, Mary Ann', null]
    expect(reasonOf('who', names)).toBe("persons' names")
    expect(reasonOf('sites', ['Lung, Liver', 'Lung, Liver', 'None', 'Bone'])).toBeNull()
  })

  it('by cells that are names of persons, in whose column less will do', () => {
    const names = ['Anna Meier', 'Jörg van der Aa', 'Mary O’Neil']
    expect([reasonOf('Hausarzt', names), reasonOf('Patient', names)]).toEqual([
      "persons' names",
      "persons' names",
    ])
    expect(reasonOf('Hausarzt', ['Dr. Meier', 'Dr. Schulz', 'Prof. Aa'])).toBe("persons' names")
    expect(reasonOf('tumour', ['Giant cell', 'Renal cell', 'Ewing sarcoma'])).toBeNull()
    expect(reasonOf('Patient', ['P 1', 'P 2', 'P 3'])).toBeNull()
  })

  it('by dates of birth, unless only the year is recorded', () => {
    expect(reasonOf('Zeitpunkt_Geburt', [], { type: 'date' })).toBe('a date of birth')
    expect(reasonOf('Zeitpunkt_Geburt', ['1950-03-01', 'unknown'])).toBe('a date of birth')
    expect(reasonOf('born', ['1950', '1951'], { type: 'date', precision: 'year' })).toBeNull()
    expect(reasonOf('geb_gewicht', [3200], { type: 'integer', unit: 'g' })).toBeNull()
  })

  it('by numbers of a health insurance', () => {
    const rows = (of: (i: number) => string): readonly string[] => [1, 2, 3, 4].map(of)
    for (const numbers of [
      rows((i) => `A12345678${i}`),
      rows((i) => `756.1234.5678.0${i}`),
      rows((i) => `123-45-678${i}`),
      rows((i) => `2850${i}7512300482`),
    ])
      expect([numbers[0], reasonOf('nr', numbers)]).toEqual([numbers[0], 'a record number'])
    expect(
      reasonOf(
        'nr',
        rows((i) => `123-45-${i}`),
      ),
    ).toBeNull()
  })

  it('says which of the values is identifying', () => {
    expect(identifierOf({ name: 'remark', type: 'string' }, ['', 'x@example.org'])).toEqual({
      reason: 'an e-mail address',
      at: 1,
    })
  })

  it.each(['phone_followup', 'address_changed', 'dob_known', 'mobil'])(
    'not where it says yes or no: %s',
    (name) => {
      expect(reasonOf(name, [true, false], { type: 'boolean' })).toBeNull()
      expect(reasonOf(name, [0, 1, 0, 1, 1], { type: 'integer', categories: [0, 1] })).toBeNull()
      expect(reasonOf(name, ['Meier', 'Schulz'], { categories: ['Meier', 'Schulz'] })).not.toBeNull()
      const mail = ['ok', 'ok', 'ok', 'ok', 'x@example.org']
      expect(reasonOf(name, mail, { categories: ['ok', 'x@example.org'] })).toBe('an e-mail address')
    },
  )

  it('by an age over 89', () => {
    expect(reasonOf('Alter', [90], { type: 'integer', unit: 'a' })).toBe('an age over 89 (90)')
    expect(reasonOf('Alter', [89], { type: 'integer', unit: 'a' })).toBeNull()
    expect(reasonOf('age_days', [33_000], { type: 'integer', unit: 'd' })).toBe('an age over 89 (33000)')
    expect(reasonOf('age_days', [32_000], { type: 'integer' })).toBeNull()
    expect(reasonOf('alter in monaten', [92], { type: 'integer' })).toBeNull()
    expect(reasonOf('alter in monaten', [1100], { type: 'integer', unit: 'mo' })).not.toBeNull()
  })
})

it.each([
  ['patient', ['1', '2']],
  ['stage', ['T1', 'T2']],
  ['on', ['2015-03-01', '01.02.2015', '03/04/2015']],
  ['range', ['10 - 20', '0.5 - 1000', '0-2000000', '05-10-2015']],
  ['version', ['1.2.3', '4.15.1', '1.2.3.4.5', '300.1.1.1']],
  ['dose', ['0,5 1000', '+10 %', '0.25 1000000']],
  ['gene', ['BRAF V600E', 'chr7:140453136']],
  ['number_of_levels', []],
  ['caseload', []],
  ['tumour_name_code', []],
  ['Nombre de ganglions', [3, 12, 92]],
] as const)('a column of measurements does not: %s', (name, values) => {
  expect(reasonOf(name, values)).toBeNull()
})
