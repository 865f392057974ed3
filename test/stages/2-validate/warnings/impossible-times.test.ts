import { describe, expect, it } from 'vitest'
import { type Changes, PATIENTS, warned } from '../../../support/stages/warned.ts'

/** The row of a patient, with a text in place of another. */
const edited = (row: number, from: string, to: string): readonly string[] =>
  PATIENTS.map((text, i) => (i === row ? text.replace(from, to) : text))

it('nothing is warned of where all is well', async () => {
  expect(await warned()).toEqual([])
  expect(await warned({ dataPackage: { created: '2020-02-01' } })).toEqual([])
})

describe('worth a second look is', () => {
  it.each<readonly [string, Changes, readonly string[]]>([
    [
      'an origin in the year 0016, with a follow-up of two thousand years',
      { patients: edited(1, '2015-03-01', '0016-03-01') },
      [
        'patients.csv:3 operated (0016-03-01): implausible date',
        'patients.csv:3 last_seen (2019-02-01, from 0016-03-01): impossible time',
      ],
    ],
    [
      'a default date of software that is far from all other dates',
      { patients: edited(1, '2015-03-01', '1900-01-01') },
      ['patients.csv:3 operated (1900-01-01): default date'],
    ],
    [
      'a default date of software that occurs twice, whatever the other dates are',
      {
        patients: ['1970-01-01', '1970-01-01', '1970-03-04', '1971-05-06'].map((day, i) =>
          PATIENTS[i]!.replace(/2015-\d\d-\d\d/, day),
        ),
      },
      [
        'patients.csv:2 operated (1970-01-01): default date',
        'patients.csv:3 operated (1970-01-01): default date',
      ],
    ],
    [
      'a default date in a file with several rows per subject, at its own line',
      { visits: ['A,2015-02-01,1', 'B,1900-01-01,1', 'A,2015-03-01,2'] },
      ['visits.csv:3 on (1900-01-01): default date'],
    ],
    [
      'a contact after the day on which the data were created, as declared',
      { dataPackage: { created: '2019-06-30' } },
      ['patients.csv:5 last_seen (2020-02-01): date after the data were created'],
    ],
    [
      'a visit after the data were made',
      {
        dataPackage: { created: '2020-06-30T23:59:00+02:00' },
        visits: ['A,2015-02-01,1', 'A,2020-07-01,2', 'B,2020-06-30,1'],
      },
      ['visits.csv:3 on (2020-07-01): date after the data were created'],
    ],
    ['a negative age', { patients: edited(1, ',55,', ',-5,') }, ['patients.csv:3 age (-5): negative time']],
    [
      'a negative elapsed time',
      { patients: edited(1, '47.1,20', '47.1,-20') },
      ['patients.csv:3 stay (-20): negative time'],
    ],
    [
      'a time of more years than anybody lives',
      { patients: edited(1, ',47.1,', ',1500.5,') },
      ['patients.csv:3 months (1500.5): impossible time'],
    ],
    [
      'a calendar year among months',
      { patients: edited(1, ',47.1,', ',2014,') },
      ['patients.csv:3 months (2014): impossible time'],
    ],
    [
      'calendar years in place of days',
      { patients: PATIENTS.map((text, i) => text.replace(/\d+$/, String(2011 + i))) },
      [2, 3, 4, 5].map((line) => `patients.csv:${line} stay (${2009 + line}): impossible time`),
    ],
    [
      "a spreadsheet's serial number of a date among days",
      { patients: edited(1, '47.1,20', '47.1,42370') },
      ['patients.csv:3 stay (42370): impossible time'],
    ],
    [
      'a contact after death, by the code OS, whatever its event is called',
      { patients: edited(0, '2017-02-01,yes', '2016-09-01,yes') },
      ['patients.csv:2 last_seen (2017-02-01): time after death'],
    ],
    [
      'a relapse after death',
      { patients: edited(0, '2016-01-01,2017-02-01,yes', '2016-10-01,2016-09-01,yes') },
      [
        'patients.csv:2 relapsed (2016-10-01): time after death',
        'patients.csv:2 last_seen (2017-02-01): time after death',
      ],
    ],
    [
      'a period that the plan counts backwards',
      {
        plan: {
          variables: { gap: { duration: { from: 'relapsed', to: 'operated', unit: 'd' } } },
        },
      },
      ['patients.csv:2 gap (-356): negative time', 'patients.csv:4 gap (-183): negative time'],
    ],
  ])('%s', async (_, asked, expected) => {
    expect([...(await warned(asked))].sort()).toEqual([...expected].sort())
  })
})

describe('nothing to look at is', () => {
  it.each<readonly [string, Changes]>([
    [
      'a negative time where the descriptor says that it can be',
      {
        patients: edited(1, '47.1,20', '47.1,-20'),
        fields: { stay: { constraints: { minimum: -30 } } },
      },
    ],
    [
      'one operation on the first day of 1970, of several in these years',
      {
        patients: ['1970-01-01', '1969-02-01', '1970-03-04', '1971-05-06'].map((day, i) =>
          PATIENTS[i]!.replace(/2015-\d\d-\d\d/, day),
        ),
      },
    ],
    [
      'about two thousand days, where others are as many or half',
      { patients: edited(1, '47.1,20', '47.1,2014') },
    ],
    [
      'a partial date that may lie before the data were made',
      {
        dataPackage: { created: '2020-02-01' },
        visits: ['A,2020,1'],
        fields: { on: { precision: 'year' } },
      },
    ],
    [
      'a relapse after a death that the plan mixes with relapses',
      {
        patients: edited(0, '2016-01-01,2017-02-01,yes', '2016-10-01,2016-09-01,yes'),
        plan: {
          endpoints: {
            both: {
              ...{ code: 'PFS', title: 'Both', from: 'operated', until: 'last_seen' },
              event: { label: 'death or relapse', when: { dead: true }, at: 'died_on' },
            },
          },
        },
      },
    ],
  ])('%s', async (_, asked) => {
    expect(await warned(asked)).toEqual([])
  })
})
