import { describe, expect, it } from 'vitest'
import { faultText } from '../../pipeline/fault.ts'
import { estimateResults } from '../../stages/4-estimate/artifacts.ts'
import { testResults } from '../../stages/5-compare/artifacts.ts'
import { auditFaults } from '../../stages/6-audit/artifacts.ts'
import { stages } from '../../stages/index.ts'
import { baseFiles, cases } from '../../tools/fuzz/case-files.ts'
import { artifactOf, COHORT, type Files, rawFiles, runStages } from '../../tools/support/in-memory.ts'

/** Faults in claims.csv stop only the audit. */
const auditFaultsOf = (files: Files) => {
  const path = auditFaults.path.replace('{cohort}', COHORT).replace('{file}', 'claims')
  return files.has(path) ? artifactOf(files, { ...auditFaults, path }) : []
}

const toAudit = stages.filter(({ name }) => Number.parseInt(name, 10) <= 6)

describe('a cohort that is broken', () => {
  it('is not the base', async () => {
    expect((await runStages(toAudit, rawFiles(baseFiles()))).kind).toBe('done')
  })

  for (const { name, files, exit, lines } of cases())
    it(`says so: ${name}`, async () => {
      const outcome = await runStages(toAudit, rawFiles(files))
      const faults = outcome.kind === 'faults' ? outcome.faults : auditFaultsOf(outcome.files)
      if (outcome.kind === 'faults' || faults.length > 0) {
        expect({ exit: 1, lines: faults.map(faultText) }).toEqual({ exit, lines })
        return
      }
      const results = [estimateResults, testResults].flatMap((file) => [...artifactOf(outcome.files, file)])
      const found = lines.map((line) => {
        const id = line.split(' = ')[0]!
        const result = results.find((one) => one.id === id)
        return `${id} = ${result ? (result.value ?? result.reason) : 'no such result'}`
      })
      expect({ exit: 0, lines: found }).toEqual({ exit, lines })
    })
})
