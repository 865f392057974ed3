import { expect, test } from 'vitest'
import { citedResults } from '../../../audit/claims/cited-result.ts'
import { readPublishedText } from '../../../audit/claims/published-number.ts'
import { recomputedText } from '../../../audit/claims/recomputed-text.ts'
import { recomputer } from '../../../audit/recompute/recomputer.ts'
import { roundingRange } from '../../../audit/rounding/rounding-range.ts'
import { auditOfFiles } from '../../support/audit/audit-of-files.ts'
import { claims } from '../../support/audit/claims-of-lines.ts'

const field = (name: string) => ({ name, type: 'integer', unit: 'mo', rounding: 'down' })
const FILES = {
  'patients.csv': 'id,relapsed,relapse,fu\n1,yes,3,3\n2,yes,3,3\n3,no,,9\n4,no,,9\n',
  'datapackage.json': JSON.stringify({
    name: 'four',
    resources: [
      {
        name: 'patients',
        path: 'patients.csv',
        schema: {
          primaryKey: 'id',
          fields: [
            { name: 'id', type: 'integer', constraints: { required: true, unique: true } },
            { name: 'relapsed', type: 'boolean', trueValues: ['yes'], falseValues: ['no'] },
            field('relapse'),
            field('fu'),
          ],
        },
      },
    ],
  }),
  'analysis.yaml': JSON.stringify({
    title: 'Four',
    version: '1',
    publish: false,
    subject: 'id',
    origin: 'operation',
    profile: 'r',
    alpha: 0.05,
    confidence: 0.95,
    checks: { order: { title: 'Relapse is not after last contact', order: ['relapse', 'fu'] } },
    endpoints: {
      rfs: {
        code: 'RFS',
        title: 'Relapse-free',
        event: { label: 'relapse', when: { relapsed: true }, at: 'relapse' },
        until: 'fu',
      },
    },
    estimates: { rfs: { at: [3] } },
  }),
}

test('where an event is at the last contact, both move: no times are said not to exist that do', async () => {
  // completed months: both relapses may have been at 3.5, with the last contact then, so that nobody relapsed by 3
  const { audited, results, claims: stated } = await auditOfFiles(FILES, claims('s: 100 % rfs/survival@3'))
  const targets = citedResults(stated)
  const { ranges } = roundingRange(targets, recomputer(audited, stated, results), audited)
  expect(ranges[0]).toMatchObject({ isExcluded: false, high: 1 })
  expect(ranges[0]!.witness).not.toBeNull()
})

test('a reported word has no decimals: NS and not reached are shown with the number', () => {
  expect(recomputedText(0.0824, { reported: readPublishedText('NS') }, 'reproduced')).toBe('0.082')
  expect(recomputedText(8, { reported: readPublishedText('not reached') }, 'not reproduced')).toBe('8.0')
})
