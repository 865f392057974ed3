import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { finishedProject } from '../../tools/support/project.ts'

it('a number that was forged together with its hash in the lock: a rerun finds it, and the help of verify says so', async () => {
  const project = finishedProject().copy()
  const path = 'data/derived/six/4-estimate/results.csv'
  const hash = (): string => createHash('sha256').update(project.read(path)).digest('hex')
  const before = hash()
  project.edit(path, (text) =>
    text.replace(/,(\d)(\d*),/, (_, digit, rest) => `,${(Number(digit) % 9) + 1}${rest},`),
  )
  for (const lock of ['data/derived/six/lock.json'])
    project.edit(lock, (text) => text.replaceAll(before, hash()))
  const { code, out } = await project.call(['verify', '--rerun'])
  expect(out).toContain(path)
  expect(code).toBe(1)
  expect((await project.call(['verify', '--help'])).out).toMatch(/--rerun\s+detects that/)
  project.dispose()
}, 300_000)
