import { SourceError } from '../../support/source-error.ts'
import type { XmlHandler } from '../../xml/parse-xml.ts'
import type { Archive } from '../../zip/archive.ts'
import { localName, readPart } from './parts.ts'

/** Characters of all shared texts together; a name of a patient is some 20. */
const MOST_CHARACTERS = 200_000_000

/** Collects the text of an `si` or `is` element: its runs joined, without the reading aids of East Asian texts. */
export const textCollector = () => {
  let text = ''
  let isText = false
  let phonetic = 0
  return {
    open(name: string) {
      if (name === 'rPh') phonetic++
      else if (name === 't') isText = phonetic === 0
    },
    close(name: string) {
      if (name === 'rPh') phonetic--
      else if (name === 't') isText = false
    },
    add(piece: string) {
      if (isText) text += piece
    },
    take(): string {
      const taken = withoutEscapes(text)
      text = ''
      return taken
    },
  }
}

/** Characters that XML cannot have are written _x000D_ (ECMA-376 part 1, 22.9.2.19, ST_Xstring). */
export const withoutEscapes = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
    : text

/** The list of texts that cells refer to by number (ECMA-376 part 1, 18.4). */
export const sharedTexts = async (archive: Archive, part: string): Promise<readonly string[]> => {
  const texts: string[] = []
  const collector = textCollector()
  let characters = 0
  const handler: XmlHandler = {
    open: (name) => collector.open(localName(name)),
    close(name) {
      const local = localName(name)
      collector.close(local)
      if (local !== 'si') return
      const text = collector.take()
      characters += text.length
      if (characters > MOST_CHARACTERS)
        throw new SourceError({
          place: `part ${part}`,
          expected: `at most ${MOST_CHARACTERS} characters`,
          found: 'more',
        })
      texts.push(text)
    },
    text: (piece) => collector.add(piece),
  }
  await readPart(archive, part, 'sst', handler)
  return texts
}
