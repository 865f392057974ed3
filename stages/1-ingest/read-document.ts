import { isMap, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument, visit } from 'yaml'
import type { Fault } from '../../pipeline/fault.ts'
import type { Document } from './artifacts.ts'

/** A YAML or JSON text as a value with the place of each property; or its faults. JSON is read as the YAML that it is. */
export const readDocument = (
  file: string,
  text: string,
): { readonly document: Document; readonly faults: readonly Fault[] } => {
  const lines = new LineCounter()
  const parsed = parseDocument(text, {
    lineCounter: lines,
    uniqueKeys: true,
    prettyErrors: false,
    strict: true,
    schema: 'core',
    merge: false,
  })
  const faults: Fault[] = parsed.errors.map(({ pos, message }) => ({
    file,
    ...place(lines, pos[0]),
    expected: 'readable YAML or JSON',
    found: message,
  }))
  visit(parsed, {
    Alias: (_, { range }) => {
      faults.push({
        file,
        ...place(lines, range?.[0] ?? 0),
        expected: 'no YAML alias',
        found: 'one',
        remedy: 'write the value out',
      })
    },
  })
  if (faults.length > 0) return { document: { file, value: null, places: {} }, faults }
  const places: Record<string, [number, number]> = Object.create(null)
  record(parsed.contents as Node | null, '', lines, places)
  return { document: { file, value: parsed.toJS(), places }, faults }
}

const place = (lines: LineCounter, offset: number): { readonly line: number; readonly column: number } => {
  const { line, col } = lines.linePos(offset)
  return { line, column: col }
}

const record = (
  node: Node | null,
  pointer: string,
  lines: LineCounter,
  places: Record<string, [number, number]>,
  at = node?.range?.[0],
): void => {
  if (at !== undefined) {
    const { line, column } = place(lines, at)
    places[pointer] = [line, column]
  }
  if (isSeq(node)) node.items.forEach((item, i) => record(item as Node, `${pointer}/${i}`, lines, places))
  if (!isMap(node)) return
  for (const pair of node.items)
    if (isPair(pair) && isScalar(pair.key))
      record(
        pair.value as Node | null,
        `${pointer}/${String(pair.key.value)}`,
        lines,
        places,
        pair.key.range?.[0],
      )
}
