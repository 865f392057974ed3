import { execFileSync } from 'node:child_process'

/** Compiles the project before the first test, so that its copies in the tests share what is made of its packages. */
export const setup = (): void => {
  execFileSync(process.execPath, ['pipeline/launch.js', 'stages/index.ts', '--help'])
}
