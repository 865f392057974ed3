import { type Closure, closureOfParts, digestOf, type Part, partsOf } from './closure.ts'

/**
 * Digest -> the sources and packages that it names. One table for all locks: five cohorts that were made by the same code
 * name its 500 files once. A cohort that is not published has a table of its own in its folder, so that nothing outside of it
 * says how the cohort was made.
 */
export type CodeTable = ReadonlyMap<string, Closure>

/** @param cohort null for the table of all published cohorts */
export const codeTablePath = (cohort: string | null): string =>
  cohort === null ? 'data/derived/code.json' : `data/derived/${cohort}/code.json`

export const isCodeTable = (path: string): boolean => /^data\/derived\/([^/]+\/)?code\.json$/.test(path)

/**
 * Every part once, one a line, and each closure as the numbers of its parts (from 0), one a line. The bytes depend on
 * the closures alone, not on their order.
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

/** Only closures that have the digest under which they are listed: an edited or torn table says nothing wrong. */
export const codeTableFrom = (bytes: Uint8Array | null): CodeTable => {
  const table = new Map<string, Closure>()
  for (const [digest, numbers, parts] of entriesIn(bytes)) {
    const own = numbers.map((number) => parts[number])
    if (!own.every(isPart)) continue
    const closure = closureOfParts(own)
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
 * Looks closures up as the locks of a folder, or of a revision, name them: in the cohort's own table, then in the shared one. A table is
 * read when the first closure is asked for.
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
