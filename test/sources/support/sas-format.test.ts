import { describe, expect, it } from 'vitest'
import { formatName, kindOfFormat, sasTimeText, showsPart } from '../../../sources/support/sas-format.ts'

describe('formats of SAS', () => {
  it.each([
    ...[['DATE9.', 'date'] as const, ['date', 'date'] as const, ['YYMMDD10.', 'date'] as const],
    ...[['DDMMYYP10.', 'date'] as const, ['MMDDYYS8.', 'date'] as const, ['E8601DA.', 'date'] as const],
    ...[['E8601DA10.', 'date'] as const, ['B8601DA8.', 'date'] as const, ['IS8601DA10.', 'date'] as const],
    ...[['WEEKDATX29.', 'date'] as const, ['MONYY7.', 'date'] as const, ['YEAR4.', 'date'] as const],
    ...[
      ['DATETIME20.', 'datetime'] as const,
      ['DATETIME22.3', 'datetime'] as const,
      ['E8601DT19.', 'datetime'] as const,
    ],
    ...[
      ['DTDATE9.', 'datetime'] as const,
      ['E8601DN10.', 'datetime'] as const,
      ['DATEAMPM.', 'datetime'] as const,
    ],
    ...[['TIME8.', 'time'] as const, ['E8601TM8.', 'time'] as const, ['HHMM5.', 'time'] as const],
    ...[
      ['8.2', 'number'] as const,
      ['BEST12.', 'number'] as const,
      ['COMMA10.2', 'number'] as const,
      ['', 'number'] as const,
    ],
    ...[['SEXF.', 'unknown'] as const, ['YESNO1F3.', 'unknown'] as const, ['DATES.', 'unknown'] as const],
  ])('%s shows a %s', (format, kind) => {
    expect(kindOfFormat(formatName(format))).toBe(kind)
  })

  it('that show a part of a date are known', () => {
    expect(['YEAR', 'MONYY', 'YYQ', 'DTDATE'].map(showsPart)).toEqual([true, true, true, true])
    expect(['DATE', 'DATETIME', 'BEST'].map(showsPart)).toEqual([false, false, false])
  })

  it('count days and seconds from 1960', () => {
    // by hand: 1960-01-01 is day 0; R: as.integer(as.Date("2015-03-31") - as.Date("1960-01-01"))
    expect(['0', '-1', '20178', '20178.75', '-0.5'].map((number) => sasTimeText(number, 'date'))).toEqual([
      ...['1960-01-01', '1959-12-31', '2015-03-31', '2015-03-31', '1959-12-31'],
    ])
    expect(['0', '86399.5', '-0.25', '1743430000'].map((number) => sasTimeText(number, 'datetime'))).toEqual([
      ...['1960-01-01T00:00:00', '1960-01-01T23:59:59.5', '1959-12-31T23:59:59.75', '2015-03-31T14:06:40'],
    ])
    expect(['0', '50700', '133200.125', '-3600'].map((number) => sasTimeText(number, 'time'))).toEqual([
      ...['00:00:00', '14:05:00', '37:00:00.125', '-01:00:00'],
    ])
    expect(['2936549', '2936550', '-715510', '1e30'].map((number) => sasTimeText(number, 'date'))).toEqual([
      ...['9999-12-31', null, null, null],
    ])
  })
})
