import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const FILES = {
  analysis: 'analysis.yaml',
  datapackage: 'datapackage.json',
  'pool-analysis': 'pool/analysis.yaml',
  'pool-datapackage': 'pool/datapackage.json',
}

/** stages/commands/explain/example.generated.ts: the files of docs/reference/example/ as texts. */
export const exampleModule = (root: string): string => {
  const texts = Object.entries(FILES).map(([name, file]) => {
    const text = readFileSync(join(root, 'docs/reference/example', file), 'utf8')
    const key = name.includes('-') ? `'${name}'` : name
    return `  ${key}: \`${text.replace(/[\\`]|\$\{/g, (sign) => `\\${sign}`)}\`,\n`
  })
  return `// written by "make schemas" from docs/reference/example/: edit those files

/** Valid files that have every property of the descriptors. */
export const EXAMPLES = {
${texts.join('')}}
`
}
