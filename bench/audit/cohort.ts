import type { Result } from '../../cohort/results/result.ts'
import { generator } from '../../tools/support/generator.ts'

/** Synthetic data: every cell is generated from the seed. */
const SEED = 20_261_129

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

/** The raw files, without claims, of a cohort of any size with three risk groups. */
export const auditCohort = (patients: number): Readonly<Record<string, Uint8Array>> => ({
  'patients.csv': bytes(table(patients)),
  'datapackage.json': bytes(JSON.stringify(dataPackage)),
  'analysis.yaml': bytes(JSON.stringify(plan)),
})

/**
 * Claims that the tables do not reproduce: each reports a different result with a small error, to three significant
 * digits. Results alternate, so that even few claims belong to several analyses.
 */
export const openClaims = (results: readonly Result[], count: number): Uint8Array => {
  const fit = results.filter(
    ({ statistic, value }) => value !== null && value > 0.01 && FIT.test(statistic) && value < 1e6,
  )
  const lines = Array.from({ length: count }, (_, i) => {
    const { id, value, unit } = fit[(i * 7) % fit.length]!
    const round = Math.floor((i * 7) / fit.length)
    const beside = (value! * (1.011 + 0.004 * round)).toPrecision(3)
    return `c${i},bench,made up,${Number(beside)},${unit},${id},`
  })
  return bytes(`id,place,label,published,unit,result,reason\n${lines.join('\n')}\n`)
}

const FIT = /^(survival|survival-lower|survival-upper|chi-square|share|expected|mean|median)$/

const table = (patients: number): string => {
  const below = generator(SEED)
  const lines = ['id,risk,sex,age,months,dead']
  for (let i = 1; i <= patients; i++) {
    const risk = below(3)
    const life = 1 + Math.min(below(1500), below(1800 - 400 * risk))
    const seen = 1 + below(1200)
    lines.push(
      [
        ...[i, 'ABC'[risk], 'fm'[below(2)], 30 + below(50), (Math.min(life, seen) / 10).toFixed(1)],
        life <= seen ? 'yes' : 'no',
      ].join(','),
    )
  }
  return `${lines.join('\n')}\n`
}

const required = { required: true }
const dataPackage = {
  name: 'bench',
  resources: [
    {
      name: 'patients',
      path: 'patients.csv',
      schema: {
        primaryKey: 'id',
        fields: [
          { name: 'id', type: 'integer', constraints: { required: true, unique: true } },
          { name: 'risk', type: 'string', categories: ['A', 'B', 'C'], constraints: required },
          { name: 'sex', type: 'string', categories: ['f', 'm'], constraints: required },
          { name: 'age', type: 'integer', unit: 'a', constraints: required },
          { name: 'months', type: 'number', unit: 'mo', constraints: required },
          { name: 'dead', type: 'boolean', trueValues: ['yes'], falseValues: ['no'], constraints: required },
        ],
      },
    },
  ],
}

/** Enough landmarks for 500 different results. */
const LANDMARKS = Array.from({ length: 30 }, (_, i) => 3 * (i + 1))

const plan = {
  title: 'Bench',
  version: '1',
  publish: false,
  subject: 'id',
  origin: 'operation',
  profile: 'r',
  alpha: 0.05,
  confidence: 0.95,
  endpoints: {
    os: {
      code: 'OS',
      title: 'Overall survival',
      event: { label: 'death', when: { dead: true }, at: 'months' },
      until: 'months',
    },
  },
  summaries: { age: {}, dead: {}, risk: {}, 'age-by-risk': { variable: 'age', by: 'risk' } },
  estimates: { os: { at: LANDMARKS, by: ['risk', 'sex'] } },
  tests: {
    'os-by-risk': { method: 'log-rank', endpoint: 'os', by: 'risk' },
    'os-by-sex': { method: 'log-rank', endpoint: 'os', by: 'sex' },
    'dead-by-sex': { method: 'chi-square', variable: 'dead', by: 'sex' },
  },
}
