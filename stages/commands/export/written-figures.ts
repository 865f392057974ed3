import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { CallError } from '../../../pipeline/fault.ts'

/** The cohorts that have a report, or those among them that `words` names. */
export const reportedCohorts = (
  root: string,
  words: readonly string[],
  command: string,
): readonly string[] => {
  const cohorts = namesIn(join(root, 'reports')).filter((name) =>
    namesIn(join(root, 'reports', name)).includes('index.html'),
  )
  for (const word of words)
    if (!cohorts.includes(word))
      throw new CallError(
        `${command}: expected a cohort with a report (${cohorts.join(', ')}), found "${word}"`,
      )
  if (cohorts.length === 0)
    throw new CallError(`${command}: expected a report, found none (npm run pipeline makes it)`)
  return words.length > 0 ? words : cohorts
}

/** The paths of the figures of these cohorts. */
export const writtenFigures = (root: string, words: readonly string[], command: string): readonly string[] =>
  reportedCohorts(root, words, command).flatMap((cohort) =>
    namesIn(join(root, 'reports', cohort, 'figures'))
      .filter((name) => name.endsWith('.svg'))
      .map((name) => `reports/${cohort}/figures/${name}`),
  )

const namesIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder).sort()
  } catch {
    return [] // a file, or not there
  }
}
