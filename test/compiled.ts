import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'

/** Compiles the project before the first test, so that its copies in the tests share what is made of its packages. */
export const setup = async (): Promise<() => void> => {
  execFileSync(process.execPath, ['pipeline/launch.js', 'stages/index.ts', '--help'])
  process.env['CASEBOOK_VITEST'] = String(process.pid)
  const { TESTS_FOLDER } = await import('./pipeline/kept/places.ts')
  return () => rmSync(TESTS_FOLDER, { recursive: true, force: true })
}
