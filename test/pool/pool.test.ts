import { describe, expect, it } from 'vitest'
import { counts, eventTable } from '../../stages/3-durations/artifacts.ts'
import { curves, estimateResults } from '../../stages/4-estimate/artifacts.ts'
import { simulationResults, testResults } from '../../stages/5-compare/artifacts.ts'
import { COHORT, type Files } from '../stages/in-memory.ts'
import { packageOf, poolFiles, ran, stackedFiles } from './centres.ts'

const SAME = { eventTable, counts, estimateResults, curves, testResults, simulationResults }

const textOf = (files: Files, { path }: { readonly path: string }): string =>
  new TextDecoder().decode(files.get(path.replace('{cohort}', COHORT))!)

describe('a cohort pooled from the packages of two centres', async () => {
  const pooled = await ran(
    { ...(await packageOf('north')), ...(await packageOf('south')), ...poolFiles() },
    5,
  )
  const stacked = await ran(stackedFiles(), 5)
  for (const [name, artifact] of Object.entries(SAME))
    it(`is the analysis of the stacked rows, byte for byte: ${name}`, () => {
      expect(textOf(pooled, artifact)).toBe(textOf(stacked, artifact))
      expect(textOf(pooled, artifact).split('\n').length).toBeGreaterThan(5)
    })
})
