import { expect, it } from 'vitest'
import { stages } from '../../../../stages/index.ts'
import { rawFiles, runStages } from '../../../../tools/support/in-memory.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

/** A cohort of two numbers a subject, in which each row is at fault. */
const faultsOf = async (rows: number, row: (i: number) => string, checks: object = {}) => {
  const field = (name: string, type: string) => ({ name, type })
  const outcome = await runStages(
    stages.filter(({ name }) => name <= '2-validate'),
    rawFiles({
      'patients.csv': bytes(`id,first,last\n${Array.from({ length: rows }, (_, i) => row(i)).join('\n')}\n`),
      'datapackage.json': bytes(
        JSON.stringify({
          name: 'many',
          resources: [
            {
              name: 'patients',
              path: 'patients.csv',
              schema: {
                primaryKey: 'id',
                fields: [field('id', 'string'), field('first', 'integer'), field('last', 'integer')],
              },
            },
          ],
        }),
      ),
      'analysis.yaml': bytes(
        JSON.stringify({
          title: 'Many',
          version: '1',
          publish: false,
          subject: 'id',
          origin: 'birth',
          profile: 'r',
          alpha: 0.05,
          confidence: 0.95,
          checks,
          endpoints: {},
        }),
      ),
    }),
  )
  if (outcome.kind === 'done') throw new Error('expected faults, found none')
  return outcome.faults
}

const MORE = { expected: 'at most 10000 faults', found: 'more' }

it('a file of the wrong form ends with its first ten thousand faults', async () => {
  const faults = await faultsOf(12_000, (i) => `P${i},1,x`)
  expect(faults).toHaveLength(10_001)
  expect(faults[9_999]).toMatchObject({ line: 10_001, field: 'last', expected: 'a whole number' })
  expect(faults[10_000]).toMatchObject({ file: 'patients.csv', ...MORE })
})

it('and so do values that can be read and that no check lets pass, more of them than a call takes', async () => {
  const order = { order: { title: 'In order', order: ['first', 'last'] } }
  const faults = await faultsOf(140_000, (i) => `P${i},2,1`, order)
  expect(faults).toHaveLength(10_001)
  expect(faults[0]).toMatchObject({ line: 2, expected: 'at most last (1)', found: '2' })
  expect(faults[10_000]).toMatchObject(MORE)
})
