import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { resultFormat } from '../../stages/4-estimate/artifacts.ts'
import { stages } from '../../stages/index.ts'
import { artifactsPage } from './artifacts-page.ts'
import { type Example, resultsPage } from './results-page.ts'

/** Pages of docs/reference that follow from the code, by path. Examples of ids come from the cohorts in data/derived. */
export const referencePages = (root: string): Readonly<Record<string, string>> => ({
  'docs/reference/results.md': resultsPage(examplesIn(join(root, 'data/derived'))),
  'docs/reference/artifacts.md': artifactsPage(stages),
})

const RESULTS = ['4-estimate/results.csv', '5-compare/results.csv', '5-compare/simulations.csv']

const examplesIn = (folder: string): readonly Example[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .flatMap((cohort) =>
      RESULTS.flatMap((path) => {
        const file = join(folder, cohort, path)
        return resultFormat.decode(readFileSync(file), file)
      }),
    )
