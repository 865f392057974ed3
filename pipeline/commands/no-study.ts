import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** What there is and what to do next, for a folder that is no study. */
export const noStudy = (
  folder: string,
): string => `${folder}: expected a study (a folder with data/raw/), found none here or above

  npx casebook init my-study            make the folder of a study
  cd my-study
  npx casebook new sarcoma ~/export.csv describe a table of patients, and propose a plan
  npx casebook                          compute; writes reports/index.html
  npx casebook --help                   all commands
${tablesText(folder)}`

/** What there is and what to do next, for a study without a cohort. */
export const noCohort = (folder: string): string => `data/raw has no cohort yet

  npx casebook new sarcoma ~/export.csv describe a table of patients, and propose a plan
  npx casebook                          compute; writes reports/index.html
${tablesText(folder)}`

const tablesText = (folder: string): string => {
  const tables = namesIn(folder).filter((name) => /\.(csv|tsv|xlsx|xls|ods|sav|dta|xpt)$/i.test(name))
  if (tables.length === 0) return ''
  const more = tables.length > SHOWN ? `, and ${tables.length - SHOWN} more` : ''
  return `\nTables in this folder: ${tables.slice(0, SHOWN).map(printable).join(', ')}${more}\n`
}

const SHOWN = 5

const printable = (name: string): string => name.replace(/[\p{Cc}\p{Cf}]/gu, '?')

const namesIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(join(folder)).sort()
  } catch {
    return [] // a folder that may not be read
  }
}
