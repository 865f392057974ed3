import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export const isIgnored = (root: string, cohort: string): boolean => {
  const path = join(root, '.gitignore')
  return existsSync(path) && readFileSync(path, 'utf8').split(/\r?\n/).includes(`data/raw/${cohort}/`)
}

/** Adds the raw, derived and report folders of an unpublished cohort to .gitignore. */
export const ignoreCohort = (root: string, cohort: string): void =>
  ignoreLines(
    root,
    ['data/raw', 'data/derived', 'reports'].map((folder) => `${folder}/${cohort}/`),
  )

/** Adds a folder of an unpublished cohort to .gitignore. */
export const ignoreFolder = (root: string, folder: string): void => ignoreLines(root, [folder])

const ignoreLines = (root: string, lines: readonly string[]): void => {
  const path = join(root, '.gitignore')
  const before = existsSync(path) ? readFileSync(path, 'utf8') : ''
  const absent = lines.filter((line) => !before.split(/\r?\n/).includes(line))
  if (absent.length > 0)
    writeFileSync(
      path,
      `${before}${before === '' || before.endsWith('\n') ? '' : '\n'}${absent.join('\n')}\n`,
    )
}
