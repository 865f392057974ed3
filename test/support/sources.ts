import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'

const root = join(import.meta.dirname, '../..')

/** A source file, with what it imports. */
export interface Source {
  readonly path: string
  readonly room: string
  readonly text: string
  /** The text without comments. */
  readonly code: string
  readonly imports: readonly { readonly name: string; readonly isType: boolean }[]
}

const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`/])\/\/.*$/gm, '$1')

const importsOf = (code: string): Source['imports'] => {
  const statics = [...code.matchAll(/(?:^|\n)(?:import|export)\s(?:([^'"]*?)\sfrom\s)?\s*['"]([^'"]+)['"]/g)]
  const dynamics = [...code.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g)]
  return [
    ...statics.map(([, what = '', name]) => ({ name: name!, isType: /^type\b/.test(what.trim()) })),
    ...dynamics.map(([, name]) => ({ name: name!, isType: false })),
  ]
}

/** The sources of a room, by path. */
export const sourcesOf = (room: string): readonly Source[] =>
  readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|js)$/.test(name))
    .sort()
    .map((name) => {
      const path = posix.join(room, name.replaceAll('\\', '/'))
      const text = readFileSync(join(root, path), 'utf8')
      const code = withoutComments(text)
      return { path, room, text, code, imports: importsOf(code) }
    })

/** Every import as `from -> to`, where `to` is a file of the project or a package. */
export const edges = (files: readonly Source[]) =>
  files.flatMap(({ path, imports }) =>
    imports.map(({ name, isType }) => ({
      from: path,
      to: name.startsWith('.') ? posix.join(posix.dirname(path), name) : name,
      isType,
    })),
  )

export const words = (found: readonly { from: string; to: string }[]) =>
  found.map(({ from, to }) => `${from} -> ${to}`)

export const isFile = (to: string) =>
  /^(pipeline|cohort|audit|statistics|sources|engines|stages|test|bench|tools)\//.test(to)
