import { join } from 'node:path'
import { vi } from 'vitest'
import type { Command } from '../../../pipeline/commands/command.ts'
import { REAL } from '../../../tools/support/project.ts'

/** What a command prints, as it is called for a file that lies beside the page; the page knows the file by its name only. */
export const printed = async (
  command: Command,
  root: string,
  words: readonly string[],
  flags: Readonly<Record<string, unknown>> = {},
): Promise<string> => {
  const said: string[] = []
  const hear = (text: unknown): boolean => said.push(String(text)) > 0
  vi.spyOn(process.stdout, 'write').mockImplementation(hear)
  vi.spyOn(process.stderr, 'write').mockImplementation(hear)
  try {
    const places = { code: join(REAL, 'build'), packages: REAL, project: root }
    await command.run({
      ...{ places, root, words, flags },
      manifest: { published: null, commands: [] },
    } as never)
  } catch (error) {
    said.push(error instanceof Error ? error.message : String(error))
  } finally {
    vi.restoreAllMocks()
  }
  return words.reduce((text, path) => text.replaceAll(path, path.split('/').at(-1)!), said.join('')).trim()
}
