import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A text with one error, made of a true one. */
export interface PlantedError {
  /** Name of the true text, without `.txt`. */
  readonly file: string
  /** The check that has to find it. */
  readonly check: string
  /** The wrong numbers. */
  readonly wrong: string
  readonly text: string
}

/**
 * The errors of `planted.tsv` in a folder of texts: file, true text, wrong text, check, below a line of heads. A true text has
 * to occur once.
 */
export const plantedIn = (folder: string): readonly PlantedError[] => {
  const lines = readFileSync(join(folder, 'planted.tsv'), 'utf8').trim().split('\n').slice(1)
  return lines.map((line) => {
    const [file = '', right = '', wrong = '', check = ''] = line.split('\t')
    const text = readFileSync(join(folder, `${file}.txt`), 'utf8')
    if (text.split(right).length !== 2) throw new Error(`${file}: expected "${right}" once`)
    return { file, check, wrong, text: text.replace(right, () => wrong) }
  })
}
