import { beforeAll, describe, expect, it } from 'vitest'
import { finishedProject, type Project } from '../../tools/support/project.ts'

let project: Project
beforeAll(() => {
  project = finishedProject().copy()
})

const claims = 'data/raw/six/claims.csv'
const result = 'data/derived/six/4-estimate/results.csv'
const report = 'reports/six/index.html'

describe('a fault that leaves out a part of a cohort', () => {
  it('is reported by each run, which writes all else and ends with exit code 1, until it is corrected', async () => {
    const text = project.read(claims)
    const before = project.read(result)
    project.edit('data/raw/six/patients.csv', (rows) => rows.replace('alive,33', 'alive,35'))
    project.write(claims, text.replace(',58,', ',40-77,'))
    const first = await project.call(['run'])
    expect(first.code).toBe(1)
    expect(first.err).toMatch(/^data\/raw\/six\/claims\.csv:3:4 published: .* found "40-77" \(two rows/)
    expect(first.err).toContain('six: 1 problem in the data; written without the audit')
    expect(first.out).toContain('1 cohort incomplete')
    expect(project.read(result)).not.toBe(before)
    expect(project.read(report)).toContain('There is no audit')
    expect(project.read(report)).toContain('40-77')

    const again = await project.call(['run'])
    expect([again.code, again.err]).toEqual([1, first.err])
    expect(again.out).toBe(
      'nothing to do: all 15 tasks are up to date, 1 cohort incomplete; open reports/index.html; "make again" computes everything again\n',
    )

    project.write(claims, text)
    const last = await project.call(['run'])
    expect([last.code, last.err]).toEqual([0, ''])
    expect(project.read(report)).not.toContain('There is no audit')
    expect(project.exists('data/derived/six/6-audit/faults/claims.json')).toBe(false)
  }, 60_000)
})
