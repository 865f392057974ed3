import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/*
 * A case is a folder <group>/<case>/ with two files. `expected.txt`: "exit 1" and below it the fault lines as reported, or
 * "exit 0" and below it results as `id = value`. `patch.txt`: the differences from the cohort in _base/, or in the group
 * pool from the pooled cohort that ships:
 *
 *   # what is wrong, in words
 *   === patients.csv                 the changed file; options: (new) (deleted) (utf-16le) (latin-1) (crlf)
 *   - P4,70,M,2004,III,,None         a line of the base, which occurs in it once
 *   + P4,70,M,2004,III,x,None        its replacement; without "-" before it: a line at the end
 *   ~ "profile": "\x73pss" -> "r"    a text of the base that occurs once -> its replacement
 *
 * With (rehashed) the package of a changed table is given the new hash. In replacements \xHH, \uHHHH, \n, \r and \t mean
 * that character; with (crlf), \x0b is a lone LF.
 */
const folder = join(import.meta.dirname, '../../test/broken')
const BASE = join(folder, '_base')

export interface Case {
  /** Group and case: "cells/age-negative". */
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

/**
 * Every case of every group.
 * @throws Error if a case is not in a group, since it would be skipped otherwise
 */
export const cases = (): readonly Case[] =>
  foldersIn(folder)
    .filter((group) => group !== '_base')
    .flatMap((group) => {
      if (existsSync(join(folder, group, 'patch.txt')))
        throw new Error(
          `test/broken/${group}: expected a group of cases, found a case (move it to test/broken/<group>/${group})`,
        )
      const baseOfGroup = group === 'pool' ? pooledFiles() : baseFiles()
      return foldersIn(join(folder, group)).map((name) => readCase(`${group}/${name}`, baseOfGroup))
    })

const foldersIn = (path: string): readonly string[] =>
  readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)

const readCase = (name: string, base: Case['files']): Case => {
  const expected = join(folder, name, 'expected.txt')
  const [exit = '', ...lines] = existsSync(expected)
    ? readFileSync(expected, 'utf8').trimEnd().split('\n')
    : ['exit -1']
  return {
    name,
    files: patched(base, readFileSync(join(folder, name, 'patch.txt'), 'utf8')),
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
