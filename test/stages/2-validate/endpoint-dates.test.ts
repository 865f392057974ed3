import { describe, expect, it } from 'vitest'
import { exclusions, subjects } from '../../../stages/2-validate/artifacts.ts'
import { eventTable, followUpTable } from '../../../stages/3-durations/artifacts.ts'
import { artifactOf } from '../../../tools/support/in-memory.ts'
import { faultsOf, filesOf, PATIENTS } from '../../support/stages/four-patients.ts'

const DEATH = `event: { label: death, when: { died: true }, at: seen }, until: seen`

const times = async (endpoint: string, more = '') =>
  artifactOf(
    await filesOf(`endpoints:\n  os: { code: OS, title: t, ${endpoint} }\n${more}`),
    followUpTable,
  ).map(({ USUBJID, ENTRY, AVAL, AVALU, CNSR }) => [USUBJID, ENTRY, AVAL, AVALU, CNSR])

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
    const files = await filesOf(
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

  it('refuses patients who leave before observation begins, or as it begins after the origin', async () => {
    const late = { 'patients.csv': PATIENTS.replace('2020-01-11,2020-03-01', '2020-01-11,2020-01-11') }
    expect(
      await faultsOf(
        `endpoints:\n  os: { code: OS, title: t, from: operated, enters: referred, ${DEATH} }\n`,
        late,
      ),
    ).toEqual([
      'patients.csv:2:5 seen: expected after the beginning of the follow-up (2020-01-11), found 2020-01-11',
    ])
  })

  it('counts no subject before entry: delayed entry reaches the event table', async () => {
    const files = await filesOf(
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
    expect(await faultsOf(plan)).toEqual([
      'patients.csv:5:7 relapse: expected a date known to the day, since "relapse" happened, found "2020-06" (find the day out, leave the subject out by exclude, or declare what is assumed by a variable with assume)',
    ])
    const left = await filesOf(
      `${plan}exclude: { vague: { title: month only, condition: { relapse: { partial: true } } } }\n`,
    )
    expect(artifactOf(left, exclusions)).toEqual([
      { exclusion: 'vague', title: 'month only', subject: 'D', file: 'patients.csv', line: 5 },
    ])
    expect(artifactOf(left, subjects).rows.map(([id]) => id)).toEqual(['A', 'B', 'C'])
    const assumed = await filesOf(
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
    expect(await faultsOf(`endpoints:\n  os: { code: OS, title: t, ${DEATH} }\n`)).toEqual([
      'analysis.yaml:10:3 endpoints.os: expected from, the variable with the date of origin, because its times are dates, found nothing',
    ])
  })
})
