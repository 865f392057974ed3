import fc from 'fast-check'
import Papa from 'papaparse'
import { DATE, ITEMS, KIND, LIST, PACKAGE, plan, TEXT, WORDS } from './random-plan.ts'

const patient = fc.record({
  kind: fc.option(fc.constantFrom(...WORDS)),
  text: fc.option(fc.constantFrom('x', "'", '\\', 'NULL', 'a  b', '0')),
  items: fc.option(fc.subarray(ITEMS)),
  date: fc.option(
    fc.constantFrom('2015', '2015-03', '2015-03-31', '2016-02-29', '2014-12', '1999-12-31', '1900-01-01'),
  ),
  number: fc.option(
    fc.constantFrom(
      '0',
      '-0',
      '1',
      '-2.5',
      '0.1',
      '1e3',
      '12.5',
      '0.30000000000000004',
      '10',
      '-9',
      '-9.0',
      '-09',
    ),
  ),
  tenths: fc.tuple(fc.nat(3), fc.nat(2), fc.integer({ min: 1, max: 12 }), fc.nat(8)),
  happened: fc.constantFrom('none', 'event', 'other', 'both'),
})

/** A patient whom no condition excludes: a cohort without patients is a fault. */
const ALWAYS_INCLUDED: Patient = {
  kind: null,
  text: null,
  items: null,
  date: null,
  number: null,
  tenths: [0, 0, 1, 0],
  happened: 'none',
}

type Patient = typeof patient extends fc.Arbitrary<infer T> ? T : never

const valueTest = fc.oneof(
  ...[KIND, TEXT, LIST, DATE, 'number', 'happened'].map((name) =>
    fc.record({ [name]: fc.record({ present: fc.boolean() }) }),
  ),
  fc.record({ [KIND]: fc.constantFrom(...WORDS) }),
  fc.record({ [KIND]: fc.subarray(WORDS, { minLength: 1 }) }),
  fc.record({
    number: fc.oneof(
      fc.constantFrom(0, 1, 0.1),
      fc.record({ min: fc.constantFrom(-2.5, 0.1), max: fc.constantFrom(1, 12.5) }),
    ),
  }),
  fc.record({
    [LIST]: fc.oneof(
      fc.record({ includes: fc.subarray(ITEMS, { minLength: 1 }) }),
      fc.record({ includesAll: fc.subarray(ITEMS, { minLength: 1 }) }),
      fc.record({ empty: fc.boolean() }),
    ),
  }),
  fc.record({
    [DATE]: fc.oneof(
      fc.record({ since: fc.constantFrom('2015-03-15', '2015-01-01') }),
      fc.record({ since: fc.constant('2015-01-01'), until: fc.constantFrom('2015-03-31', '2015-12-31') }),
      fc.record({ partial: fc.boolean() }),
    ),
  }),
)

const { condition } = fc.letrec<{ condition: unknown }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    valueTest,
    fc.record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 2 }) }),
    fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 2 }) }),
    fc.record({ not: tie('condition') }),
  ),
}))

/** A cohort whose plan uses every kind of entry, with random patients and random conditions. */
export const randomCohort = fc
  .record({
    patients: fc.array(patient, { minLength: 1, maxLength: 25 }),
    conditions: fc.array(condition, { minLength: 4, maxLength: 4 }),
  })
  .map(({ patients, conditions }) => ({
    'patients.csv': [HEADER, ...[...patients, ALWAYS_INCLUDED].map(row)]
      .map((cells) => `${cells.map(quoted).join(',')}\n`)
      .join(''),
    'datapackage.json': JSON.stringify(PACKAGE),
    'analysis.yaml': JSON.stringify(plan(conditions)),
  }))

/** A random cohort that shards can count: whole times, whole dates, no variable from decimals or partial dates. */
export const forShards = (
  raw: Readonly<Record<'patients.csv' | 'analysis.yaml' | 'datapackage.json', string>>,
) => {
  const { data } = Papa.parse<string[]>(raw['patients.csv'], { skipEmptyLines: true })
  const whole = (cell: string, i: number): string => {
    if (HEADER[i] === DATE && cell !== '') return `${cell}${'-06-15'.slice(cell.length - 4)}`
    return TIMES.includes(HEADER[i]!) ? String(Math.round(Number(cell) * 10)) : cell
  }
  const plan = JSON.parse(raw['analysis.yaml'])
  const { total, year, day, latest, ...variables } = plan.variables
  const atOnce = { event: { ...plan.endpoints.early.event, at: 'last' }, until: 'last' }
  const endpoints = { ...plan.endpoints, early: { ...plan.endpoints.early, ...atOnce } }
  const rows = data.slice(1).map((cells) => cells.map(whole))
  return {
    header: HEADER,
    types: HEADER.map((name) =>
      name === DATE ? 'date' : name === 'number' || TIMES.includes(name) ? 'double precision' : 'text',
    ),
    rows,
    raw: {
      ...raw,
      'patients.csv': Papa.unparse([HEADER, ...rows], { newline: '\n' }),
      'analysis.yaml': JSON.stringify({ ...plan, variables, endpoints }),
    },
  }
}
const TIMES = ['origin', 'enters', 'last', 'when']

const HEADER = [
  'id',
  KIND,
  TEXT,
  LIST,
  DATE,
  'number',
  'origin',
  'enters',
  'last',
  'when',
  'event',
  'other',
  'happened',
]

const row = (
  { kind, text, items, date, number, tenths, happened }: Patient,
  i: number,
): readonly string[] => {
  const [origin, delay, length, extra] = tenths
  const [enters, last] = [origin + delay, origin + delay + length + extra]
  const when = origin + delay + length
  const [event, other] = [
    ['event', 'both'],
    ['other', 'both'],
  ].map((kinds) => (kinds.includes(happened) ? 'yes' : 'no'))
  return [
    `P${i}`,
    kind ?? '',
    text ?? '',
    items === null ? '' : items.length === 0 ? 'None' : items.join(' + '),
    date ?? '',
    // nobody can be followed from 0.3 until the number next to it
    number === null || (number === '0.30000000000000004' && last === 3) ? '' : number,
    ...[origin, enters, last, when].map((time) => String(time / 10)),
    event!,
    other!,
    happened,
  ]
}

const quoted = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
