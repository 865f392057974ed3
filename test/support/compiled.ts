import { execFileSync } from 'node:child_process'
import { rm } from 'node:fs/promises'

/** Compiles the project before the first test, so that its copies in the tests share what is made of its packages. */
export const setup = async (): Promise<() => Promise<void>> => {
  execFileSync(process.execPath, ['pipeline/launch.js', 'stages/index.ts', '--help'])
  process.env['CASEBOOK_VITEST'] = String(process.pid)
  const { TESTS_FOLDER } = await import('../../tools/support/kept/places.ts')
  return () => rm(TESTS_FOLDER, { recursive: true, force: true })
}
