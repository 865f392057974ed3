/** The raw files of a synthetic registry of any size; every cell is generated from the seed. */
export const registry = (patients: number): Readonly<Record<string, Uint8Array>> => ({
  'patients.csv': bytes(table(patients)),
  'datapackage.json': bytes(JSON.stringify(dataPackage)),
  'analysis.yaml': bytes(plan),
})

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

const SEED = 20_261_122

/** mulberry32: whole-number arithmetic, so that every machine makes the same patients. */
const generator = (seed: number) => {
  let state = seed
  return (below: number): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
}

const SEXES = ['f', 'm']
const STAGES = ['I', 'II', 'III', 'IV']
const SITES = ['none', 'lung', 'liver', 'lung+liver', 'bone']
export const HEADER = [
  ...['id', 'centre', 'sex', 'age', 'stage', 'sites', 'size', 'operated', 'last_seen', 'days'],
  ...['status', 'relapse', 'relapse_days', 'blood_loss', 'note'],
]

const table = (patients: number): string => {
  const upTo = generator(SEED)
  const lines = [HEADER.join(',')]
  for (let i = 1; i <= patients; i++) {
    const stage = upTo(4)
    const life = 20 + Math.min(upTo(4000), upTo(4000 - 700 * stage))
    const seen = 1 + upTo(3600)
    const days = Math.min(life, seen)
    const relapsed = 10 + upTo(4000)
    lines.push(
      [
        ...[`R${String(i).padStart(6, '0')}`, `C${upTo(9)}`, SEXES[upTo(2)], 30 + upTo(60), STAGES[stage]],
        ...[SITES[upTo(5)], upTo(20) === 0 ? '' : (upTo(900) + 5) / 10],
        ...[dateText(upTo(3000)), dateText(3000 + days), days],
        ...[life <= seen ? ['DOD', 'DOC'][upTo(4) === 0 ? 1 : 0] : 'alive'],
        ...[relapsed < days ? 'yes' : 'no', relapsed < days ? relapsed : ''],
        ...[upTo(9) === 0 ? 'NA' : 50 + 10 * upTo(400), upTo(30) === 0 ? '"seen abroad, by letter"' : ''],
      ].join(','),
    )
  }
  return `${lines.join('\n')}\n`
}

/** Months have 28 days, so that every date exists. */
const dateText = (day: number): string => {
  const two = (n: number): string => String(n).padStart(2, '0')
  return `${2000 + Math.floor(day / 336)}-${two(1 + (Math.floor(day / 28) % 12))}-${two(1 + (day % 28))}`
}

const required = { required: true }
const dataPackage = {
  name: 'registry',
  title: 'A registry made up for a benchmark',
  resources: [
    {
      name: 'patients',
      path: 'patients.csv',
      schema: {
        primaryKey: 'id',
        fields: [
          { name: 'id', type: 'string', constraints: { required: true, unique: true } },
          { name: 'centre', type: 'string', categories: Array.from({ length: 9 }, (_, i) => `C${i}`) },
          { name: 'sex', type: 'string', categories: SEXES, constraints: required },
          {
            name: 'age',
            type: 'integer',
            unit: 'a',
            constraints: { required: true, minimum: 0, maximum: 120 },
          },
          {
            name: 'stage',
            type: 'string',
            categories: STAGES,
            categoriesOrdered: true,
            constraints: required,
          },
          {
            name: 'sites',
            type: 'list',
            delimiter: '+',
            emptyList: 'none',
            categories: ['lung', 'liver', 'bone'],
          },
          { name: 'size', type: 'number', unit: 'mm', constraints: { minimum: 0 } },
          { name: 'operated', type: 'date', constraints: required },
          { name: 'last_seen', type: 'date', constraints: required },
          { name: 'days', type: 'integer', unit: 'd', constraints: { required: true, minimum: 0 } },
          { name: 'status', type: 'string', categories: ['DOD', 'DOC', 'alive'], constraints: required },
          {
            name: 'relapse',
            type: 'boolean',
            trueValues: ['yes'],
            falseValues: ['no'],
            constraints: required,
          },
          { name: 'relapse_days', type: 'integer', unit: 'd', constraints: { minimum: 0 } },
          { name: 'blood_loss', type: 'integer', unit: 'mL', missingValues: ['', 'NA'] },
          { name: 'note', type: 'string' },
        ],
      },
    },
  ],
}

const plan = `title: A registry made up for a benchmark
version: "1"
publish: false
subject: id
origin: operation
profile: r
alpha: 0.05
confidence: 0.95
identifiers: { allowed: [age] }
variables:
  died: { title: Died, condition: { status: [DOD, DOC] } }
  decade: { title: Age, bin: { of: age, at: [50, 70], labels: [under 50, 50 to 69, 70 and more] } }
  years: { title: Years of follow-up, convert: { of: days, unit: a, divisor: 365.25 } }
checks:
  relapse-first: { title: Relapse is not after last contact, order: [relapse_days, days] }
  relapse-has-time: { title: A relapse has a time, if: { relapse: true }, must: { relapse_days: { present: true } } }
  dates: { title: Last seen after the operation, order: [operated, last_seen] }
warnings: { outliers: [size, blood_loss] }
endpoints:
  overall-survival:
    code: OS
    title: Overall survival
    event: { label: death, when: { died: true }, at: years }
    until: years
  relapse-free:
    code: RFS
    title: Time to relapse
    event: { label: relapse, when: { relapse: true }, at: relapse_days }
    competing:
      death: { label: death without relapse, when: { relapse: false, died: true }, at: days }
    until: days
  survival-by-dates:
    code: OSD
    title: Overall survival, from dates
    from: operated
    event: { label: death, when: { died: true }, at: last_seen }
    until: last_seen
summaries:
  age: {}
  sex: {}
  stage: {}
  sites: {}
  size: {}
  blood_loss: {}
  decade: {}
  size-by-stage: { variable: size, by: stage }
  relapse-by-stage: { variable: relapse, by: stage }
estimates:
  overall-survival: { at: [1, 2, 5], by: [stage] }
  relapse-free: { at: [365, 730], by: [stage] }
  survival-by-dates: { at: [365, 730] }
tests:
  survival-by-stage: { method: log-rank, endpoint: overall-survival, by: stage, pairwise: holm }
  relapse-by-stage: { method: gray, endpoint: relapse-free, by: stage }
  size-by-sex: { method: mann-whitney, variable: size, by: sex }
  relapse-by-sex: { method: chi-square, variable: relapse, by: sex }
models:
  survival-cox: { title: Death, method: cox, endpoint: overall-survival, covariates: [stage, sex, decade] }
`
