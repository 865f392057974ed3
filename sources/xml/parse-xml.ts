import { SourceError } from '../support/source-error.ts'

/** What a reader does with the elements of a document. Names are as written, with their prefix. */
export interface XmlHandler {
  open(name: string, attributes: Readonly<Record<string, string>>): void
  close(name: string): void
  /** Text between tags; a text may come in several pieces. */
  text(text: string): void
}

export interface XmlParser {
  write(bytes: Uint8Array): void
  end(): void
}

const DEEPEST = 200

/** Bytes that are parsed at a time. */
const SLICE = 65_536

/** Longest name, attribute or text: Excel's longest cell has 32,767 characters, each up to 8 as an entity. */
const LONGEST_TEXT = 4_000_000

/**
 * A parser of XML 1.0 in UTF-8 or UTF-16 that takes bytes in pieces. Elements are not kept.
 *
 * @throws SourceError, with the place, if the document is not well-formed, has a document type (so entities of its own),
 * elements nested deeper than 200, or is not in UTF-8 or UTF-16
 */
export const xmlParser = async (place: string, handler: XmlHandler): Promise<XmlParser> => {
  const { SaxesParser } = await import('saxes')
  const fail = (found: string) =>
    new SourceError({
      place,
      expected: 'well-formed XML',
      found,
      remedy: 'open the file in its program and save it again',
    })
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false })
  let depth = 0
  parser.on('error', ({ message }) => {
    throw fail(message.replace(/^\S*:\d+:\d+: /, '').replace(/\.$/, ''))
  })
  parser.on('doctype', () => {
    throw fail('a document type, whose entities are never read')
  })
  parser.on('opentag', ({ name, attributes }) => {
    depth++
    if (depth > DEEPEST) throw fail(`elements nested deeper than ${DEEPEST}`)
    handler.open(name, attributes)
  })
  parser.on('closetag', ({ name }) => {
    depth--
    handler.close(name)
  })
  parser.on('text', (text) => handler.text(text))
  parser.on('cdata', (text) => handler.text(text))
  return fed(parser, fail)
}

const fed = (
  parser: { write(text: string): unknown; close(): unknown },
  fail: (found: string) => SourceError,
): XmlParser => {
  let decoder: TextDecoder | null = null
  let open = 0
  const decode = (bytes: Uint8Array | null): string => {
    try {
      return bytes === null ? (decoder?.decode() ?? '') : decoder!.decode(bytes, { stream: true })
    } catch {
      throw fail('bytes that are not text in the declared encoding')
    }
  }
  return {
    write(bytes) {
      if (bytes.length === 0) return
      decoder ??= new TextDecoder(encodingOf(bytes), { fatal: true })
      for (let start = 0; start < bytes.length; start += SLICE) {
        const text = decode(bytes.subarray(start, start + SLICE))
        open = text.includes('<') ? 0 : open + text.length
        if (open > LONGEST_TEXT) throw fail(`more than ${LONGEST_TEXT} characters without a tag`)
        parser.write(text)
      }
    },
    end() {
      parser.write(decode(null))
      parser.close()
    },
  }
}

const encodingOf = ([first, second]: Uint8Array): string => {
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le'
  return (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c) ? 'utf-16be' : 'utf-8'
}
