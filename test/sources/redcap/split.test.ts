import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDictionary } from '../../../cohort/propose/standards/redcap.ts'
import { splitExport } from '../../../sources/redcap/split.ts'

const tableOf = (...lines: readonly string[]) => {
  const [header, ...rows] = lines.map((line) => line.split(','))
  return { header: header!, rows }
}
const split = (...lines: readonly string[]) => {
  const reading = splitExport(tableOf(...lines))
  if (reading === null || 'faults' in reading) throw new Error(JSON.stringify(reading))
  return reading
}
const shown = ({ tables }: ReturnType<typeof split>) =>
  Object.fromEntries(
    tables.map(({ name, columns, rows }) => [
      name,
      [columns.map((column) => column.name), ...rows].map((row) => row.join(',')),
    ]),
  )
const faultsOf = (...lines: readonly string[]): readonly string[] => {
  const reading = splitExport(tableOf(...lines))
  return reading !== null && 'faults' in reading
    ? reading.faults.map(({ place, expected, found }) => `${place}: expected ${expected}, found ${found}`)
    : []
}

const REPEATING = [
  'record_id,redcap_repeat_instrument,redcap_repeat_instance,date_op,sex,baseline_complete,visit_date,visit_alive,visit_complete',
  '1,,,2020-01-10,1,2,,,',
  '1,visit,1,,,,2020-07-01,1,2',
  '1,visit,2,,,,2021-02-01,0,2',
  '2,,,2020-03-01,0,2,,,',
  '2,visit,1,,,,2021-03-01,1,2',
  '3,,,2020-05-05,1,2,,,',
  '3,visit,1,,,,2020-09-01,0,2',
]

describe('a REDCap export with a repeating instrument', () => {
  it('is one row a record, and the instances of the instrument', () => {
    const reading = split(...REPEATING)
    expect(shown(reading)).toEqual({
      baseline: [
        'record_id,date_op,sex,baseline_complete',
        ...['1,2020-01-10,1,2', '2,2020-03-01,0,2', '3,2020-05-05,1,2'],
      ],
      visit: [
        'record_id,visit_instance,visit_date,visit_alive,visit_complete',
        ...['1,1,2020-07-01,1,2', '1,2,2021-02-01,0,2', '2,1,2021-03-01,1,2', '3,1,2020-09-01,0,2'],
      ],
    })
    expect(reading.notes).toEqual([])
    expect(reading.tables[1]!.placeOf(1, 2)).toBe('row 3 under the header, column visit_date')
  })

  it('is the same without the variables <instrument>_complete, from where the values are', () => {
    const without = REPEATING.map((line) =>
      line
        .split(',')
        .filter((_, c) => c !== 5 && c !== 8)
        .join(','),
    )
    expect(shown(split(...without))).toEqual({
      records: ['record_id,date_op,sex', '1,2020-01-10,1', '2,2020-03-01,0', '3,2020-05-05,1'],
      visit: [
        'record_id,visit_instance,visit_date,visit_alive',
        ...['1,1,2020-07-01,1', '1,2,2021-02-01,0', '2,1,2021-03-01,1', '3,1,2020-09-01,0'],
      ],
    })
  })

  it('has labels, codes and kinds of the dictionary, in which the record may have another place', () => {
    const dictionary = readDictionary({
      ...{ path: 'd.csv', encoding: 'utf-8', delimiter: ',' },
      header: [
        ...['Variable / Field Name', 'Field Type', 'Field Label', 'Choices, Calculations, OR Slider Labels'],
        ...['Text Validation Type OR Show Slider Number', 'Identifier?'],
      ],
      rows: [
        ['pid', 'text', 'Patient', '', '', 'y'],
        ['sites', 'checkbox', 'Sites', 'A, Lung | -1, Liver', '', ''],
        ['alive', 'yesno', 'Alive', '', '', ''],
        ['chemo_complete', 'radio', 'Chemotherapy complete', '1, all | 0, not all', '', ''],
        ['day', 'text', 'Day', '', 'date_dmy', ''],
      ],
    })!
    const reading = splitExport(
      tableOf(
        'redcap_event_name,pid,redcap_repeat_instrument,redcap_repeat_instance,sites___a,sites____1,alive,chemo_complete,day',
        'e_arm_1,P1,,,1,0,1,1,2020-01-01',
      ),
      dictionary,
    )
    if (reading === null || 'faults' in reading) throw new Error(JSON.stringify(reading))
    expect(reading.tables[0]!.columns).toEqual([
      { name: 'pid', label: 'Patient', isIdentifier: true },
      { name: 'sites___a', label: 'Sites: Lung', codes: expect.anything() },
      { name: 'sites____1', label: 'Sites: Liver', codes: expect.anything() },
      {
        name: 'alive',
        label: 'Alive',
        codes: [
          { value: '1', label: 'Yes' },
          { value: '0', label: 'No' },
        ],
      },
      { name: 'chemo_complete', label: 'Chemotherapy complete', codes: expect.anything() },
      { name: 'day', label: 'Day', kind: 'date' },
    ])
  })
})

describe('a longitudinal REDCap export', () => {
  const LONGITUDINAL = [
    'id,redcap_event_name,redcap_data_access_group,born,demographics_complete,op,site___1,surgery_complete,seen,alive,follow_up_complete',
    '1,baseline_arm_1,north,1950,2,2020-01-01,1,2,,,',
    '1,month_3_arm_1,north,,,,0,,2020-04-01,1,2',
    '1,month_6_arm_1,north,,,,0,,2020-07-01,0,2',
    '2,baseline_arm_1,south,1960,2,2020-02-01,0,2,,,',
    '2,month_3_arm_1,south,,,,0,,2020-05-01,1,2',
  ]

  it('is a table for the event of its own instruments, and one for the instrument of several events', () => {
    expect(shown(split(...LONGITUDINAL))).toEqual({
      baseline_arm_1: [
        'id,redcap_data_access_group,born,demographics_complete,op,site___1,surgery_complete',
        ...['1,north,1950,2,2020-01-01,1,2', '2,south,1960,2,2020-02-01,0,2'],
      ],
      follow_up: [
        'id,follow_up_event,seen,alive,follow_up_complete',
        ...[
          '1,month_3_arm_1,2020-04-01,1,2',
          '1,month_6_arm_1,2020-07-01,0,2',
          '2,month_3_arm_1,2020-05-01,1,2',
        ],
      ],
    })
  })

  it('has a table of the records where no other has each of them once', () => {
    const reading = split(...LONGITUDINAL, '3,month_3_arm_1,,,,,0,,2020-08-01,1,2')
    expect(shown(reading)['records']).toEqual(['id,redcap_data_access_group', '1,north', '2,south', '3,'])
    expect(reading.tables[0]!.name).toBe('records')
    expect(reading.notes[0]!.text).toBe(
      'no table has each record once (baseline_arm_1 has 2 of 3 records in 2 rows and follow_up has 3 of 3 records in 4 rows), so there is a table of the records alone',
    )
  })

  it('has the instances of an event that repeats', () => {
    const reading = split(
      'id,redcap_event_name,redcap_repeat_instrument,redcap_repeat_instance,born,a_complete,seen,b_complete',
      ...['1,base,,,1950,2,,', '1,visit,,1,,,2020-04-01,2', '1,visit,,2,,,2020-05-01,2'],
    )
    expect(shown(reading)['visit']).toEqual([
      'id,visit_instance,seen,b_complete',
      '1,1,2020-04-01,2',
      '1,2,2020-05-01,2',
    ])
  })
})

describe('what is refused or named', () => {
  it('an export without events and instruments is left as it is', () => {
    expect(splitExport(tableOf('id,a', '1,2'))).toBe(null)
  })

  it('faults of rows, all at once', () => {
    expect(
      faultsOf(
        'id,redcap_repeat_instrument,redcap_repeat_instance,a',
        ...['1,,,x', '1,,,y', ',,,z', '2,visit,,x', '2,visit,one,x', '2,visit,1,x,y'],
      ),
    ).toEqual([
      'row 2 under the header: expected each record once in an event, instrument and instance, found record "1" twice',
      'row 3 under the header: expected a record, found none',
      'row 4 under the header, redcap_repeat_instance: expected the number of an instance of "visit", found none',
      'row 5 under the header, redcap_repeat_instance: expected the number of an instance, found "one"',
      'row 6 under the header: expected 4 cells, found 5',
    ])
  })

  it('labels in place of names, no record, a column in two instruments', () => {
    expect(faultsOf('Record ID,Event Name,A', '1,Baseline,2')[0]).toContain(
      'found labels, such as "Event Name"',
    )
    expect(faultsOf('redcap_event_name,a', 'x,1')[0]).toContain('expected the record in the first column')
    expect(faultsOf('id,redcap_repeat_instrument,redcap_repeat_instance,a', '1,u,1,x', '1,v,1,x')[0]).toBe(
      'column "a": expected values in the rows of one repeating instrument, found "u" and "v"',
    )
  })

  it('a column without any value is named and excluded', () => {
    const reading = split('id,redcap_repeat_instrument,redcap_repeat_instance,a,b', '1,,,x,')
    expect(reading.notes[0]!.text).toBe('no record has a value in "b"; excluded')
  })
})

it('every cell of an export is in one table, whatever the export is (fast-check)', () => {
  const word = fc.constantFrom('', '', 'x', 'y', '0')
  const row = fc.tuple(
    fc.constantFrom('1', '2', '3'),
    fc.constantFrom('a', 'b'),
    fc.constantFrom('', 'i'),
    fc.array(word, { minLength: 4, maxLength: 4 }),
  )
  fc.assert(
    fc.property(
      fc.uniqueArray(row, { selector: ([id, event, form]) => `${id}${event}${form}`, minLength: 1 }),
      (rows) => {
        const header = [
          'id',
          'redcap_event_name',
          'redcap_repeat_instrument',
          'redcap_repeat_instance',
          'p',
          'q_complete',
          'r',
          's',
        ]
        const reading = splitExport({
          header,
          rows: rows.map(([id, event, form, cells]) => [id, event, form, form === '' ? '' : '1', ...cells]),
        })
        if (reading === null || 'faults' in reading) throw new Error(JSON.stringify(reading))
        const count = (texts: readonly string[]) => texts.filter((text) => text !== '').length
        const given = rows.reduce((sum, [, , , cells]) => sum + count(cells), 0)
        const isOwn = (name: string) => ['p', 'q_complete', 'r', 's'].includes(name)
        const kept = reading.tables.flatMap((table) =>
          table.rows.flatMap((cells) => cells.filter((_, c) => isOwn(table.columns[c]!.name))),
        )
        expect(count(kept)).toBe(given)
        const names = reading.tables.flatMap(({ columns }) => columns.slice(1).map(({ name }) => name))
        expect(new Set(names).size).toBe(names.length)
        const [first] = reading.tables
        expect(first!.rows.map(([id]) => id).toSorted()).toEqual(
          [...new Set(rows.map(([id]) => id))].toSorted(),
        )
      },
    ),
  )
})
