import { shownText } from '../../cohort/values/short-text.ts'
import { SourceError } from '../support/source-error.ts'

/**
 * What a reader does with the elements of a document. Names are as written, with their prefix. `end`: how many UTF-16
 * units of the document, without its byte order mark, precede the end of the tag.
 */
export interface XmlHandler {
  open(name: string, attributes: Readonly<Record<string, string>>, end: number): void
  close(name: string, end: number): void
  /** Text between tags; a text may come in several pieces. */
  text(text: string): void
  /** A declaration, comment, instruction or CDATA section ends. */
  aside?(end: number): void
}

export interface XmlParser {
  write(bytes: Uint8Array): void
  end(): void
}

/** What differs between documents. */
export interface XmlBounds {
  /** The place of a fault in words; without it, faults have their line and character. */
  readonly place?: string
  /** Characters without a tag: a name, an attribute, a text. */
  readonly longestText?: number
  /** A document type is passed over instead of refused; entities that it declares are unknown all the same. */
  readonly mayHaveDocumentType?: boolean
}

const DEEPEST = 200

/** Bytes that are parsed at a time. */
const SLICE = 65_536

/** Excel's longest cell has 32,767 characters, each up to 8 as an entity. */
const LONGEST_TEXT = 4_000_000

const REMEDY = 'save or export the file again in its program'

/**
 * A parser of XML 1.0 in UTF-8 or UTF-16 that takes bytes in pieces. Elements are not kept. A document type is refused
 * before anything of it is used, so there are no entities but the five of XML.
 *
 * @throws SourceError, with the place, if the document is not well-formed, has a document type, elements nested deeper
 * than 200, a text longer than the bound, or another encoding
 */
export const xmlParser = async (
  { place, longestText = LONGEST_TEXT, mayHaveDocumentType = false }: XmlBounds,
  handler: XmlHandler,
): Promise<XmlParser> => {
  const { SaxesParser } = await import('saxes')
  const parser = new SaxesParser<{ xmlns: false; position: boolean }>({
    xmlns: false,
    position: place === undefined,
  })
  const fail = (found: string, expected = 'well-formed XML') =>
    new SourceError({
      place: place ?? `line ${parser.line}, character ${parser.columnIndex + 1}`,
      expected,
      found,
      remedy: REMEDY,
    })
  let depth = 0
  parser.on('error', ({ message }) => {
    throw fail(shownText(message.replace(/^\S*\d+:\d+: /, '').replace(/\.$/, '')).slice(1, -1))
  })
  parser.on('doctype', () => {
    if (!mayHaveDocumentType) throw fail('a document type, whose entities are never read')
  })
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding !== undefined && !/^(utf-?(8|16(le|be)?)|us-ascii)$/i.test(encoding))
      throw fail(shownText(encoding), 'text in UTF-8 or UTF-16')
    handler.aside?.(parser.position)
  })
  parser.on('opentag', ({ name, attributes }) => {
    depth++
    if (depth > DEEPEST) throw fail(`elements nested deeper than ${DEEPEST}`)
    handler.open(name, attributes, parser.position)
  })
  parser.on('closetag', ({ name }) => {
    depth--
    handler.close(name, parser.position)
  })
  parser.on('text', (text) => handler.text(text))
  parser.on('cdata', (text) => {
    handler.text(text)
    handler.aside?.(parser.position)
  })
  parser.on('comment', () => handler.aside?.(parser.position))
  parser.on('processinginstruction', () => handler.aside?.(parser.position))
  return fed(parser, longestText, fail)
}

const fed = (
  parser: { write(text: string): unknown; close(): unknown },
  longestText: number,
  fail: (found: string, expected?: string) => SourceError,
): XmlParser => {
  let decoder: TextDecoder | null = null
  let open = 0
  const decode = (bytes: Uint8Array | null): string => {
    try {
      return bytes === null ? (decoder?.decode() ?? '') : decoder!.decode(bytes, { stream: true })
    } catch {
      throw fail('other bytes', 'text in UTF-8 or UTF-16')
    }
  }
  return {
    write(bytes) {
      if (bytes.length === 0) return
      decoder ??= new TextDecoder(encodingOf(bytes), { fatal: true })
      for (let start = 0; start < bytes.length; start += SLICE) {
        const text = decode(bytes.subarray(start, start + SLICE))
        open = text.includes('<') ? 0 : open + text.length
        if (open > longestText) throw fail(`more than ${longestText} characters without a tag`)
        parser.write(text)
      }
    },
    end() {
      parser.write(decode(null))
      parser.close()
    },
  }
}

/** The encoding that the first bytes of a document show. */
export const encodingOf = ([first, second]: Uint8Array): string => {
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le'
  return (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c) ? 'utf-16be' : 'utf-8'
}
