import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { runTable, valueIn } from '../../support/stages/timed-cohort.ts'

/* Two hundred made-up patients; treatment begins after a waiting time and does nothing. Right values: R 4, survival. */
const TABLE = readFileSync(new URL('treated.csv', import.meta.url), 'utf8')
const FIELDS = [
  { name: 'id', type: 'string' },
  { name: 'days', type: 'number', unit: 'd' },
  { name: 'dead', type: 'boolean' },
  { name: 'treated', type: 'boolean', trueValues: ['yes'], falseValues: ['no'] },
  { name: 'treated_on_day', type: 'number', unit: 'd' },
]
const OF = 'event: { label: death, when: { dead: true }, at: days }, until: days'
const PLAN = `variables:
  by60: { title: treated by day 60, condition: { all: [{ treated: true }, { treated_on_day: { max: 60 } }] } }
endpoints:
  os: { code: OS, title: t, ${OF} }
  os60: { code: OS60, title: from day 60, ${OF}, landmark: 60 }
estimates: { os: { at: [160, 360], given: [60] }, os60: { at: [100, 300], by: [by60] } }
tests:
  ever: { method: log-rank, endpoint: os, by: treated }
  landmark: { method: log-rank, endpoint: os60, by: by60 }
models: { cox: { method: cox, endpoint: os60, covariates: [by60] } }
`

describe('a landmark analysis', () => {
  it('is of those followed beyond the landmark, from it on, as R has it of the same patients', async () => {
    const value = valueIn(await runTable(TABLE, FIELDS, PLAN))
    // by who was ever treated: immortal time
    expect(value('ever/chi-square')).toBeCloseTo(67.8043911681, 9)
    expect(value('os60/n')).toBe(127)
    expect(value('os60/events')).toBe(122)
    expect(value('os60/by60=yes/n')).toBe(51)
    expect(value('landmark/chi-square')).toBeCloseTo(0.0300082076759, 11)
    expect(value('os60/by60=no/median')).toBe(73)
    expect(value('os60/by60=yes/median')).toBe(88)
    expect(value('os60/survival@100')).toBeCloseTo(0.4251968503937, 11)
    expect(value('os60/survival@300')).toBeCloseTo(0.0525655446915, 11)
    // the same patients counted from the origin: at 160 and 360 of those beyond 60
    expect(value('os/given 60/conditional-survival@160')).toBeCloseTo(0.4251968503937, 11)
    expect(value('os/given 60/conditional-survival@360')).toBeCloseTo(0.0525655446915, 11)
    for (const part of ['-se', '-lower', '-upper'])
      expect(value(`os/given 60/conditional-survival${part}@160`)).toBe(value(`os60/survival${part}@100`))
    expect(value('cox/by60 yes/coefficient')).toBeCloseTo(0.0328617068511, 10)
  })

  it('counts patients who enter after it from their entry, and patients who entered before it from the landmark', async () => {
    const table = 'id,days,dead,seen\nA,10,1,0\nB,20,1,2\nC,30,0,5\nD,40,1,12\nE,5,1,0\n'
    const fields = [...FIELDS.slice(0, 3), { name: 'seen', type: 'number', unit: 'd' }]
    const plan = `endpoints: { os: { code: OS, title: t, enters: seen, ${OF}, landmark: 5 } }\nestimates: { os: { at: [5, 20, 35] } }\n`
    const value = valueIn(await runTable(table, fields, plan))
    // by hand: exits 5 (A), 15 (B), 25 (C, censored), 35 (D); D enters at 7; E left at the landmark
    expect(value('os/n')).toBe(4)
    expect(value('os/survival@5')).toBeCloseTo(2 / 3, 12)
    expect(value('os/survival@20')).toBeCloseTo((2 / 3) * (2 / 3), 12)
    expect(value('os/survival@35')).toBe(0)
  })
})
