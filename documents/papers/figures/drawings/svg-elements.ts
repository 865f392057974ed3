import { SaxesParser } from 'saxes'
import { SourceError } from '../../../../sources/support/source-error.ts'

/** An element of an SVG file. A comment is a child named `#comment`, whose text it has. */
export interface SvgElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: (SvgElement | string)[]
}

const DEEPEST = 100
const MOST_ELEMENTS = 400_000
const MOST_BYTES = 5e7

export const svgFault = (
  expected: string,
  found: string,
  remedy = 'export the figure again as SVG or PDF',
): SourceError => new SourceError({ place: 'the figure', expected, found, remedy })

/**
 * The elements of an SVG file. Entities that a file declares are not replaced, so that none can grow, and external
 * ones are not fetched: a file that uses one is refused.
 * @throws SourceError for what is not well-formed, too large or too deep
 */
export const svgElements = (bytes: Uint8Array): SvgElement => {
  if (bytes.length > MOST_BYTES)
    throw svgFault(`at most ${MOST_BYTES / 1e6} MB`, `${Math.ceil(bytes.length / 1e6)} MB`)
  const document: SvgElement = { name: '', attributes: {}, children: [] }
  const open: SvgElement[] = [document]
  let count = 0
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw svgFault('well-formed XML', error.message.slice(0, 120))
  })
  parser.on('opentag', ({ name, attributes }) => {
    const element: SvgElement = { name: name.replace(/^svg:/, ''), attributes, children: [] }
    open.at(-1)!.children.push(element)
    open.push(element)
    count += 1
    if (open.length > DEEPEST + 1) throw svgFault(`elements nested at most ${DEEPEST} deep`, 'more')
    if (count > MOST_ELEMENTS) throw svgFault(`at most ${MOST_ELEMENTS} elements`, 'more')
  })
  const addText = (text: string): void => void open.at(-1)!.children.push(text)
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('comment', (text) => {
    open.at(-1)!.children.push({ name: '#comment', attributes: {}, children: [text] })
  })
  parser.on('closetag', () => void open.pop())
  parser.write(new TextDecoder().decode(bytes)).close()
  const root = document.children.find(
    (node): node is SvgElement => typeof node !== 'string' && node.name === 'svg',
  )
  if (root === undefined) throw svgFault('an svg element', 'none')
  return root
}

/** All text of an element, without comments. */
export const svgText = (node: SvgElement | string): string => {
  if (typeof node === 'string') return node
  return node.name === '#comment' ? '' : node.children.map(svgText).join('')
}
