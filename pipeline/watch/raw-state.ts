import { lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { textOfStat } from '../compile/files.js'

/** The stats of all raw files and folders as one text: another text means that something may have changed. */
export const rawState = (root: string): string => stateOf(join(root, 'data/raw')).join('\n')

const stateOf = (path: string): readonly string[] => {
  const stat = lstatSync(path, { bigint: true, throwIfNoEntry: false })
  if (stat === undefined) return []
  if (!stat.isDirectory()) return [`${textOfStat(stat)} ${path}`]
  return [path, ...namesIn(path).flatMap((name) => stateOf(join(path, name)))]
}

/** Removed between two looks: the next look finds the rest. */
const namesIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder).sort()
  } catch {
    return []
  }
}
