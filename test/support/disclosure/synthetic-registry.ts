import type { Stage } from '../../../pipeline/contracts.ts'
import { ingest } from '../../../stages/1-ingest/stage.ts'
import { validate } from '../../../stages/2-validate/stage.ts'
import { disclose } from '../../../stages/3-durations/public-stage.ts'
import { durations } from '../../../stages/3-durations/stage.ts'
import { COHORT, type Files, rawFiles, runStages } from '../../../tools/support/in-memory.ts'

/** A patient: how it ended (of the disease, of something else, alive), after how many months, arm (may be missing), sex. */
export interface Patient {
  readonly end: 'disease' | 'other' | 'alive'
  readonly months: number
  readonly arm: 'A' | 'B' | ''
  readonly sex: 'f' | 'm'
}

/** What is otherwise than in the first edition. */
interface Otherwise {
  readonly k?: number
  readonly plan?: (text: string) => string
  /** Editions that are recorded as published, as they were written, in their order. */
  readonly published?: readonly Uint8Array[]
}

const field = (name: string, categories: readonly string[]) => ({
  name,
  title: name,
  type: 'string',
  categories,
})

const DATA_PACKAGE = {
  $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
  name: 'six',
  title: 'Made up',
  licenses: [{ name: 'CC0-1.0' }],
  resources: [
    {
      name: 'patients',
      path: 'patients.csv',
      schema: {
        primaryKey: 'id',
        fields: [
          { name: 'id', title: 'Patient', type: 'string', constraints: { required: true, unique: true } },
          { name: 'months', title: 'Months', type: 'number', unit: 'mo', constraints: { required: true } },
          { ...field('end', ['disease', 'other', 'alive']), constraints: { required: true } },
          field('arm', ['A', 'B']),
          field('sex', ['f', 'm']),
        ],
      },
    },
  ],
}

const PLAN = `title: Made up
version: "1"
publish: true
subject: id
origin: operation
profile: r
alpha: 0.05
confidence: 0.95
disclosure: { editions: [public], k: 3, endpoint: survival }
endpoints:
  survival: { code: OS, title: Survival, event: { label: death, when: { end: [disease, other] }, at: months }, until: months }
  disease:
    code: CSS
    title: Death of disease
    event: { label: death of disease, when: { end: disease }, at: months }
    competing: { other: { label: other death, when: { end: other }, at: months } }
    until: months
summaries:
  sex: {}
  arm: {}
  months: {}
  end: {}
  sex-by-arm: { variable: sex, by: arm }
  arm-by-arm: { variable: arm, by: arm }
estimates:
  survival: { by: [arm] }
  disease: { by: [arm] }
`

/** Their raw files as text, by name. */
export const madeUpRaw = (patients: readonly Patient[], k = 3): Readonly<Record<string, string>> => {
  const rows = patients.map(({ end, months, arm, sex }, i) =>
    [`SUBJECT-${i + 1000}`, months, end, arm, sex].join(','),
  )
  return {
    'patients.csv': `${['id,months,end,arm,sex', ...rows].join('\n')}\n`,
    'datapackage.json': JSON.stringify(DATA_PACKAGE),
    'analysis.yaml': PLAN.replace('k: 3', `k: ${k}`),
  }
}

/** What the first three stages make of them, the public edition too, and other stages if there are any. */
export const madeUpFiles = async (
  patients: readonly Patient[],
  more: readonly Stage[] = [],
  { k = 3, plan = (text) => text, published = [] }: Otherwise = {},
): Promise<Files> => {
  const bytes = (text = ''): Uint8Array => new TextEncoder().encode(text)
  const raw = madeUpRaw(patients, k)
  const outcome = await runStages(
    [ingest, validate, durations, disclose, ...more],
    new Map([
      ...published.map((file, i) => [`data/public/${COHORT}/${i + 1}.json`, file] as const),
      ...rawFiles({
        'patients.csv': bytes(raw['patients.csv']),
        'datapackage.json': bytes(raw['datapackage.json']),
        'analysis.yaml': bytes(plan(raw['analysis.yaml']!)),
      }),
    ]),
  )
  if (outcome.kind === 'faults') throw new Error(JSON.stringify(outcome.faults))
  return outcome.files
}
