import { describe, expect, it } from 'vitest'
import { faultText } from '../../../../pipeline/fault.ts'
import { warnings } from '../../../../stages/2-validate/artifacts.ts'
import { artifactOf, rawFiles, runStages, stagesUpTo } from '../../../../tools/support/in-memory.ts'

/*
 * Eight patients by hand. "treated" is yes for 2, 4, 6 and 8, who are treated on days 17, 84, 90 and 30: of these the
 * middle two are 30 and 84, so that the median is 57 and the latest 90. Patient 3 has an event at 20, and so on.
 */
const PATIENTS = `id,sex,age,days,dead,treated,treated_on_day,symptom_days,diagnosed,operated,seen,nodes
1,m,50,25,1,no,,400,1950-01-01,2000-01-01,2000-01-26,none
2,f,60,43,1,yes,17,300,1940-01-01,2000-01-02,2000-02-14,lung
3,m,61,20,1,no,,10,1939-01-01,2000-01-03,2000-01-23,none
4,m,70,479,0,yes,84,20,1930-01-01,2000-01-04,2001-04-27,lung
5,f,40,12,1,no,,30,1960-01-01,2000-01-05,2000-01-17,liver
6,f,45,347,1,yes,90,5,1955-01-01,2000-01-06,2000-12-18,lung
7,m,66,200,0,no,,90,1934-01-01,2000-01-07,2000-07-25,liver
8,f,58,300,1,yes,30,60,1942-01-01,2000-01-08,2000-11-03,lung
`

const YES = { type: 'boolean', trueValues: ['yes', '1'], falseValues: ['no', '0'] }
const FIELDS: readonly Readonly<Record<string, unknown>>[] = [
  { name: 'id', type: 'string' },
  {
    name: 'sex',
    type: 'string',
    categories: [
      { value: 'm', label: 'male' },
      { value: 'f', label: 'female' },
    ],
  },
  { name: 'age', type: 'integer', unit: 'a', constraints: { minimum: 18, maximum: 100 } },
  { name: 'days', title: 'Follow-up', type: 'integer', unit: 'd' },
  { name: 'dead', title: 'Died', ...YES },
  { name: 'treated', title: 'Treated', ...YES },
  { name: 'treated_on_day', title: 'Day of treatment', type: 'integer', unit: 'd' },
  { name: 'symptom_days', title: 'Length of symptoms', type: 'integer', unit: 'd' },
  { name: 'diagnosed', type: 'date' },
  { name: 'operated', type: 'date' },
  { name: 'seen', type: 'date' },
  { name: 'nodes', title: 'Sites', type: 'list', emptyList: 'none' },
]
const withField = (name: string, change: Readonly<Record<string, unknown>>) =>
  FIELDS.map((field) => (field['name'] === name ? { ...field, ...change } : field))

const OS = `  os: { code: OS, title: Overall survival, event: { label: death, when: { dead: true }, at: days }, until: days`
const OSD = `  osd: { code: OSD, title: Survival by dates, from: operated, event: { label: death, when: { dead: true }, at: seen }, until: seen }`
const ENDPOINT = `endpoints:\n${OS} }\n`
const FINE = `${ENDPOINT}tests: { a: { method: log-rank, endpoint: os, by: sex } }\n`

const found = async (
  plan: string,
  { fields = FIELDS, patients = PATIENTS }: { fields?: typeof FIELDS; patients?: string } = {},
) => {
  const files = {
    'analysis.yaml': `title: t\nversion: "1"\npublish: false\nsubject: id\norigin: operation\nprofile: r\nalpha: 0.05\nconfidence: 0.95\nwarnings: { duplicates: [id, days] }\n${plan}`,
    'datapackage.json': JSON.stringify(
      {
        name: 'eight',
        resources: [{ name: 'patients', path: 'patients.csv', schema: { fields } }],
      },
      null,
      1,
    ),
    'patients.csv': patients,
  }
  const bytes = Object.entries(files).map(([name, text]) => [name, new TextEncoder().encode(text)])
  const outcome = await runStages(stagesUpTo(2), rawFiles(Object.fromEntries(bytes)))
  if (outcome.kind === 'faults') throw new Error(outcome.faults.map(faultText).join('\n'))
  return artifactOf(outcome.files, warnings)
}
const kinds = async (...of: Parameters<typeof found>) => (await found(...of)).map(({ warning }) => warning)

describe('a plan with nothing odd in it', () => {
  it('gives no warning', async () => {
    expect(await found(FINE)).toEqual([])
    expect(
      await found(
        `variables:
  age_group: { title: Age, bin: { of: age, at: [50, 60], labels: [under 50, 50 to 59, 60 or more] } }
  year: { title: Year, yearOf: operated }
  age_days: { title: Age at operation, duration: { from: diagnosed, to: operated, unit: d } }
  gap: { title: From operation to last contact, difference: [seen, operated] }
exclude: { odd: { title: seen before the operation, condition: { gap: { max: -1 } } } }
populations: { known: { title: whose follow-up is known, condition: { seen: { present: true } } } }
endpoints:
${OSD.replace('from:', 'among: known, from:')}
estimates: { osd: { by: [age_group] } }
models: { m: { method: cox, endpoint: osd, covariates: [age_days, sex] } }
`,
      ),
    ).toEqual([])
  })
})

describe('a decision left open', () => {
  it('is a warning with its line and place, in a comment and in a description, until the mark is removed', async () => {
    const plan = `# TO DECIDE marks what nobody but you can know; when it is decided, remove the mark.\nquestion: "why?" # TO DECIDE: the question\n${FINE}    # TO DECIDE: is there a competing event?\n`
    const fields = withField('sex', { description: 'TO DECIDE: whether 1 is male' })
    const open = (await found(plan, { fields })).filter(({ warning }) => warning === 'open decision')
    expect(open.map(({ file, line, value, title }) => [file, line, value, title])).toEqual([
      ['analysis.yaml', 11, 'question', expect.stringContaining('the question')],
      ['analysis.yaml', 15, '', expect.stringContaining('is there a competing event?')],
      [
        'datapackage.json',
        expect.any(Number),
        'resource "patients" > field "sex" > description',
        expect.stringContaining('whether 1 is male'),
      ],
    ])
    expect(await found(plan.replaceAll('TO DECIDE:', ''))).toEqual([])
  })
})

describe('a group that is made of the outcome', () => {
  const MADE = 'group defined by the outcome'
  it.each([
    ['the own status as covariate', `models: { m: { method: cox, endpoint: os, covariates: [sex, dead] } }`],
    ['a cut of the own time', `tests: { a: { method: log-rank, endpoint: os, by: long } }`],
    ['a variable of a variable of it', `estimates: { os: { by: [longer] } }`],
    ['a stratum of it', `tests: { a: { method: log-rank, endpoint: os, by: sex, strata: [long] } }`],
  ])('is warned of: %s', async (_, use) => {
    const made = `variables:\n  long: { title: Long, condition: { days: { min: 180 } } }\n  longer: { title: Longer, condition: { any: [{ long: true }, { sex: f }] } }\n`
    const rows = await found(`${made}${ENDPOINT}${use}\n`)
    expect(rows.map(({ warning }) => warning)).toEqual([MADE])
    expect(rows[0]).toMatchObject({ file: 'analysis.yaml', line: expect.any(Number), subject: '' })
    expect(rows[0]!.line).toBeGreaterThan(13)
  })

  it('is said once for an endpoint, with every place', async () => {
    const [row, ...others] = await found(
      `${ENDPOINT}estimates: { os: { by: [dead] } }\nmodels: { m: { method: cox, endpoint: os, covariates: [dead] } }\n`,
    )
    expect(others).toEqual([])
    expect(row!.value).toBe('estimates.os.by.0; models.m.covariates.0')
  })

  it('is one too where a population or an exclusion looks at the outcome', async () => {
    const long = `populations: { long: { title: followed long, condition: { days: { min: 30 } } } }\n`
    const among = `endpoints:\n${OS}, among: long }\n`
    expect(await kinds(`${long}${among}`)).toEqual(['population defined by the outcome'])
    expect(
      await kinds(`exclude: { short: { title: died early, condition: { days: { max: 15 } } } }\n${ENDPOINT}`),
    ).toEqual(['exclusion by the outcome'])
  })

  it('is none where only a time at the origin, or whether the outcome is recorded, is asked', async () => {
    const patients = PATIENTS.replace('1,m,50,25,', '1,m,50,0,')
    const exclude = `exclude: { zero: { title: no follow-up, condition: { days: { max: 0 } } } }\n`
    expect(await found(`${exclude}${ENDPOINT}`, { patients })).toEqual([])
    const known = `populations: { known: { title: of known state, condition: { dead: { present: true } } } }\n`
    expect(await found(`${known}endpoints:\n${OS}, among: known }\n`)).toEqual([])
  })

  it('is none where values are only described, and one where they are tested against themselves', async () => {
    const made = `variables: { old: { title: Old, condition: { age: { min: 60 } } } }\n`
    expect(await found(`${made}${ENDPOINT}summaries: { s: { variable: age, by: dead } }\n`)).toEqual([])
    expect(
      await kinds(`${made}${ENDPOINT}tests: { a: { method: mann-whitney, variable: age, by: old } }\n`),
    ).toEqual(['values tested against themselves'])
  })
})

describe('a group that is known after time 0 only', () => {
  const LATE = 'group known after time 0'
  const by = (name: string, endpoints = ENDPOINT) =>
    `${endpoints}tests: { a: { method: log-rank, endpoint: ${endpoints.includes('  osd:') ? 'osd' : 'os'}, by: ${name} } }\n`

  it('is warned of with how many, when, and the way out', async () => {
    const [row, ...others] = await found(by('treated'))
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
    expect(await kinds(known + by('by40', at(40)))).toEqual([])
    // of those followed beyond day 40 (patients 2, 4, 6, 7, 8) two are treated later, on days 84 and 90
    const [row, ...others] = await found(known + by('treated', at(40)))
    expect(others).toEqual([])
    expect(row!.title).toContain(
      'known only after the landmark at 40 days: for 2 of 5 subjects, by Day of treatment (median 47, latest 50 days after it)',
    )
    expect(row!.title).toContain('use only what was known at the landmark')
    // treated on day 30, after a landmark at 20: known by day 40, and not by the landmark
    expect(await kinds(known + by('by40', at(20)))).toEqual([LATE])
  })

  it('is one however it is derived of the time', async () => {
    const ever = `variables: { ever: { title: Ever treated, condition: { treated_on_day: { present: true } } } }\n`
    expect(await kinds(ever + by('ever'))).toEqual([LATE])
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
    expect(await kinds(by('relapsed', two), { patients, fields })).toEqual([LATE])
  })

  it('is one where it rests on a date after the origin, and none on a date before it', async () => {
    const seenIn = `variables:\n  wait: { title: Wait, duration: { from: operated, to: treated_at, unit: d } }\n  soon: { title: Soon, condition: { wait: { max: 60 } } }\n  old: { title: Old, condition: { diagnosed: { until: 1940-01-01 } } }\n`
    const patients = PATIENTS.replace(/$/m, ',treated_at').replace(/^(\d.*)$/gm, '$1,2000-01-15')
    const fields = [...FIELDS, { name: 'treated_at', title: 'Treated at', type: 'date' }]
    const dated = `endpoints:\n${OSD}\n`
    const [row] = await found(seenIn + by('soon', dated), { patients, fields })
    // patient 1 is operated 14 days before, patient 8 seven days before 2000-01-15
    expect(row!.title).toContain('for 8 of 8 subjects, by Treated at (median 10.5, latest 14 days after it)')
    expect(await found(seenIn + by('old', dated), { patients, fields })).toEqual([])
  })

  it('is none for a time that is longer than somebody was followed: that is not one after time 0', async () => {
    const patients = PATIENTS.replaceAll(/,(yes|no),(\d*),(\d+),/g, (_, yes, day, symptoms) =>
      yes === 'yes' ? `,yes,${day === '' ? '' : 1000},${symptoms},` : `,no,,${symptoms},`,
    )
    expect(await found(by('treated'), { patients })).toEqual([])
  })

  it('is a population too, and none where the origin is the time at which it is known', async () => {
    const among = `populations: { t: { title: the treated, condition: { treated: true } } }\nendpoints:\n${OS}, among: t`
    expect(await kinds(`${among} }\n`)).toEqual([])
    const ttp = `  ttp: { code: TTP, title: Treatment, event: { label: treatment, when: { treated: true }, at: treated_on_day }, until: days }\n`
    expect(await kinds(`${among} }\n${ttp}`)).toEqual(['population known after time 0'])
    expect(await kinds(`${among}, from: treated_on_day }\n${ttp}`)).toEqual([])
  })
})

describe('words that deny what they stand for', () => {
  const cut = (labels: string, at = '[60]', of = 'age') =>
    `variables: { g: { title: Group, bin: { of: ${of}, at: ${at}, labels: [${labels}] } } }\n${FINE}`
  it.each([
    ['60 or less, over 60', 2],
    ['"≤ 60", "> 60"', 2],
    ['bis 60 Jahre, über 60 Jahre', 2],
    ['under 60, over 60', 1],
    ['unter 60, 61+', 1],
    ['höchstens 60, ab 60', 1],
    ['up to 60, more', 1],
    ['18-60, 61-100', 1],
    ['under 60, 60+', 0],
    ['unter 60, 60 und älter', 0],
    ['"< 60", "≥ 60"', 0],
    ['18-59, 60-100', 0],
    ['jünger als 60, mindestens 60', 0],
    ['younger, older', 0],
    ['not over 60, rest', 0],
    ['at most 5 decades, rest', 0],
  ])('are warned of in the labels of a cut at 60: %s', async (labels, many) => {
    expect(await kinds(cut(labels))).toEqual(Array(many).fill('label contradicts cut point'))
  })

  it('are none where the column holds whole numbers and the cut is the next one', async () => {
    expect(await kinds(cut('60 or less, over 60', '[61]'))).toEqual([])
    expect(await kinds(cut('60 or less, over 60', '[60.5]'))).toEqual([])
    expect(await kinds(cut('60 or less, over 60', '[65]'))).toHaveLength(2)
  })

  it('are warned of in the title of a condition', async () => {
    const titled = (title: string) =>
      `variables: { old: { title: ${title}, condition: { age: { min: 60 } } } }\n${FINE}`
    expect(await kinds(titled('Older than 60 years'))).toEqual(['label contradicts cut point'])
    expect(await kinds(titled('60 years or older'))).toEqual([])
    expect(await kinds(titled('Older than 3 others'))).toEqual([])
  })

  it.each([
    ['sex', '{ m: female, f: male }', 2],
    ['sex', '{ m: weiblich, f: männlich }', 2],
    ['sex', '{ m: male, f: female }', 0],
    ['dead', '{ yes: "no", no: "yes" }', 2],
    ['dead', '{ yes: nein, no: ja }', 2],
    ['dead', '{ yes: dead, no: alive }', 0],
  ])('are warned of in a recode of %s: %s', async (of, to, many) => {
    const recode = `variables: { r: { title: R, recode: { of: ${of}, to: ${to} } } }\n`
    expect(await kinds(recode + FINE)).toEqual(Array(many).fill('swapped labels'))
  })

  it('are warned of where the declared labels of codes say the opposite of the recode', async () => {
    const categories = [
      { value: 0, label: 'no' },
      { value: 1, label: 'yes' },
    ]
    const fields = [...FIELDS, { name: 'code', type: 'integer', categories }]
    const patients = PATIENTS.replace(/$/m, ',code').replace(/^(\d.*)$/gm, '$1,1')
    const recode = (to: string) => `variables: { r: { title: R, recode: { of: code, to: ${to} } } }\n${FINE}`
    expect(await kinds(recode('{ "0": "yes", "1": "no" }'), { fields, patients })).toHaveLength(2)
    expect(await kinds(recode('{ "0": "no", "1": "yes" }'), { fields, patients })).toEqual([])
  })

  it('are warned of in a column whose yes is the word no', async () => {
    const fields = withField('treated', { trueValues: ['no'], falseValues: ['yes'] })
    expect((await kinds(FINE, { fields })).filter((kind) => kind === 'swapped labels')).toHaveLength(2)
  })
})

describe('titles that nobody can tell apart', () => {
  it.each([
    [
      'populations',
      `populations: { a: { title: The old, condition: { age: { min: 60 } } }, b: { title: "the  old", condition: { sex: m } } }\n${FINE}`,
    ],
    ['endpoints', `endpoints:\n${OS} }\n${OS.replace('os:', 'os2:').replace('OS,', 'OS2,')} }\n`],
    [
      'groups of Group',
      `variables: { g: { title: Group, bin: { of: age, at: [60], labels: [Group a, group A] } } }\n${FINE}`,
    ],
  ])('are warned of: %s', async (what, plan) => {
    const rows = await found(plan)
    expect(rows.map(({ warning }) => warning)).toEqual(['same title twice'])
    expect(rows[0]!.title).toMatch(
      new RegExp(`^Two ${what} have (the same title|titles that look the same), `),
    )
  })

  it('are warned of in two categories with one label', async () => {
    const fields = withField('sex', {
      categories: [
        { value: 'm', label: 'adult' },
        { value: 'f', label: 'Adult' },
      ],
    })
    const rows = await found(FINE, { fields })
    expect(rows.map(({ warning, file }) => [warning, file])).toEqual([
      ['same title twice', 'datapackage.json'],
    ])
  })
})

describe('a impossible value', () => {
  const recode = (to: string) =>
    `variables: { r: { title: R, recode: { of: age, to: ${to}, otherwise: other } } }\n${FINE}`
  it.each([
    ['a code outside of the limits', recode('{ "101": old }'), 1],
    ['a code with decimals of a whole number', recode('{ "60.5": old }'), 1],
    ['a code that no number prints as', recode('{ "060": old }'), 1],
    ['a code that is no number', recode('{ old: old }'), 1],
    ['a code within the limits', recode('{ "60": old }'), 0],
    [
      'a group that nobody can be in',
      `variables: { g: { title: G, bin: { of: age, at: [18], labels: [child, adult] } } }\n${FINE}`,
      1,
    ],
    [
      'a condition that nobody can meet',
      `populations: { p: { title: P, condition: { age: { min: 101 } } } }\n${FINE}`,
      1,
    ],
    [
      'a condition that somebody can meet',
      `populations: { p: { title: P, condition: { age: { min: 100 } } } }\n${FINE}`,
      0,
    ],
  ])('is warned of: %s', async (_, plan, many) => {
    expect(await kinds(plan)).toEqual(Array(many).fill('impossible value'))
  })
})

describe('cells that are one thing and its opposite, or one subject twice', () => {
  it('are warned of in a list with the word for no item and others, at the line', async () => {
    const patients = PATIENTS.replace('2000-02-14,lung', '2000-02-14,"none,lung"')
    expect(await found(FINE, { patients })).toMatchObject([
      {
        warning: '"none" with other items',
        subject: '2',
        variable: 'nodes',
        value: 'none; lung',
        file: 'patients.csv',
        line: 3,
      },
    ])
  })

  it('are warned of in a list that declares "none" as an item', async () => {
    const fields = withField('nodes', { emptyList: undefined, categories: ['none', 'lung', 'liver'] })
    expect(await kinds(FINE, { fields })).toEqual(['"none" among the items'])
  })

  it.each([
    ['case', 'p1', 'P1'],
    ['a leading zero', 'P07', 'P7'],
    ['a no-break space', 'P 1', 'P\u00a01'],
    ['a character of no width', 'P1', 'P1\u200b'],
    ['the form of a letter', 'M\u00fcller', 'Mu\u0308ller'],
  ])('are warned of in identifiers that differ only by %s', async (_, one, other) => {
    const patients = PATIENTS.replace('\n1,', `\n${one},`).replace('\n2,', `\n${other},`)
    expect(await found(FINE, { patients })).toMatchObject([
      {
        warning: 'identifiers alike',
        subject: other,
        value: one,
        variable: 'id',
        file: 'patients.csv',
        line: 3,
      },
    ])
  })
})
