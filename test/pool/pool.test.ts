import { describe, expect, it } from 'vitest'
import { counts, eventTable } from '../../stages/3-durations/artifacts.ts'
import { curves, estimateResults } from '../../stages/4-estimate/artifacts.ts'
import { simulationResults, testResults } from '../../stages/5-compare/artifacts.ts'
import { verdicts } from '../../stages/6-audit/artifacts.ts'
import { search } from '../../stages/6-audit/search-artifacts.ts'
import { packageOf, poolFiles, ran, stackedFiles } from '../../tools/support/centres.ts'
import { artifactOf, COHORT, type Files } from '../../tools/support/in-memory.ts'

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

describe('the reported numbers of a pooled cohort', () => {
  it('have verdicts and no explanations, since there are no rows to change', async () => {
    const claims = [
      'id,place,label,published,unit,result,reason',
      // 5 of 44 and 4 of 38 are older than 84 years
      'n,text,patients,73,1,overall-survival/n,',
      'wrong,text,patients,74,1,overall-survival/n,',
    ]
    const files = await ran(
      {
        ...(await packageOf('north')),
        ...(await packageOf('south')),
        ...poolFiles(),
        'claims.csv': `${claims.join('\n')}\n`,
      },
      6,
    )
    expect(
      artifactOf(files, verdicts).map(({ id, verdict, explanation }) => [id, verdict, explanation]),
    ).toEqual([
      ['n', 'reproduced', ''],
      ['wrong', 'not reproduced', ''],
    ])
    expect(artifactOf(files, search)).toMatchObject({ effort: 'counts', openClaims: 1, singlesTried: 0 })
  })
})
