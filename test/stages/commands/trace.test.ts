import { beforeAll, describe, expect, it } from 'vitest'
import { finishedProject, type Project } from '../../../tools/support/project.ts'

let project: Project
beforeAll(() => {
  project = finishedProject().copy()
})

const patients = 'data/raw/six/patients.csv'
const json = async (word: string) => JSON.parse((await project.call(['trace', word, '--json'])).out)[0]

/** Result id -> its row. */
const results = (): ReadonlyMap<string, string> =>
  new Map(
    ['4-estimate', '5-compare'].flatMap((stage) =>
      project
        .read(`data/derived/six/${stage}/results.csv`)
        .split('\n')
        .slice(1)
        .map((row) => [row.split(',', 1)[0]!, row] as const),
    ),
  )

describe('trace', () => {
  it('goes from a claim to the rows at risk and the cells of every patient', async () => {
    const { result, claims } = await json('age-median')
    expect([result.id, claims[0].id]).toEqual(['age/median', 'age-median'])
    const { atRisk, cells } = await json('overall-survival/margin=R1/survival@12')
    expect(
      atRisk.every((row: { time: number; group: string }) => row.time <= 12 && row.group === 'margin=R1'),
    ).toBe(true)
    const own = cells.filter(({ isMember }: { isMember: boolean }) => isMember)
    expect([...new Set(own.map(({ subject }: { subject: string }) => subject))]).toEqual(['2', '4', '6'])
    expect(own).toContainEqual(
      expect.objectContaining({ file: patients, line: 3, column: 7, variable: 'follow_up', value: '12' }),
    )
  })

  it('goes from a point of a curve to the rows of the event table up to it, in the group of the curve', async () => {
    const path = 'data/derived/six/4-estimate/curves.csv'
    const lines = project.read(path).split('\n')
    const line =
      lines.findIndex((row) => row.startsWith('overall-survival,margin=R1,cumulative-hazard,12,')) + 1
    const { result, atRisk, cells } = await json(`${path}:${line}`)
    const ofResult = await json('overall-survival/margin=R1/survival@12')
    expect(result).toMatchObject({ analysis: 'overall-survival', statistic: 'cumulative-hazard', at: 12 })
    expect(String(result.value)).toBe(lines[line - 1]!.split(',')[6])
    expect([atRisk, cells]).toEqual([ofResult.atRisk, ofResult.cells])
    expect(await project.call(['trace', `${path}:1`])).toMatchObject({ code: 2 })
    expect(await project.call(['trace', `${path}:${lines.length}`])).toMatchObject({ code: 2 })
  })

  it('names from a cell every number that an edit of it changes', async () => {
    const edits = [
      ['2:2', '1,55,', '1,56,'],
      ['2:3', '55,R0,', '55,R1,'],
      ['3:5', 'Yes,5,', 'Yes,6,'],
      ['5:7', 'dead,8', 'dead,9'],
      ['6:6', 'alive,33', 'dead,33'],
    ] as const
    const forward = await Promise.all(edits.map(([place]) => json(`${patients}:${place}`)))
    const [before, text] = [results(), project.read(patients)]
    for (const [i, [place, from, to]] of edits.entries()) {
      const named = new Set(forward[i].results.map(({ id }: { id: string }) => id))
      project.write(patients, text.replace(from, to))
      expect((await project.run(['six/4-estimate', 'six/5-compare'])).code).toBe(0)
      const changed = [...results()]
        .filter(([id, row]) => before.has(id) && before.get(id) !== row)
        .map(([id]) => id)
      expect(changed.length, place).toBeGreaterThan(0)
      expect(
        changed.filter((id) => !named.has(id)),
        place,
      ).toEqual([])
      expect(named.size, place).toBeLessThan(before.size)
    }
  })

  it('knows simulations, by what they are of, and results lists them', async () => {
    project.edit('data/raw/six/analysis.yaml', (text) =>
      text.replace(
        'figures:',
        `simulations:
  median-trial: { estimate: overall-survival, runs: 100, seed: 1 }
figures:`,
      ),
    )
    expect((await project.run(['six/4-estimate', 'six/5-compare'])).code).toBe(0)
    expect((await project.call(['results', 'six', 'median-trial'])).out).toContain('median-trial/runs  100')
    const { result, cells } = await json('median-trial/median-coverage')
    expect(result.method).toContain('100 samples')
    const variables = cells.map(({ variable }: { variable: string }) => variable)
    expect([...new Set(variables)].sort()).toEqual(['follow_up', 'status'])
    expect(cells.length).toBe(12)
    const forward = await json(`${patients}:3:7`)
    expect(forward.results.map(({ id }: { id: string }) => id)).toContain('median-trial/median-coverage')
  })

  it('of what is nothing is a wrong call', async () => {
    expect(await project.call(['trace', 'nothing'])).toMatchObject({ code: 2 })
    expect(await project.call(['trace', `${patients}:99:1`])).toMatchObject({ code: 2 })
    expect(await project.call(['trace', 'nobody', 'age/median'])).toMatchObject({ code: 2 })
    expect(await project.call(['results', 'six', 'median', 'nosuch'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('no result of six matches "median" and "nosuch"'),
    })
  })

  it('needs no numbers of a cohort that never ran, where another one is meant', async () => {
    project.write('data/raw/fresh/analysis.yaml', 'title: never ran\n')
    expect((await project.call(['trace', `${patients}:2:2`])).code).toBe(0)
    expect((await project.call(['trace', 'age/median'])).code).toBe(0)
  })
})
