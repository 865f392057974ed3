import { type Claim, claimOf } from '../../../audit/claims/claim.ts'
import { auditOfFiles } from './audit-of-files.ts'

/** `published unit result`, one a line. */
export const claimsOf = (lines: readonly string[]): readonly Claim[] =>
  lines.map((line, i) => {
    const [published = '', unit = '', result = ''] = line.split(' ')
    return claimOf({
      id: `claim-${i + 1}`,
      place: '',
      label: '',
      published,
      unit,
      result,
      reason: '',
      statement: '',
      row: '',
      column: '',
    })
  })

const yesNo = { type: 'boolean', trueValues: ['yes'], falseValues: ['no'] }
const months = { type: 'integer', unit: 'mo' }
const constraints = { required: true }

/** Six patients, small enough to follow every curve by hand. */
const FILES = {
  'patients.csv': `id,arm,age,relapse,relapse_months,status,follow_up
1,A,50,yes,5,dead,12
2,A,55,yes,20,alive,60
3,B,60,no,,dead,8
4,B,65,no,,alive,40
5,A,70,no,,alive,33
6,B,75,yes,9,dead,26
`,
  'datapackage.json': JSON.stringify({
    name: 'grammar',
    resources: [
      {
        name: 'patients',
        path: 'patients.csv',
        schema: {
          primaryKey: 'id',
          fields: [
            { name: 'id', title: 'Patient', type: 'integer', constraints: { required: true, unique: true } },
            { name: 'arm', title: 'Arm', type: 'string', categories: ['A', 'B'], constraints },
            { name: 'age', title: 'Age', type: 'integer', unit: 'a', constraints },
            { name: 'relapse', title: 'Relapse', ...yesNo, constraints },
            { name: 'relapse_months', title: 'Time to relapse', ...months },
            { name: 'status', title: 'Status', type: 'string', categories: ['alive', 'dead'], constraints },
            { name: 'follow_up', title: 'Follow-up', ...months, constraints },
          ],
        },
      },
    ],
  }),
  'analysis.yaml': `title: grammar
version: 1.0.0
publish: false
subject: id
origin: operation
profile: spss
alpha: 0.05
confidence: 0.95
populations:
  relapsed: { title: Relapsed patients, condition: { relapse: true } }
checks:
  relapse-time: { title: a relapse has its time, if: { relapse: true }, must: { relapse_months: { present: true } } }
  no-relapse-time: { title: no relapse has no time, if: { relapse: false }, must: { relapse_months: { present: false } } }
endpoints:
  overall:
    code: OS
    title: Overall survival
    event: { label: death, when: { status: dead }, at: follow_up }
    until: follow_up
  relapse-free:
    code: RFS
    title: Relapse-free
    event: { label: relapse, when: { relapse: true }, at: relapse_months }
    competing:
      death: { label: death without relapse, when: { relapse: false, status: dead }, at: follow_up }
    until: follow_up
  after-relapse:
    code: SAR
    title: Survival after relapse
    among: relapsed
    from: relapse_months
    event: { label: death, when: { status: dead }, at: follow_up }
    until: follow_up
summaries:
  age: {}
  relapse: {}
  relapse-by-arm: { variable: relapse, by: arm }
estimates:
  overall: { at: [12, 24, 36] }
  relapse-free: { at: [12] }
  after-relapse: { at: [20] }
tests:
  relapse-by-arm: { method: fisher, variable: relapse, by: arm }
`,
}

export const grammarAudit = () => auditOfFiles(FILES, [])
