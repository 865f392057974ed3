import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { finishedProject } from '../../tools/support/project.ts'

/** What a pattern may count over and over, each in cells as long as they may be. */
const LONG = ['0', '9', ' ', '-', '#', 'a', 'T', '(', '<', '(at)', '. ', '1,', '" ', '0.', '@a']

it('the longest cells are read as quickly as many short ones', async () => {
  const project = finishedProject().copy()
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
  const cells = Array.from({ length: 20 }, () => LONG).flat()
  const rows = cells.map((part, i) => {
    const long = part.repeat(Math.floor(32_000 / part.length))
    return [`p${i}`, i % 2, i + 1, quoted(`x${long}y`), quoted(`${part === ' ' ? 'n' : ''}${long}.5`)].join()
  })
  writeFileSync(join(project.root, 'long.csv'), ['id,dead,months,note,size', ...rows].join('\n'))
  const flags = ['--event', 'dead=1', '--until', 'months', '--unit', 'mo', '--yes']
  expect(await project.call(['new', 'long', 'long.csv', ...flags])).toMatchObject({ code: 0, err: '' })
  expect(await project.call(['long/4-estimate', '--quiet'])).toMatchObject({ code: 0 })
})
