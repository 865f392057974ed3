import { beforeAll, expect, it } from 'vitest'
import { finishedProject, type Project } from '../../../tools/support/project.ts'

let project: Project
beforeAll(() => {
  project = finishedProject().copy()
})

type Row = Readonly<Record<'id' | 'value' | 'unit', string>>

/** The results that `results six` lists; none if it says that none matches. */
const listed = async (...words: readonly string[]): Promise<readonly Row[]> => {
  const { code, out } = await project.call(['results', 'six', ...words, '--json'])
  return code === 2 ? [] : JSON.parse(out)
}
const idsOf = async (word: string) => (await listed(word)).map(({ id }) => id)

it('a number finds the results that round to it, a proportion also as a percentage, and no other', async () => {
  // by hand: of the ages 47, 52, 55, 61, 66, 70 the median is 58
  for (const word of ['58', '58.0']) expect(await idsOf(word)).toContain('age/median')
  expect(await idsOf('58.1')).not.toContain('age/median')
  const twoThirds = (await listed()).find(({ value, unit }) => value === '0.666666666667' && unit === '1')!
  for (const word of ['66.7', '66.7%', '67%', '0.667']) expect(await idsOf(word)).toContain(twoThirds.id)
  for (const word of ['66.6', '66.6%', '0.667%', '0.666'])
    expect(await idsOf(word)).not.toContain(twoThirds.id)
})
