import { SourceError } from '../../../sources/support/source-error.ts'
import { xmlParser } from '../../../sources/xml/parse-xml.ts'

/** An element with its place in the text of its part: [start, end) with its tags, [contentStart, contentEnd) without. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly parent: XmlElement | null
  readonly children: XmlElement[]
  readonly start: number
  readonly contentStart: number
  contentEnd: number
  end: number
  /** The text directly in it. */
  text: string
}

/** A document with more elements is made to exhaust a reader: a page of a manuscript has some hundred to thousand. */
const MOST_ELEMENTS = 500_000

/**
 * The elements of an XML part.
 * @param text the part without its byte order mark
 * @throws SourceError as `xmlParser` does, and for more than 500,000 elements
 */
export const xmlTree = async (bytes: Uint8Array, text: string, place: string): Promise<XmlElement> => {
  if (startTags(text) > MOST_ELEMENTS)
    throw new SourceError({
      place,
      expected: `at most ${MOST_ELEMENTS} elements`,
      found: 'more',
      remedy: 'save the text in several documents',
    })
  const open: XmlElement[] = []
  let root: XmlElement | null = null
  let last = 0
  const tag = (end: number): number => {
    const start = text.indexOf('<', last)
    last = end
    return start
  }
  const parser = await xmlParser(
    { place, longestText: Math.max(bytes.length, 1) },
    {
      open(name, attributes, end) {
        const start = tag(end)
        const parent = open.at(-1) ?? null
        const element: XmlElement = {
          ...{ name, attributes, parent, children: [], start, text: '' },
          ...{ contentStart: end, contentEnd: end, end },
        }
        if (text[start] !== '<' || text[end - 1] !== '>') throw new Error(`${place}: no tag at ${start}`)
        parent?.children.push(element)
        root ??= element
        open.push(element)
      },
      close(_, end) {
        const element = open.pop()!
        // an empty-element tag opens and closes at one place
        if (end === element.contentStart && text[end - 2] === '/') return
        element.contentEnd = tag(end)
        element.end = end
      },
      text(piece) {
        const element = open.at(-1)
        if (element !== undefined) element.text += piece
      },
      aside(end) {
        last = end
      },
    },
  )
  parser.write(bytes)
  parser.end()
  return root!
}

/** How many start tags a text has, before it is parsed. */
const startTags = (text: string): number => {
  let count = 0
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) if (text[at + 1] !== '/') count++
  return count
}

export const childOf = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((child) => child.name === name)

/** The element and all below it, in the order of the document. */
export function* elementsIn(element: XmlElement): Generator<XmlElement> {
  yield element
  for (const child of element.children) yield* elementsIn(child)
}

/** Whether a switch such as `w:vanish` is on (ECMA-376 part 1, 17.17.4). */
export const isOn = (element: XmlElement | undefined): boolean =>
  element !== undefined && !/^(0|false|off)$/.test(element.attributes['w:val'] ?? '')
