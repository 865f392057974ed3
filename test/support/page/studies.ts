import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { runInMemory } from '../../../pipeline/run/run-in-memory.ts'
import { stages } from '../../../stages/index.ts'
import { REAL } from '../../../tools/support/project.ts'
import { randomCohort } from '../engines/random-cohort.ts'

/** Files by path, each byte a letter. */
export type Texts = ReadonlyMap<string, string>

/** The cohorts of this repository that are in memory. */
export const cohorts = readdirSync(join(REAL, 'data/raw'), { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
)

/** What is read of a study: the cohort's folder, what of it was published, and its confirmation by R. */
export const zipOf = (cohort: string): Uint8Array =>
  zipSync(
    Object.fromEntries(
      ['raw', 'public', 'confirmed']
        .map((kind) => `data/${kind}/${cohort}`)
        .filter((folder) => existsSync(join(REAL, folder)))
        .flatMap((folder) =>
          readdirSync(join(REAL, folder)).map((name) => [
            `study/${folder}/${name}`,
            new Uint8Array(readFileSync(join(REAL, folder, name))),
          ]),
        ),
    ),
  )

/** The committed artifacts of a cohort that its stages write: not the lock, the crate and what commands add. */
export const committed = (cohort: string): Texts => {
  const files = new Map<string, string>()
  const walk = (folder: string): void => {
    for (const entry of readdirSync(join(REAL, folder), { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`
      if (entry.isDirectory()) walk(path)
      else if (
        !/\/(lock|ro-crate-metadata|datapackage)\.json$|\.pdf$|\/(export|submission|confirm)\//.test(path)
      )
        files.set(path, readFileSync(join(REAL, path), 'latin1'))
    }
  }
  walk(`data/derived/${cohort}`)
  walk(`reports/${cohort}`)
  return files
}

/** The same random cohorts in each run: their raw files by path, and what the stages make of them here. */
export const randomStudies = (
  count: number,
): readonly { readonly raw: Texts; readonly artifacts: () => Promise<Texts> }[] =>
  fc.sample(randomCohort, { numRuns: count, seed: 23 }).map((files) => {
    const raw = new Map(Object.entries(files).map(([name, text]) => [`data/raw/random/${name}`, text]))
    const version = JSON.parse(readFileSync(join(REAL, 'package.json'), 'utf8')).version
    return {
      raw,
      artifacts: async () => {
        const bytes = new Map([...raw].map(([path, text]) => [path, strToU8(text)]))
        const outcome = await runInMemory(stages, 'random', bytes, { version })
        if (outcome.kind === 'faults') throw new Error(JSON.stringify(outcome.faults))
        return textsOf([...outcome.files].filter(([path]) => !raw.has(path)))
      },
    }
  })

export const textsOf = (files: Iterable<readonly [string, Uint8Array]>): Texts =>
  new Map([...files].map(([path, bytes]) => [path, strFromU8(bytes, true)]))

/** The files of a zip. */
export const unzipped = (zip: Uint8Array): Texts => textsOf(Object.entries(unzipSync(zip)))

/** What is in one of two folders only, or not the same in both. */
export const differences = (found: Texts, expected: Texts): readonly string[] => [
  ...[...found.keys()].filter((path) => !expected.has(path)).map((path) => `not expected: ${path}`),
  ...[...expected]
    .filter(([path, text]) => found.get(path) !== text)
    .map(([path]) => `${found.has(path) ? 'other bytes' : 'missing'}: ${path}`),
]
