import { sha256 } from '../../../pipeline/disk/disk.ts'
import { oneLine } from '../../../pipeline/fault.ts'

/** The file that says what the others are. */
export const CONTENTS = 'contents.txt'

/** What the text of contents says besides the hashes of the files. */
export interface ContentsWords {
  readonly cohort: string
  readonly title: string
  /** Version of Casebook. */
  readonly version: string
  /** Version of the analysis plan. */
  readonly plan: string
  /** File or folder, and what it is. */
  readonly present: readonly Described[]
  /** What is not in the folder, and why. */
  readonly absent: readonly Described[]
  /** Path and hash of what the files were made from. */
  readonly sources: readonly (readonly [path: string, hash: string])[]
}

export type Described = readonly [name: string, words: string]

/**
 * What each file is, and from which results it was made. Without date or machine. The hashes of the files have the form of
 * `sha256sum`, which checks them: `sha256sum --check contents.txt`.
 */
export const contentsText = (words: ContentsWords, files: ReadonlyMap<string, Uint8Array>): string => {
  const { cohort, title, version, plan, present, absent, sources } = words
  return `Submission of ${cohort}: ${oneLine(title)}

Made by Casebook ${version} from version ${oneLine(plan)} of the analysis plan. The same results and options give the same
files, byte for byte.

${columns(present)}
${absent.length === 0 ? '' : `\nNot in this folder:\n${columns(absent)}\n`}
Made from (sha256 after the file):
${sources.map(([path, hash]) => `${path} ${hash}`).join('\n')}

Files (sha256 before the file; "sha256sum --check ${CONTENTS}" compares them):
${[...files].map(([name, bytes]) => `${sha256(bytes)}  ${name}`).join('\n')}
`
}

const columns = (rows: readonly Described[]): string => {
  const width = Math.max(0, ...rows.map(([name]) => name.length)) + 2
  return rows.map(([name, words]) => `${name.padEnd(width)}${words}`).join('\n')
}

/** The hashes of the files that an earlier text lists, by name; other names than a submission has are ignored. */
export const listedFiles = (text: string): ReadonlyMap<string, string> =>
  new Map(
    [...text.matchAll(/^([\da-f]{64}) {2}((?:figures\/)?[a-z\d][\w-]*\.[a-z]{2,4})$/gm)].map(
      ([, hash, name]) => [name!, hash!],
    ),
  )
