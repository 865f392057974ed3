import { describe, expect, it } from 'vitest'
import { faultText } from '../../../pipeline/fault.ts'
import { exclusions, subjects, warnings } from '../../../stages/2-validate/artifacts.ts'
import { eventTable, followUpTable } from '../../../stages/3-durations/artifacts.ts'
import { artifactOf, rawFiles, runStages, stagesUpTo } from '../../../tools/support/in-memory.ts'

/*
 * Four patients by hand. Days from operation: A 2020-01-01 to 2020-03-01 is 31 + 29 = 60; B 2020-02-01 to 2021-02-01
 * is 366; C is seen until 2020-01-31 after 30; D has a relapse of which only the month is known.
 */
const PATIENTS = `id,centre,operated,referred,seen,died,relapse
A,n,2020-01-01,2020-01-11,2020-03-01,1,
B,n,2020-02-01,2020-02-01,2021-02-01,0,
C,s,2020-01-01,2020-01-02,2020-01-31,1,2020-01-11
D,s,2020-01-01,2020-01-01,2020-12-31,0,2020-06
`
const EVENTS = `id,what,on
A,visit,2020-02-01
A,visit,2020-01-15
B,scan,2020-03-01
C,visit,2020-01-10
`
const CENTRES = `centre,beds\nn,100\ns,40\n`

const FIELDS = {
  patients: [
    { name: 'id', type: 'string' },
    { name: 'centre', type: 'string', categories: ['n', 's'] },
    { name: 'operated', type: 'date' },
    { name: 'referred', type: 'date' },
    { name: 'seen', type: 'date' },
    { name: 'died', type: 'boolean' },
    { name: 'relapse', type: 'date', precision: 'month' },
  ],
  events: [
    { name: 'id', type: 'string' },
    { name: 'what', type: 'string', categories: ['visit', 'scan'] },
    { name: 'on', type: 'date' },
  ],
  centres: [
    { name: 'centre', type: 'string', categories: ['n', 's'] },
    { name: 'beds', type: 'integer' },
  ],
}

const DATA = {
  name: 'four',
  resources: [
    {
      name: 'patients',
      path: 'patients.csv',
      schema: {
        fields: FIELDS.patients,
        foreignKeys: [{ fields: 'centre', reference: { resource: 'centres', fields: 'centre' } }],
      },
    },
    { name: 'events', path: 'events.csv', rows: 'many', schema: { fields: FIELDS.events } },
    { name: 'centres', path: 'centres.csv', schema: { primaryKey: 'centre', fields: FIELDS.centres } },
  ],
}

const DEATH = `event: { label: death, when: { died: true }, at: seen }, until: seen`

const run = async (plan: string, change: Readonly<Record<string, string>> = {}, data: unknown = DATA) => {
  const files = {
    'analysis.yaml': `title: t\nversion: "1"\npublish: false\nsubject: id\norigin: operation\nprofile: r\nalpha: 0.05\nconfidence: 0.95\n${plan}`,
    'datapackage.json': JSON.stringify(data),
    'patients.csv': PATIENTS,
    'events.csv': EVENTS,
    'centres.csv': CENTRES,
    ...change,
  }
  const bytes = Object.entries(files).map(([name, text]) => [name, new TextEncoder().encode(text)])
  return runStages(stagesUpTo(5), rawFiles(Object.fromEntries(bytes)))
}
const done = async (...of: Parameters<typeof run>) => {
  const outcome = await run(...of)
  if (outcome.kind === 'faults') throw new Error(outcome.faults.map(faultText).join('\n'))
  return outcome.files
}
const faults = async (...of: Parameters<typeof run>) => {
  const outcome = await run(...of)
  return outcome.kind === 'faults' ? outcome.faults.map(faultText) : []
}
const times = async (endpoint: string, more = '') =>
  artifactOf(await done(`endpoints:\n  os: { code: OS, title: t, ${endpoint} }\n${more}`), followUpTable).map(
    ({ USUBJID, ENTRY, AVAL, AVALU, CNSR }) => [USUBJID, ENTRY, AVAL, AVALU, CNSR],
  )

describe('an endpoint between dates', () => {
  it('counts whole days', async () => {
    expect(await times(`from: operated, ${DEATH}`)).toEqual([
      ['A', 0, 60, 'd', 0],
      ['B', 0, 366, 'd', 1],
      ['C', 0, 30, 'd', 0],
      ['D', 0, 365, 'd', 1],
    ])
  })

  it('is in months by the declared divisor, divided once', async () => {
    const found = await times(`from: operated, in: { unit: mo, divisor: 30 }, ${DEATH}`)
    expect(found.map(([, , time, unit]) => [time, unit])).toEqual([
      [2, 'mo'],
      [12.2, 'mo'],
      [1, 'mo'],
      [365 / 30, 'mo'],
    ])
  })

  it('censors at the cut-off what comes later, and keeps what comes on that day', async () => {
    const at = (day: string) => times(`from: operated, ${DEATH}`, `cutoff: ${day}\n`)
    expect((await at('2020-02-29')).map(([id, , time, , code]) => [id, time, code])).toEqual([
      ['A', 59, 1],
      ['B', 28, 1],
      ['C', 30, 0],
      ['D', 59, 1],
    ])
    expect((await at('2020-03-01'))[0]).toEqual(['A', 0, 60, 'd', 0])
  })

  it('takes a death on the day of origin at a time of 0, as recorded', async () => {
    const sameDay = {
      'patients.csv': PATIENTS.replace(
        'A,n,2020-01-01,2020-01-11,2020-03-01',
        'A,n,2020-01-01,2020-01-01,2020-01-01',
      ),
    }
    const files = await done(
      `endpoints:\n  os: { code: OS, title: t, from: operated, in: { unit: mo, divisor: 30 }, ${DEATH} }\n`,
      sameDay,
    )
    expect(artifactOf(files, followUpTable).map(({ AVAL, CNSR }) => [AVAL, CNSR])).toEqual([
      [0, 0],
      [12.2, 1],
      [1, 0],
      [365 / 30, 1],
    ])
  })

  it('refuses who leaves before observation begins, or as it begins after the origin', async () => {
    const late = { 'patients.csv': PATIENTS.replace('2020-01-11,2020-03-01', '2020-01-11,2020-01-11') }
    expect(
      await faults(
        `endpoints:\n  os: { code: OS, title: t, from: operated, enters: referred, ${DEATH} }\n`,
        late,
      ),
    ).toEqual([
      'patients.csv:2:5 seen: expected after the beginning of the follow-up (2020-01-11), found 2020-01-11',
    ])
  })

  it('lets nobody count before entry: delayed entry reaches the event table', async () => {
    const files = await done(
      `endpoints:\n  os: { code: OS, title: t, from: operated, enters: referred, ${DEATH} }\nestimates: { os: {} }\n`,
    )
    const rows = artifactOf(files, eventTable)
    // entries on days 0 (B, D), 1 (C) and 10 (A); at risk just before day 30: all four; before day 60: without C
    expect(rows.map((row) => [row.time, row.entered, row.at_risk, row.events, row.censored])).toEqual([
      [0, 2, 2, 0, 0],
      [1, 1, 2, 0, 0],
      [10, 1, 3, 0, 0],
      [30, 0, 4, 1, 0],
      [60, 0, 3, 1, 0],
      [365, 0, 2, 0, 1],
      [366, 0, 1, 0, 1],
    ])
  })

  it('does not take a month for a day, and says what to do', async () => {
    const plan = `variables: { relapsed: { condition: { relapse: { present: true } } } }
endpoints:
  rfs: { code: RFS, title: t, from: operated, event: { label: relapse, when: { relapsed: true }, at: relapse }, until: seen }
`
    expect(await faults(plan)).toEqual([
      'patients.csv:5:7 relapse: expected a date known to the day, since "relapse" happened, found "2020-06" (find the day out, leave the subject out by exclude, or declare what is assumed by a variable with assume)',
    ])
    const left = await done(
      `${plan}exclude: { vague: { title: month only, condition: { relapse: { partial: true } } } }\n`,
    )
    expect(artifactOf(left, exclusions)).toEqual([
      { exclusion: 'vague', title: 'month only', subject: 'D', file: 'patients.csv', line: 5 },
    ])
    expect(artifactOf(left, subjects).rows.map(([id]) => id)).toEqual(['A', 'B', 'C'])
    const assumed = await done(
      plan
        .replace('variables: {', 'variables: { day: { assume: { of: relapse, day: 15 } },')
        .replace('at: relapse }', 'at: day }'),
    )
    expect(artifactOf(assumed, followUpTable)[3]).toMatchObject({
      USUBJID: 'D',
      AVAL: 31 + 29 + 31 + 30 + 31 + 14,
    })
  })

  it('asks for an origin, and for a cut-off between dates only', async () => {
    expect(await faults(`endpoints:\n  os: { code: OS, title: t, ${DEATH} }\n`)).toEqual([
      'analysis.yaml:10:3 endpoints.os: expected from, the variable with the date of origin, because its times are dates, found nothing',
    ])
  })
})

describe('several files', () => {
  const TAKEN = `variables:
  visits: { rows: { of: events, where: { what: visit }, take: count } }
  first: { rows: { of: events, where: { what: visit }, take: first, by: "on" } }
  scanned: { rows: { of: events, where: { what: scan }, take: any } }
`
  it('give what the plan takes of several rows, and what a key points to', async () => {
    const table = artifactOf(await done(TAKEN), subjects)
    const column = (name: string) => table.rows.map((row) => row[table.header.indexOf(name)])
    expect(column('visits')).toEqual(['2', '0', '1', '0'])
    expect(column('first')).toEqual(['2020-01-15', '', '2020-01-10', ''])
    expect(column('scanned')).toEqual(['no', 'yes', 'no', 'no'])
    expect(column('beds')).toEqual(['100', '100', '40', '40'])
  })

  it('have no row of a stranger and no key without a row', async () => {
    expect(await faults('', { 'events.csv': `${EVENTS}X,visit,2020-01-01\n` })).toEqual([
      'events.csv:6:1 id: expected a subject of patients.csv, found "X"',
    ])
    expect(await faults('', { 'centres.csv': 'centre,beds\nn,100\n' })).toEqual([
      'patients.csv:4:2 centre: expected a key of centres.csv, found "s"',
      'patients.csv:5:2 centre: expected a key of centres.csv, found "s"',
    ])
  })

  it('do not let the first row be one of two', async () => {
    const events = `${EVENTS}C,scan,2020-01-10\n`
    const plan = `variables: { what_first: { rows: { of: events, take: first, value: what, by: "on" } } }\n`
    expect(await faults(plan, { 'events.csv': events })).toEqual([
      'events.csv:6:3 on: expected a unique first row of the subject, found a second candidate (the other in line 5) (restrict the condition, or record the dates or the order more precisely)',
    ])
  })
})

describe('what is looked at', () => {
  const renamed = (name: string) =>
    [
      JSON.parse(JSON.stringify(DATA).replace('"referred"', `"${name}"`)),
      PATIENTS.replace('referred', name),
    ] as const

  it.each(['birth_date', 'DateOfBirth', 'Surname', 'e-mail', 'MRN', 'name'])(
    'stops at a column that looks like an identifier: %s',
    async (name) => {
      const [data, patients] = renamed(name)
      const files = { 'patients.csv': patients }
      expect(await faults('', files, data)).toEqual([
        expect.stringMatching(/^patients.csv:1:4 .*: expected no identifying column, found what looks/),
      ])
      await done(`identifiers: { allowed: [${name}] }\n`, files, data)
    },
  )

  it('warns of values far from the others and of subjects who are alike', async () => {
    const rows = Array.from({ length: 9 }, (_, i) => `P${i},n,2020-01-01,2020-01-0${i + 1},2020-03-01,1,`)
    const header = PATIENTS.split('\n')[0]
    const files = await done(
      'variables: { wait: { difference: [referred, operated] } }\nwarnings: { outliers: [wait], duplicates: [operated, referred] }\n',
      {
        'patients.csv': `${[header, ...rows, 'P9,n,2020-01-01,2020-12-31,2021-03-01,1,', rows[0]!.replace('P0', 'Q')].join('\n')}\n`,
        'events.csv': 'id,what,on\nP1,visit,2020-01-01\n',
      },
    )
    expect(
      artifactOf(files, warnings).map(({ warning, subject, value }) => [warning, subject, value]),
    ).toEqual([
      ['outlier', 'P9', '365'],
      ['duplicate', 'Q', 'P0'],
    ])
  })

  it('warns of dates after 2099, which often mean that none is known', async () => {
    const files = await done('', {
      'patients.csv': PATIENTS.replace('2020-03-01', '9999-12-31'),
    })
    expect(
      artifactOf(files, warnings).flatMap(({ warning, value }) =>
        warning === 'implausible date' ? [value] : [],
      ),
    ).toEqual(['9999-12-31'])
  })

  it('adds up what must add up', async () => {
    const plan = `variables: { a: { difference: [seen, operated] }, b: { difference: [referred, operated] } }
checks: { parts: { title: parts, sum: [a, b], is: a } }
`
    expect(await faults(plan)).toHaveLength(2)
  })
})
