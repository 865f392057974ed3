import { describe, expect, it } from 'vitest'
import { subjects, warnings } from '../../../stages/2-validate/artifacts.ts'
import { artifactOf } from '../../../tools/support/in-memory.ts'
import { DATA, EVENTS, faultsOf, filesOf, PATIENTS } from '../../support/stages/four-patients.ts'

describe('several files', () => {
  const TAKEN = `variables:
  visits: { rows: { of: events, where: { what: visit }, take: count } }
  first: { rows: { of: events, where: { what: visit }, take: first, by: "on" } }
  scanned: { rows: { of: events, where: { what: scan }, take: any } }
`
  it('give what the plan takes of several rows, and what a key points to', async () => {
    const table = artifactOf(await filesOf(TAKEN), subjects)
    const column = (name: string) => table.rows.map((row) => row[table.header.indexOf(name)])
    expect(column('visits')).toEqual(['2', '0', '1', '0'])
    expect(column('first')).toEqual(['2020-01-15', '', '2020-01-10', ''])
    expect(column('scanned')).toEqual(['no', 'yes', 'no', 'no'])
    expect(column('beds')).toEqual(['100', '100', '40', '40'])
  })

  it('have no row of a stranger and no key without a row', async () => {
    expect(await faultsOf('', { 'events.csv': `${EVENTS}X,visit,2020-01-01\n` })).toEqual([
      'events.csv:6:1 id: expected a subject of patients.csv, found "X"',
    ])
    expect(await faultsOf('', { 'centres.csv': 'centre,beds\nn,100\n' })).toEqual([
      'patients.csv:4:2 centre: expected a key of centres.csv, found "s"',
      'patients.csv:5:2 centre: expected a key of centres.csv, found "s"',
    ])
  })

  it('do not let the first row be one of two', async () => {
    const events = `${EVENTS}C,scan,2020-01-10\n`
    const plan = `variables: { what_first: { rows: { of: events, take: first, value: what, by: "on" } } }\n`
    expect(await faultsOf(plan, { 'events.csv': events })).toEqual([
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
      expect(await faultsOf('', files, data)).toEqual([
        expect.stringMatching(/^patients.csv:1:4 .*: expected no identifying columns, found what looks/),
      ])
      await filesOf(`identifiers: { allowed: [${name}] }\n`, files, data)
    },
  )

  it('warns of values far from the others and of subjects who are alike', async () => {
    const rows = Array.from({ length: 9 }, (_, i) => `P${i},n,2020-01-01,2020-01-0${i + 1},2020-03-01,1,`)
    const header = PATIENTS.split('\n')[0]
    const files = await filesOf(
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
    const files = await filesOf('', {
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
    expect(await faultsOf(plan)).toHaveLength(2)
  })
})
