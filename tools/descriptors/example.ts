import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { Example } from './page.ts'

/** The examples of all descriptors: those of docs/reference/example, and a package of data/raw. */
export const readExample = (root: string): Example => {
  const read = (path: string): unknown => {
    const text = readFileSync(join(root, path), 'utf8')
    return path.endsWith('.yaml') ? parse(text) : JSON.parse(text)
  }
  return {
    datapackage: read('docs/reference/example/datapackage.json'),
    analysis: read('docs/reference/example/analysis.yaml'),
    'pool-datapackage': read('docs/reference/example/pool/datapackage.json'),
    'pool-analysis': read('docs/reference/example/pool/analysis.yaml'),
    'shared-datapackage': withOpen(read('data/raw/made-up-centres/north.datapackage.json')),
  }
}

/** Adds an open condition, which the centres of data/raw do not have. */
const withOpen = (shared: unknown): unknown => {
  const { casebook, ...rest } = shared as { readonly casebook: object }
  const title = 'older than 84 years'
  const open = [{ of: 'exclusion', name: title, title, reason: 'Age not recorded', subjects: 2 }]
  return { ...rest, casebook: { ...casebook, open } }
}
