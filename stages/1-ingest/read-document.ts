import {
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml'
import type { Fault } from '../../pipeline/fault.ts'
import type { Document } from './artifacts.ts'
import { tooDeepAt } from './nesting.ts'
import { openDecisions } from './open-decisions.ts'

/** A YAML or JSON text as a value with the position of each property, or its faults. JSON is read as YAML. */
export const readDocument = (
  file: string,
  text: string,
): { readonly document: Document; readonly faults: readonly Fault[] } => {
  const lines = new LineCounter()
  const deepLine = tooDeepAt(text, DEEPEST)
  if (deepLine !== null)
    return { document: { file, value: null, places: {} }, faults: [tooDeep(file, deepLine)] }
  const parsed = parseDocument(text, {
    lineCounter: lines,
    uniqueKeys: isSameKey,
    prettyErrors: false,
    strict: true,
    schema: 'core',
    merge: false,
  })
  // an unknown tag is only a warning of the library, which would ignore it
  const faults: Fault[] = [...parsed.errors, ...parsed.warnings].slice(0, MOST_FAULTS).map((problem) => ({
    file,
    ...positionOf(lines, problem.pos[0]),
    ...faultWords(problem),
  }))
  visit(parsed, {
    Alias: (_, { range }) => {
      faults.push({
        file,
        ...positionOf(lines, range?.[0] ?? 0),
        expected: 'no YAML alias',
        found: 'an alias',
        remedy: 'write the value out',
      })
    },
  })
  visit(parsed, {
    Scalar: (_, { value, range, source }) => {
      if (typeof value === 'number' && !Number.isFinite(value))
        faults.push({
          file,
          ...positionOf(lines, range?.[0] ?? 0),
          expected: 'a finite number',
          found: source ?? String(value),
        })
    },
    Pair: (_, { key }) => {
      if (isMap(key) || isSeq(key))
        faults.push({
          file,
          ...positionOf(lines, key.range?.[0] ?? 0),
          expected: 'a word before ":"',
          found: isMap(key) ? 'an object' : 'a list',
        })
      if (isScalar(key) && key.value === '__proto__')
        faults.push({
          file,
          ...positionOf(lines, key.range?.[0] ?? 0),
          expected: 'another name',
          found: '"__proto__", which is reserved',
        })
    },
  })
  if (faults.length > 0) return { document: { file, value: null, places: {} }, faults }
  const places: Record<string, [number, number]> = Object.create(null)
  record(parsed.contents as Node | null, '', lines, places)
  const open = openDecisions(text)
  const document = { file, value: parsed.toJS(), places, ...(open.length === 0 ? {} : { open }) }
  return { document, faults }
}

/** Deeper than any real descriptor, and safe for every recursive reader. */
const DEEPEST = 100
const MOST_FAULTS = 20

const tooDeep = (file: string, line: number): Fault => ({
  file,
  line,
  expected: `at most ${DEEPEST} levels of nested lists and objects`,
  found: 'more',
  remedy: 'no valid descriptor is nested this deep; check the brackets and the indentation',
})

/** Keys that are equal as property names, such as 1 and "1". */
const isSameKey = (a: unknown, b: unknown): boolean =>
  a === b || (isScalar(a) && isScalar(b) && String(a.value) === String(b.value))

const faultWords = ({ code, message }: YAMLError): Pick<Fault, 'expected' | 'found' | 'remedy'> => {
  if (code === 'DUPLICATE_KEY') return { expected: 'each name once', found: 'a name that occurs above' }
  if (code === 'TAG_RESOLVE_FAILED')
    return { expected: 'no YAML tag', found: message, remedy: 'write the value without "!"' }
  if (code === 'MULTIPLE_DOCS') return { expected: 'one document', found: 'several, separated by "---"' }
  if (code === 'TAB_AS_INDENT') return { expected: 'spaces before a name', found: 'a tab' }
  return { expected: 'readable YAML or JSON', found: message }
}

const positionOf = (
  lines: LineCounter,
  offset: number,
): { readonly line: number; readonly column: number } => {
  const { line, col } = lines.linePos(offset)
  return { line, column: col }
}

const record = (
  node: Node | null,
  pointer: string,
  lines: LineCounter,
  places: Record<string, [number, number]>,
  offset = node?.range?.[0],
): void => {
  if (offset !== undefined) {
    const { line, column } = positionOf(lines, offset)
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
