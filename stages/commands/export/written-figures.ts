import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { millimetres, type Picture, readPicture } from '../../../documents/picture/read-picture.ts'
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

/** A figure as a stage wrote it, in one of its layouts. */
export interface WrittenFigure {
  readonly cohort: string
  readonly name: string
  /** Path of the SVG file. */
  readonly path: string
  readonly svg: string
  readonly picture: Picture
  /** Width on paper, in whole millimetres. */
  readonly width: number
}

/** The figures of a cohort: of the folder `figures` and of its folders, one for each narrower layout. */
export const writtenFigures = (root: string, cohort: string): readonly WrittenFigure[] => {
  const folder = `reports/${cohort}/figures`
  const names = namesIn(join(root, folder))
  const folders = names.filter((name) => /^\d+mm$/.test(name)).map((name) => `${folder}/${name}`)
  return [folder, ...folders].flatMap((within) =>
    namesIn(join(root, within))
      .filter((name) => name.endsWith('.svg'))
      .map((name) => {
        const path = `${within}/${name}`
        const svg = readFileSync(join(root, path), 'utf8')
        const picture = readPicture(svg)
        return {
          ...{ cohort, name: name.replace(/\.svg$/, ''), path, svg, picture },
          width: Math.round(millimetres(picture.width)),
        }
      }),
  )
}

const namesIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder).sort()
  } catch {
    return [] // a file, or not there
  }
}
