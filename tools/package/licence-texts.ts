import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Names, versions and licences of the packages of which files are contained, each licence text once with the packages
 * above it that have it.
 * @param files paths from the root, below node_modules
 * @throws an error for a package without a licence
 */
export const licenceTexts = (root: string, files: readonly string[]): string => {
  const packages = new Map<string, string[]>()
  for (const folder of [...new Set(files.map(folderOf))].sort()) {
    const { title, text } = licenceOf(root, folder)
    packages.set(text, [...(packages.get(text) ?? []), title])
  }
  return [...packages]
    .map(([text, titles]) => `${titles.join('\n')}\n\n${text}\n`)
    .join(`\n${'-'.repeat(80)}\n\n`)
}

/** The folder of the package that a file is of: `node_modules/@scope/name`. */
const folderOf = (path: string): string => {
  const parts = path.split('/')
  const at = parts.lastIndexOf('node_modules')
  return parts.slice(0, at + (parts[at + 1]?.startsWith('@') ? 3 : 2)).join('/')
}

const licenceOf = (root: string, folder: string) => {
  const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'))
  const file = readdirSync(join(root, folder)).find((entry) => /^(licen[cs]e|copying)(\.|$)/i.test(entry))
  const text = file === undefined ? '' : readFileSync(join(root, folder, file), 'utf8').trim()
  const kind = typeof license === 'string' ? license : /^(The )?MIT License\b/i.test(text) ? 'MIT' : null
  if (kind === null) throw new Error(`${folder}: expected a licence in package.json, found none`)
  return {
    title: `${name} ${version} (${kind})`,
    text: text === '' ? '(no text of the licence is in the package)' : text,
  }
}
