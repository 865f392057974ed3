import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const projectRoot = fileURLToPath(new URL('../../..', import.meta.url))

/** The paper's text in the folder that PAPER_TEXT names (default `../shared/paper/`), or undefined where it is not. */
export function paperText(): string | undefined {
  const folder = resolve(projectRoot, process.env.PAPER_TEXT ?? '../shared/paper/')
  if (!existsSync(folder)) return undefined
  const files = readdirSync(folder).filter((name) => name.endsWith('.txt'))
  if (files.length === 0) return undefined
  return files
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n'))
    .join('\n')
}
