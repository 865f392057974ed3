import { expect, it } from 'vitest'
import { newRealProject, REAL } from '../../tools/support/project.ts'
import { differences, treeOf } from '../../tools/support/project-tree.ts'

it('an empty folder, built from data/raw, equals the committed artifacts, reports and locks byte for byte', async () => {
  const project = newRealProject()
  const { code, err } = await project.call(['run', '--quiet'])
  expect(err).toBe('')
  expect(code).toBe(0)
  const remedy = 'the project’s own data/derived or reports are not what its sources make: run the pipeline'
  expect(differences(treeOf(REAL), project.tree()), remedy).toEqual([])
  project.dispose()
})
