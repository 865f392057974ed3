import fc from 'fast-check'
import { parse, stringify } from 'yaml'
import { mutatedBytes, ODD_BYTES } from './mutated-bytes.ts'
import { mutatedTable, TABLE_KINDS } from './mutated-table.ts'
import { mutatedTree, TREE_KINDS } from './mutated-tree.ts'

/** A cohort's raw files by name. */
export type RawFiles = Readonly<Record<string, Uint8Array>>

/** One thing done to one file. Places are counted modulo how many there are. */
export interface Mutation {
  readonly file: number
  readonly kind: number
  readonly place: number
  readonly other: number
}

export const mutation: fc.Arbitrary<Mutation> = fc.record({
  file: fc.nat(),
  kind: fc.nat(),
  place: fc.nat(),
  other: fc.nat(),
})

/** What a mutation does: `table: remove a cell`. */
export const nameOf = (files: RawFiles, mutation: Mutation): string => {
  const file = fileOf(files, mutation)
  return `${sortOf(file)}: ${kindOf(file, mutation)}`
}

const fileOf = (files: RawFiles, { file }: Mutation): string => {
  const names = Object.keys(files).sort()
  return names[file % names.length]!
}

const sortOf = (file: string): string => (file.endsWith('.csv') ? 'table' : file)

/** Half of the kinds are the sort's own, half are those of any file. */
const kindOf = (file: string, { kind }: Mutation): string => {
  const own: readonly string[] = file.endsWith('.csv') ? TABLE_KINDS : TREE_KINDS
  const kinds = [...own, ...own, ...Object.keys(ODD_BYTES), 'remove the file', 'swap it with another file']
  return kinds[kind % kinds.length]!
}

/** The files with one thing done to them. */
export const mutate = (files: RawFiles, mutation: Mutation): RawFiles => {
  const name = fileOf(files, mutation)
  const kind = kindOf(name, mutation)
  const bytes = files[name]!
  if (kind === 'remove the file')
    return Object.fromEntries(Object.entries(files).filter(([one]) => one !== name))
  if (kind === 'swap it with another file') {
    const other = fileOf(files, { ...mutation, file: mutation.other })
    return { ...files, [name]: files[other]!, [other]: bytes }
  }
  const change = Object.hasOwn(ODD_BYTES, kind) ? mutatedBytes : name.endsWith('.csv') ? inTable : inTree
  return { ...files, [name]: change(bytes, kind, mutation, name) }
}

type Place = Pick<Mutation, 'place' | 'other'>

const inTable = (bytes: Uint8Array, kind: string, place: Place): Uint8Array =>
  encode(mutatedTable(decode(bytes), kind, place))

/** What is no tree any more, after another mutation, stays as it is. */
const inTree = (bytes: Uint8Array, kind: string, place: Place, name: string): Uint8Array => {
  const isJson = name.endsWith('.json')
  try {
    const tree = isJson ? JSON.parse(decode(bytes)) : parse(decode(bytes))
    const other = mutatedTree(tree, kind, place)
    return encode(isJson ? JSON.stringify(other) : stringify(other))
  } catch {
    return bytes
  }
}

const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
const encode = (text: string): Uint8Array => new TextEncoder().encode(text)
