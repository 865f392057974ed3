import { type Closure, closureOfParts, digestOf, type Part, partsOf } from './closure.ts'

/**
 * Digest -> sources and packages. One table serves all locks, so that cohorts made by the same code list its files once.
 * An unpublished cohort has its own table in its folder, so that no file outside describes how the cohort was made.
 */
export type CodeTable = ReadonlyMap<string, Closure>

/** @param cohort null for the table of all published cohorts */
export const codeTablePath = (cohort: string | null): string =>
  cohort === null ? 'data/derived/code.json' : `data/derived/${cohort}/code.json`

export const isCodeTable = (path: string): boolean => /^data\/derived\/([^/]+\/)?code\.json$/.test(path)

/**
 * Every part once, one per line, and each closure as the numbers of its parts (from 0), one per line. The bytes do not
 * depend on the order of the closures.
 */
export const codeTableBytes = (table: CodeTable): Uint8Array => {
  const lines = new Set<string>()
  for (const closure of table.values()) for (const part of partsOf(closure)) lines.add(JSON.stringify(part))
  const parts = [...lines].sort()
  const places = new Map(parts.map((line, i) => [line, i]))
  const closures = [...table]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([digest, closure]) => {
      const numbers = partsOf(closure).map((part) => places.get(JSON.stringify(part))!)
      return `    "${digest}": ${JSON.stringify(numbers)}`
    })
  return new TextEncoder().encode(
    `{\n  "closures": {\n${closures.join(',\n')}\n  },\n  "parts": [\n${parts.map((line) => `    ${line}`).join(',\n')}\n  ]\n}\n`,
  )
}

/** Only closures whose digest matches their key: an edited or torn table gives no wrong closure. */
export const codeTableFrom = (bytes: Uint8Array | null): CodeTable => {
  const table = new Map<string, Closure>()
  for (const [digest, numbers, parts] of entriesIn(bytes)) {
    const partsOfDigest = numbers.map((number) => parts[number])
    if (!partsOfDigest.every(isPart)) continue
    const closure = closureOfParts(partsOfDigest)
    if (digestOf(closure) === digest) table.set(digest, closure)
  }
  return table
}

type Entry = readonly [digest: string, numbers: readonly number[], parts: readonly unknown[]]

const entriesIn = (bytes: Uint8Array | null): readonly Entry[] => {
  if (bytes === null) return []
  try {
    const { closures, parts } = JSON.parse(new TextDecoder().decode(bytes))
    if (!Array.isArray(parts)) return []
    return Object.entries(closures).flatMap(([digest, numbers]) =>
      Array.isArray(numbers) ? [[digest, numbers, parts] as const] : [],
    )
  } catch {
    return [] // no JSON, null, or torn
  }
}

const isPart = (part: unknown): part is Part =>
  Array.isArray(part) &&
  part.length === 3 &&
  part.every((text) => typeof text === 'string') &&
  ['source', 'package', 'bytes'].includes(String(part[0]))

/**
 * Looks up closures for the locks of a folder or revision: in the cohort's own table, then in the shared one. A table is
 * read at the first lookup.
 */
export const closuresIn = (
  read: (path: string) => Uint8Array | null,
): ((cohort: string | null) => (digest: string) => Closure | null) => {
  const tables = new Map<string | null, CodeTable>()
  const tableOf = (cohort: string | null): CodeTable => {
    const table = tables.get(cohort) ?? codeTableFrom(read(codeTablePath(cohort)))
    tables.set(cohort, table)
    return table
  }
  return (cohort) => (digest) => tableOf(cohort).get(digest) ?? tableOf(null).get(digest) ?? null
}
