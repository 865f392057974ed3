import { describe, expect, it } from 'vitest'
import {
  ENDPOINT,
  FIELDS,
  OS,
  OSD,
  PATIENTS,
  warningKinds,
  warningsOf,
} from '../../../support/stages/eight-patients.ts'

describe('a group that is made of the outcome', () => {
  const MADE = 'group defined by the outcome'
  it.each([
    ['the own status as covariate', `models: { m: { method: cox, endpoint: os, covariates: [sex, dead] } }`],
    ['a cut of the own time', `tests: { a: { method: log-rank, endpoint: os, by: long } }`],
    ['a variable of a variable of it', `estimates: { os: { by: [longer] } }`],
    ['a stratum of it', `tests: { a: { method: log-rank, endpoint: os, by: sex, strata: [long] } }`],
  ])('is warned of: %s', async (_, use) => {
    const made = `variables:\n  long: { title: Long, condition: { days: { min: 180 } } }\n  longer: { title: Longer, condition: { any: [{ long: true }, { sex: f }] } }\n`
    const rows = await warningsOf(`${made}${ENDPOINT}${use}\n`)
    expect(rows.map(({ warning }) => warning)).toEqual([MADE])
    expect(rows[0]).toMatchObject({ file: 'analysis.yaml', line: expect.any(Number), subject: '' })
    expect(rows[0]!.line).toBeGreaterThan(13)
  })

  it('is said once for an endpoint, with every place', async () => {
    const [row, ...others] = await warningsOf(
      `${ENDPOINT}estimates: { os: { by: [dead] } }\nmodels: { m: { method: cox, endpoint: os, covariates: [dead] } }\n`,
    )
    expect(others).toEqual([])
    expect(row!.value).toBe('estimates.os.by.0; models.m.covariates.0')
  })

  it('is one too where a population or an exclusion looks at the outcome', async () => {
    const long = `populations: { long: { title: followed long, condition: { days: { min: 30 } } } }\n`
    const among = `endpoints:\n${OS}, among: long }\n`
    expect(await warningKinds(`${long}${among}`)).toEqual(['population defined by the outcome'])
    expect(
      await warningKinds(
        `exclude: { short: { title: died early, condition: { days: { max: 15 } } } }\n${ENDPOINT}`,
      ),
    ).toEqual(['exclusion by the outcome'])
  })

  it('is none where only a time at the origin, or whether the outcome is recorded, is asked', async () => {
    const patients = PATIENTS.replace('1,m,50,25,', '1,m,50,0,')
    const exclude = `exclude: { zero: { title: no follow-up, condition: { days: { max: 0 } } } }\n`
    expect(await warningsOf(`${exclude}${ENDPOINT}`, { patients })).toEqual([])
    const known = `populations: { known: { title: of known state, condition: { dead: { present: true } } } }\n`
    expect(await warningsOf(`${known}endpoints:\n${OS}, among: known }\n`)).toEqual([])
  })

  it('is none where values are only described, and one where they are tested against themselves', async () => {
    const made = `variables: { old: { title: Old, condition: { age: { min: 60 } } } }\n`
    expect(await warningsOf(`${made}${ENDPOINT}summaries: { s: { variable: age, by: dead } }\n`)).toEqual([])
    expect(
      await warningKinds(
        `${made}${ENDPOINT}tests: { a: { method: mann-whitney, variable: age, by: old } }\n`,
      ),
    ).toEqual(['values tested against themselves'])
  })
})

describe('a group that is known after time 0 only', () => {
  const LATE = 'group known after time 0'
  const by = (name: string, endpoints = ENDPOINT) =>
    `${endpoints}tests: { a: { method: log-rank, endpoint: ${endpoints.includes('  osd:') ? 'osd' : 'os'}, by: ${name} } }\n`

  it('is warned of with how many, when, and the way out', async () => {
    const [row, ...others] = await warningsOf(by('treated'))
    expect(others).toEqual([])
    expect(row!.warning).toBe(LATE)
    expect(row!.title).toContain(
      'for 4 of 8 subjects, by Day of treatment (median 57, latest 90 days after it)',
    )
    expect(row!.title).toContain('"landmark"')
    expect(row!).toMatchObject({ variable: 'treated', file: 'analysis.yaml', subject: '' })
  })

  it('is none from a landmark on where it is what was known by then, and else one again', async () => {
    const known = `variables: { by40: { title: Treated by day 40, condition: { all: [{ treated: true }, { treated_on_day: { max: 40 } }] } } }\n`
    const at = (landmark: number) => `endpoints:\n${OS}, landmark: ${landmark} }\n`
    expect(await warningKinds(known + by('by40', at(40)))).toEqual([])
    // of those followed beyond day 40 (patients 2, 4, 6, 7, 8) two are treated later, on days 84 and 90
    const [row, ...others] = await warningsOf(known + by('treated', at(40)))
    expect(others).toEqual([])
    expect(row!.title).toContain(
      'known only after the landmark at 40 days: for 2 of 5 subjects, by Day of treatment (median 47, latest 50 days after it)',
    )
    expect(row!.title).toContain('use only what was known at the landmark')
    // treated on day 30, after a landmark at 20: known by day 40, and not by the landmark
    expect(await warningKinds(known + by('by40', at(20)))).toEqual([LATE])
  })

  it('is one however it is derived of the time', async () => {
    const ever = `variables: { ever: { title: Ever treated, condition: { treated_on_day: { present: true } } } }\n`
    expect(await warningKinds(ever + by('ever'))).toEqual([LATE])
  })

  it('is one where another endpoint says when it is known', async () => {
    const patients = PATIENTS.replaceAll('treated_on_day', 'first').replaceAll('treated', 'relapsed')
    const fields = FIELDS.map((field) =>
      field['name'] === 'treated'
        ? { ...field, name: 'relapsed' }
        : field['name'] === 'treated_on_day'
          ? { ...field, name: 'first' }
          : field,
    )
    const two = `${ENDPOINT}  ttp: { code: TTP, title: Relapse, event: { label: relapse, when: { relapsed: true }, at: first }, until: days }\n`
    expect(await warningKinds(by('relapsed', two), { patients, fields })).toEqual([LATE])
  })

  it('is one where it rests on a date after the origin, and none on a date before it', async () => {
    const seenIn = `variables:\n  wait: { title: Wait, duration: { from: operated, to: treated_at, unit: d } }\n  soon: { title: Soon, condition: { wait: { max: 60 } } }\n  old: { title: Old, condition: { diagnosed: { until: 1940-01-01 } } }\n`
    const patients = PATIENTS.replace(/$/m, ',treated_at').replace(/^(\d.*)$/gm, '$1,2000-01-15')
    const fields = [...FIELDS, { name: 'treated_at', title: 'Treated at', type: 'date' }]
    const dated = `endpoints:\n${OSD}\n`
    const [row] = await warningsOf(seenIn + by('soon', dated), { patients, fields })
    // patient 1 is operated 14 days before, patient 8 seven days before 2000-01-15
    expect(row!.title).toContain('for 8 of 8 subjects, by Treated at (median 10.5, latest 14 days after it)')
    expect(await warningsOf(seenIn + by('old', dated), { patients, fields })).toEqual([])
  })

  it('is not given for a time longer than the follow-up, which is not a time after time 0', async () => {
    const patients = PATIENTS.replaceAll(/,(yes|no),(\d*),(\d+),/g, (_, yes, day, symptoms) =>
      yes === 'yes' ? `,yes,${day === '' ? '' : 1000},${symptoms},` : `,no,,${symptoms},`,
    )
    expect(await warningsOf(by('treated'), { patients })).toEqual([])
  })

  it('is a population too, and none where the origin is the time at which it is known', async () => {
    const among = `populations: { t: { title: the treated, condition: { treated: true } } }\nendpoints:\n${OS}, among: t`
    expect(await warningKinds(`${among} }\n`)).toEqual([])
    const ttp = `  ttp: { code: TTP, title: Treatment, event: { label: treatment, when: { treated: true }, at: treated_on_day }, until: days }\n`
    expect(await warningKinds(`${among} }\n${ttp}`)).toEqual(['population known after time 0'])
    expect(await warningKinds(`${among}, from: treated_on_day }\n${ttp}`)).toEqual([])
  })
})
