import fc from 'fast-check'

const SUBJECTS = 30

const visit = fc.record({
  of: fc.nat(SUBJECTS - 1),
  kind: fc.option(fc.constantFrom('seen', 'ill')),
  on: fc.option(fc.constantFrom('2015-01-01', '2015-02-01', '2015-03-01', '2015-02', '2015')),
  hasSize: fc.boolean(),
})

const patient = fc.record({
  age: fc.option(fc.constantFrom('40', '60', '80')),
  born: fc.option(fc.constantFrom('1950', '1950-06', '1951-02-03', '1950-01')),
})

/**
 * A cohort with several rows a subject, of whose cells some are missing, and conditions that they leave open. Every size is
 * another, and only rows of which nothing is known have none, so that the order of rows is no fault.
 */
export const visitsCohort = fc
  .record({
    visits: fc.array(visit, { minLength: 60, maxLength: 90 }),
    patients: fc.array(patient, { minLength: SUBJECTS, maxLength: SUBJECTS }),
  })
  .map(({ visits, patients }) => ({
    'patients.csv': lines(
      ['id,age,born,months,dead'],
      patients.map(({ age, born }, i) => `P${i},${age ?? ''},${born ?? ''},${i + 5},${i % 2 ? 'yes' : 'no'}`),
      ['P99,50,1960-01-01,9,no'],
    ),
    'visits.csv': lines(
      ['id,kind,on,size'],
      visits.map(({ of, kind, on, hasSize }, i) =>
        [
          `P${of}`,
          kind ?? '',
          on ?? '',
          kind === null && on === null && !hasSize ? '' : (i * 37) % 97,
        ].join(),
      ),
    ),
    'datapackage.json': JSON.stringify(PACKAGE),
    'analysis.yaml': JSON.stringify(PLAN),
  }))

const lines = (...parts: readonly (readonly string[])[]): string => `${parts.flat().join('\n')}\n`

const PACKAGE = {
  name: 'visits',
  resources: [
    {
      name: 'patients',
      path: 'patients.csv',
      schema: {
        fields: [
          { name: 'id', type: 'string' },
          { name: 'age', title: 'Age', type: 'integer', unit: 'a' },
          { name: 'born', title: 'Birth', type: 'date', precision: 'year' },
          { name: 'months', type: 'integer', unit: 'mo' },
          { name: 'dead', type: 'boolean', trueValues: ['yes'], falseValues: ['no'] },
        ],
      },
    },
    {
      name: 'visits',
      path: 'visits.csv',
      rows: 'many',
      schema: {
        fields: [
          { name: 'id', type: 'string' },
          { name: 'kind', type: 'string', categories: ['seen', 'ill'] },
          { name: 'on', type: 'date', precision: 'year' },
          { name: 'size', type: 'integer' },
        ],
      },
    },
  ],
}

const ill = { kind: 'ill' }
const PLAN = {
  ...{ title: 'Visits', version: '1', publish: false, subject: 'id', origin: 'o', profile: 'r' },
  ...{ alpha: 0.05, confidence: 0.95 },
  identifiers: { allowed: ['born'] },
  variables: {
    ever_ill: { rows: { of: 'visits', where: ill, take: 'any' } },
    times_ill: { rows: { of: 'visits', where: { all: [ill, { size: { min: 40 } }] }, take: 'count' } },
    first_ill: { rows: { of: 'visits', where: ill, take: 'first', by: 'size' } },
    last_ill: {
      rows: { of: 'visits', where: { on: { until: '2015-02-10' } }, take: 'last', by: 'size', value: 'kind' },
    },
    ill_or_old: { condition: { any: [{ ever_ill: true }, { age: { min: 70 } }] } },
  },
  exclude: {
    old: { title: 'older than 70 years', condition: { age: { min: 71 } } },
    early: { title: 'born before February 1950', condition: { born: { until: '1950-01-31' } } },
  },
  populations: {
    ill: { title: 'ever ill', condition: { ever_ill: true } },
    odd: { title: 'ill or old', condition: { ill_or_old: true } },
  },
  endpoints: {
    os: {
      code: 'OS',
      title: 'OS',
      event: { label: 'death', when: { dead: true }, at: 'months' },
      until: 'months',
    },
  },
}
