import { describe, expect, it } from 'vitest'
import {
  FIELDS,
  FINE,
  OS,
  PATIENTS,
  warningKinds,
  warningsOf,
  withField,
} from '../../../support/stages/eight-patients.ts'

describe('words that contradict their definition', () => {
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
    expect(await warningKinds(cut(labels))).toEqual(Array(many).fill('label contradicts cut point'))
  })

  it('are none where the column holds whole numbers and the cut is the next one', async () => {
    expect(await warningKinds(cut('60 or less, over 60', '[61]'))).toEqual([])
    expect(await warningKinds(cut('60 or less, over 60', '[60.5]'))).toEqual([])
    expect(await warningKinds(cut('60 or less, over 60', '[65]'))).toHaveLength(2)
  })

  it('are warned of in the title of a condition', async () => {
    const titled = (title: string) =>
      `variables: { old: { title: ${title}, condition: { age: { min: 60 } } } }\n${FINE}`
    expect(await warningKinds(titled('Older than 60 years'))).toEqual(['label contradicts cut point'])
    expect(await warningKinds(titled('60 years or older'))).toEqual([])
    expect(await warningKinds(titled('Older than 3 others'))).toEqual([])
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
    expect(await warningKinds(recode + FINE)).toEqual(Array(many).fill('swapped labels'))
  })

  it('are warned of where the declared labels of codes say the opposite of the recode', async () => {
    const categories = [
      { value: 0, label: 'no' },
      { value: 1, label: 'yes' },
    ]
    const fields = [...FIELDS, { name: 'code', type: 'integer', categories }]
    const patients = PATIENTS.replace(/$/m, ',code').replace(/^(\d.*)$/gm, '$1,1')
    const recode = (to: string) => `variables: { r: { title: R, recode: { of: code, to: ${to} } } }\n${FINE}`
    expect(await warningKinds(recode('{ "0": "yes", "1": "no" }'), { fields, patients })).toHaveLength(2)
    expect(await warningKinds(recode('{ "0": "no", "1": "yes" }'), { fields, patients })).toEqual([])
  })

  it('are warned of in a column whose yes is the word no', async () => {
    const fields = withField('treated', { trueValues: ['no'], falseValues: ['yes'] })
    expect((await warningKinds(FINE, { fields })).filter((kind) => kind === 'swapped labels')).toHaveLength(2)
  })
})

describe('titles that look the same', () => {
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
    const rows = await warningsOf(plan)
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
    const rows = await warningsOf(FINE, { fields })
    expect(rows.map(({ warning, file }) => [warning, file])).toEqual([
      ['same title twice', 'datapackage.json'],
    ])
  })
})

describe('an impossible value', () => {
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
    expect(await warningKinds(plan)).toEqual(Array(many).fill('impossible value'))
  })
})

describe('cells that are one thing and its opposite, or one subject twice', () => {
  it('are warned of in a list with the word for no item and others, at the line', async () => {
    const patients = PATIENTS.replace('2000-02-14,lung', '2000-02-14,"none,lung"')
    expect(await warningsOf(FINE, { patients })).toMatchObject([
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
    expect(await warningKinds(FINE, { fields })).toEqual(['"none" among the items'])
  })

  it.each([
    ['case', 'p1', 'P1'],
    ['a leading zero', 'P07', 'P7'],
    ['a no-break space', 'P 1', 'P\u00a01'],
    ['a character of no width', 'P1', 'P1\u200b'],
    ['the form of a letter', 'M\u00fcller', 'Mu\u0308ller'],
  ])('are warned of in identifiers that differ only by %s', async (_, one, other) => {
    const patients = PATIENTS.replace('\n1,', `\n${one},`).replace('\n2,', `\n${other},`)
    expect(await warningsOf(FINE, { patients })).toMatchObject([
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
