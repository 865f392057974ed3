import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
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

const GROUPS = ['cells', 'claims', 'descriptors', 'files', 'plan', 'pool']

/** The group of a fault of a cohort with rows, by its place: file, line, column, field. */
const groupOf = (fault: string): string => {
  const place = /^(?<file>.+?\.[a-z]+)(?::(?<line>\d+))?(?<column>:\d+)?(?<field> [^:]+)?: expected/.exec(
    fault,
  )!.groups!
  if (/^claims\.csv$/i.test(place['file']!)) return 'claims'
  if (place['file'] === 'analysis.yaml') return 'plan'
  if (place['file'] === 'datapackage.json') return 'descriptors'
  const isBelowHeader = place['line'] !== '1'
  return isBelowHeader && (place['column'] !== undefined || place['field'] !== undefined) ? 'cells' : 'files'
}

describe('the cases', () => {
  it('are in groups, and the README of each group says in a sentence what they have in common', () => {
    const folders = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    )
    expect(folders.map(({ name }) => name).sort()).toEqual(['_base', ...GROUPS])
    const silent = GROUPS.map((name) => join(import.meta.dirname, name, 'README.md')).filter(
      (path) => !existsSync(path) || !/\w+ \w+.*\./.test(readFileSync(path, 'utf8')),
    )
    expect(silent).toEqual([])
  })

  it('are in the group of the file or cell that their first fault names', () => {
    const misplaced = cases().filter(
      ({ name, exit, lines }) =>
        exit === 1 && !name.startsWith('pool/') && !name.startsWith(`${groupOf(lines[0]!)}/`),
    )
    expect(misplaced.map(({ name }) => name)).toEqual([])
  })

  it('are all read: no case is outside of a group, and none inside is skipped', () => {
    const written = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('patch.txt'),
    )
    expect(
      cases()
        .map(({ name }) => join(name, 'patch.txt'))
        .sort(),
    ).toEqual(written.sort())
  })
})

describe('a broken cohort', () => {
  it('differs from the base, which has no fault', async () => {
    expect((await runStages(toAudit, rawFiles(baseFiles()))).kind).toBe('done')
  })

  for (const { name, files, exit, lines } of cases())
    it(`gives the expected faults or results: ${name}`, async () => {
      const outcome = await runStages(toAudit, rawFiles(files))
      const faults = outcome.kind === 'faults' ? outcome.faults : auditFaultsOf(outcome.files)
      if (outcome.kind === 'faults' || faults.length > 0) {
        expect({ exit: 1, lines: faults.map(faultText) }).toEqual({ exit, lines })
        return
      }
      const results = [estimateResults, testResults].flatMap((file) => [...artifactOf(outcome.files, file)])
      const computed = lines.map((line) => {
        const cited = line.split(' = ')[0]!
        const result = results.find(({ id }) => id === cited)
        return `${cited} = ${result ? (result.value ?? result.reason) : 'no such result'}`
      })
      expect({ exit: 0, lines: computed }).toEqual({ exit, lines })
    })
})
