import { SourceError } from '../../support/source-error.ts'
import { xmlParser } from '../../xml/parse-xml.ts'
import type { Archive } from '../../zip/archive.ts'
import type { Sheet } from '../sheet.ts'
import { type SheetBuilder, sheetBuilder } from './sheet-builder.ts'

type Attributes = Readonly<Record<string, string>>

interface NamedSheet {
  readonly name: string
  readonly isHidden: boolean
}

/**
 * Visits the sheets of content.xml: elements below `office:spreadsheet > table:table` (part 3, 9.1). Tables elsewhere, such
 * as those of tracked changes, of links and inside cells, are no sheets.
 */
const visitSheets = async (
  archive: Archive,
  part: string,
  visit: {
    style(name: string, isHidden: boolean): void
    /** The builder that gets the elements of the sheet; null to pass over them. */
    sheet(attributes: Attributes): SheetBuilder | null
  },
): Promise<void> => {
  const path: string[] = []
  let builder: SheetBuilder | null = null
  let [style, isSpreadsheet] = ['', false]
  const parser = await xmlParser(
    { place: `part ${part}` },
    {
      open(name, attributes) {
        path.push(name)
        if (path.length === 3 && name === 'office:spreadsheet') isSpreadsheet = true
        if (isSheet(path)) builder = visit.sheet(attributes)
        else if (builder !== null) builder.open(name, attributes)
        else if (name === 'style:style') style = attributes['style:name'] ?? ''
        else if (name === 'style:table-properties')
          visit.style(style, attributes['table:display'] === 'false')
      },
      close(name) {
        if (isSheet(path)) {
          builder = null
        } else builder?.close(name)
        path.pop()
      },
      text: (text) => builder?.text(text),
    },
  )
  archive.unpack(part, (bytes) => parser.write(bytes))
  parser.end()
  if (!isSpreadsheet)
    throw new SourceError({
      place: `part ${part}`,
      expected: 'a spreadsheet',
      found: 'a document of another kind',
      remedy: 'save it as .ods or .xlsx',
    })
}

const isSheet = (path: readonly string[]): boolean =>
  path.length === 4 && path[3] === 'table:table' && path[2] === 'office:spreadsheet'

/** The names of the sheets; whether one is hidden stands in its style, which precedes it. */
export const sheetNames = async (archive: Archive, part: string): Promise<readonly NamedSheet[]> => {
  const hidden = new Set<string>()
  const sheets: NamedSheet[] = []
  await visitSheets(archive, part, {
    style: (name, isHidden) => {
      if (isHidden) hidden.add(name)
    },
    sheet: (attributes) => {
      const name = attributes['table:name'] ?? ''
      if (sheets.some((sheet) => sheet.name === name) || sheets.length >= 1_000)
        throw new SourceError({
          place: 'the file',
          expected: 'at most 1000 sheets of different names',
          found: `"${name}" again or more`,
        })
      sheets.push({ name, isHidden: hidden.has(attributes['table:style-name'] ?? '') })
      return null
    },
  })
  return sheets
}

/** The cells of the sheets of these names. */
export const sheetsOf = async (
  archive: Archive,
  part: string,
  names: ReadonlySet<string>,
): Promise<readonly Sheet[]> => {
  const builders: SheetBuilder[] = []
  await visitSheets(archive, part, {
    style() {},
    sheet: (attributes) => {
      const name = attributes['table:name'] ?? ''
      if (!names.has(name)) return null
      const builder = sheetBuilder(name)
      builders.push(builder)
      return builder
    },
  })
  return builders.map((builder) => builder.sheet())
}
