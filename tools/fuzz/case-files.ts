import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/*
 * A case is a folder with two files. `expected.txt`: "exit 1" and under it the fault lines as printed, or "exit 0" and
 * under it results as `id = value`. `patch.txt`: what is different from the cohort in _base/, in cases named pool-... from
 * the pooled cohort that ships:
 *
 *   # why somebody would do this
 *   === patients.csv                 the file at hand; options: (new) (deleted) (utf-16le) (latin-1) (crlf)
 *   - P4,70,M,2004,III,,None         a line of the base, which occurs in it once
 *   + P4,70,M,2004,III,x,None        what stands there instead; without "-" before it: at the end
 *   ~ "profile": "\x73pss" -> "r"    a text of the base that occurs once -> what stands there instead
 *
 * With (rehashed) the package that a table belongs to is given its new hash, as by somebody who edits with care.
 * In what is put in, \xHH and \uHHHH stand for the character and \n, \r, \t for theirs; with (crlf), \x0b is a lone LF.
 */
const folder = join(import.meta.dirname, '../../test/broken')
const BASE = join(folder, '_base')

export interface Case {
  readonly name: string
  /** Raw files by name. */
  readonly files: Readonly<Record<string, Uint8Array>>
  readonly exit: number
  readonly lines: readonly string[]
}

export const baseFiles = (): Readonly<Record<string, Uint8Array>> =>
  Object.fromEntries(readdirSync(BASE).map((name) => [name, new Uint8Array(readFileSync(join(BASE, name)))]))

const POOLED = join(folder, '../../data/raw/made-up-centres')

/** The pooled cohort that ships. */
const pooledFiles = (): Readonly<Record<string, Uint8Array>> =>
  Object.fromEntries(
    readdirSync(POOLED)
      .filter((name) => name !== 'README.md')
      .map((name) => [name, new Uint8Array(readFileSync(join(POOLED, name)))]),
  )

export const cases = (): readonly Case[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== '_base')
    .map(({ name }) => readCase(name))

const readCase = (name: string): Case => {
  const expected = join(folder, name, 'expected.txt')
  const [exit = '', ...lines] = existsSync(expected)
    ? readFileSync(expected, 'utf8').trimEnd().split('\n')
    : ['exit -1']
  return {
    name,
    files: patched(
      name.startsWith('pool-') ? pooledFiles() : baseFiles(),
      readFileSync(join(folder, name, 'patch.txt'), 'utf8'),
    ),
    exit: Number(exit.replace('exit ', '')),
    lines,
  }
}

/** The base's files with a patch applied. */
export const patched = (
  base: Readonly<Record<string, Uint8Array>>,
  patch: string,
): Readonly<Record<string, Uint8Array>> => {
  const files = new Map(Object.entries(base))
  for (const section of patch.split(/^=== /m).slice(1)) {
    const [heading = '', ...lines] = section.replace(/\n$/, '').split('\n')
    const { name = '', options = '' } = /^(?<name>.*?)(?<options>( \([a-z0-9-]+\))*)$/.exec(heading)!.groups!
    const file = unescaped(name)
    if (options.includes('(deleted)')) {
      files.delete(file)
      continue
    }
    const before = options.includes('(new)') ? '' : new TextDecoder().decode(files.get(file))
    const text = changed(before, lines)
    const bytes = bytesOf(
      options.includes('(crlf)') ? text.replaceAll('\n', '\r\n').replaceAll('\v', '\n') : text,
      options,
    )
    if (options.includes('(rehashed)')) rehash(files, file, bytes)
    files.set(file, bytes)
  }
  return Object.fromEntries(files)
}

/** The hash of the file in the description of its package, to that of other bytes. */
const rehash = (files: Map<string, Uint8Array>, file: string, bytes: Uint8Array): void => {
  const hash = (of: Uint8Array): string => createHash('sha256').update(of).digest('hex')
  const description = file.replace(/\.[^.]+\.csv$/, '.datapackage.json')
  const text = new TextDecoder().decode(files.get(description))
  files.set(description, bytesOf(replaceOnce(text, hash(files.get(file)!), hash(bytes)), ''))
}

const changed = (before: string, lines: readonly string[]): string => {
  let text = before
  let taken: string[] = []
  let put: string[] = []
  const apply = (): void => {
    const after = put.map((line) => `${unescaped(line)}\n`).join('')
    text = taken.length === 0 ? text + after : replaceOnce(text, `${taken.join('\n')}\n`, after)
    taken = []
    put = []
  }
  for (const line of lines) {
    const rest = line.slice(2)
    if (line.startsWith('-')) {
      if (put.length > 0) apply()
      taken.push(rest)
    } else if (line.startsWith('+')) put.push(rest)
    else {
      apply()
      if (!line.startsWith('~')) continue
      const [from = '', to = ''] = rest.split(' -> ')
      text = replaceOnce(text, from, unescaped(to))
    }
  }
  apply()
  // "\" as the very last character takes the line break after it away
  return text.replace(/\\\n$/, '')
}

const replaceOnce = (text: string, from: string, to: string): string => {
  const parts = text.split(from)
  if (parts.length !== 2)
    throw new Error(`patch: expected "${from}" once in the base, found it ${parts.length - 1} times`)
  return parts.join(to)
}

const unescaped = (text: string): string =>
  text
    .replace(/\\x([0-9a-f]{2})|\\u([0-9a-f]{4})/g, (_, a, b) =>
      String.fromCharCode(Number.parseInt(a ?? b, 16)),
    )
    .replaceAll('\\n', '\n')
    .replaceAll('\\r', '\r')
    .replaceAll('\\t', '\t')

const bytesOf = (text: string, options: string): Uint8Array => {
  if (options.includes('(utf-16le)')) return new Uint8Array(Buffer.from(text, 'utf16le'))
  if (options.includes('(latin-1)')) return new Uint8Array(Buffer.from(text, 'latin1'))
  return new TextEncoder().encode(text)
}
