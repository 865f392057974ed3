import type { SourceFault } from '../source.ts'
import { shownText } from '../support/shown-text.ts'

/** What is called for each element; its name and the names of its attributes are as they are written, with prefix. */
export interface XmlListener {
  opens(element: string, attributes: Readonly<Record<string, string>>): void
  closes(element: string): void
  text(text: string): void
}

const MOST_DEPTH = 64
const PIECE = 65_536

/** Stops the parser; the fault is what was found. */
class XmlProblem extends Error {
  readonly fault: SourceFault

  constructor(fault: SourceFault) {
    super(fault.found)
    this.fault = fault
  }
}

/**
 * Parses XML 1.0 in UTF-8 that nobody vouches for. A document type is refused before anything of it is used, so there are
 * no entities but the five of XML; elements are nested at most 64 deep; whatever is not well-formed is a fault.
 */
export const parseXml = async (bytes: Uint8Array, listener: XmlListener): Promise<SourceFault | null> => {
  const { SaxesParser } = await import('saxes')
  const parser = new SaxesParser({ position: true })
  const stop = (expected: string, found: string): never => {
    throw new XmlProblem({
      place: `line ${parser.line}, character ${parser.columnIndex + 1}`,
      expected,
      found,
    })
  }
  let depth = 0
  parser.on('error', (error) =>
    stop('well-formed XML', shownText(error.message.replace(/^\d+:\d+: /, '')).slice(1, -1)),
  )
  parser.on('doctype', () => stop('no document type', 'one, which may declare entities'))
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding !== undefined && !/^(utf-?8|us-ascii)$/i.test(encoding))
      stop('text in UTF-8', shownText(encoding))
  })
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1
    if (depth > MOST_DEPTH) stop(`at most ${MOST_DEPTH} elements in each other`, 'more')
    listener.opens(name, attributes as Readonly<Record<string, string>>)
  })
  parser.on('closetag', ({ name }) => {
    depth -= 1
    listener.closes(name)
  })
  parser.on('text', (text) => listener.text(text))
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true })
    for (let at = 0; at < bytes.length; at += PIECE)
      parser.write(decoder.decode(bytes.subarray(at, at + PIECE), { stream: true }))
    parser.write(decoder.decode())
    parser.close()
    return null
  } catch (error) {
    if (error instanceof XmlProblem) return error.fault
    // what a decoder throws
    if (error instanceof TypeError || error instanceof RangeError)
      return { place: `line ${parser.line}`, expected: 'text in UTF-8', found: 'other bytes' }
    throw error
  }
}
