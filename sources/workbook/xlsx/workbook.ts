import { SourceError } from '../../support/source-error.ts'
import type { Archive } from '../../zip/archive.ts'
import { checkSheetCount, checkSheetNames, SAVE_AGAIN } from '../excel/workbook-sheets.ts'
import { localName, partOf, type Relation, readPart, relationsOf } from './parts.ts'

/** A sheet as the workbook names it; its cells lie in a part of their own. */
export interface SheetEntry {
  readonly name: string
  readonly isHidden: boolean
  /** What it is, by its relation: `worksheet`, `chartsheet`, `dialogsheet`. */
  readonly type: string
  readonly relation: Relation | undefined
}

export interface Workbook {
  readonly is1904: boolean
  readonly hasMacros: boolean
  readonly sheets: readonly SheetEntry[]
  /** Parts of shared texts and of styles; undefined where the workbook has none. */
  readonly texts: string | undefined
  readonly styles: string | undefined
}

/** The sheets of a workbook, its date system and its parts (ECMA-376 part 1, 18.2). @throws SourceError */
export const openWorkbook = async (archive: Archive): Promise<Workbook> => {
  const [main] = (await relationsOf(archive, '')).filter(({ type }) => type === 'officeDocument')
  if (main === undefined)
    throw new SourceError({
      place: 'the file',
      expected: 'a part that lists the sheets',
      found: 'none',
      remedy: SAVE_AGAIN,
    })
  const part = partOf(archive, main, 'the file')
  if (part.endsWith('.bin'))
    throw new SourceError({
      place: 'the file',
      expected: 'an Excel workbook (.xlsx)',
      found: 'a binary workbook (.xlsb)',
      remedy: 'open it in Excel and save it as "Excel Workbook (*.xlsx)"',
    })
  const relations = await relationsOf(archive, part)
  const { is1904, entries } = await sheetList(archive, part)
  const [texts, styles] = ['sharedStrings', 'styles'].map((type) => {
    const relation = relations.find((each) => each.type === type)
    return relation === undefined ? undefined : partOf(archive, relation, `the workbook's ${type}`)
  })
  return {
    is1904,
    hasMacros: archive.names.some((name) => /(^|\/)vbaProject\.bin$/i.test(name)),
    sheets: entries.map(({ name, state, id }) => {
      const relation = relations.find((each) => each.id === id)
      const isHidden = state === 'hidden' || state === 'veryHidden'
      return { name, isHidden, type: relation?.type ?? 'worksheet', relation }
    }),
    texts,
    styles,
  }
}

const sheetList = async (archive: Archive, part: string) => {
  const entries: { name: string; state: string; id: string }[] = []
  let is1904 = false
  await readPart(archive, part, 'workbook', {
    open(qualified, attributes) {
      const local = localName(qualified)
      if (local === 'workbookPr') is1904 = /^(1|true)$/.test(attributes['date1904'] ?? '')
      if (local !== 'sheet') return
      const { name = '', state = 'visible' } = attributes
      const id = Object.entries(attributes).find(([key]) => localName(key) === 'id' && key.includes(':'))?.[1]
      entries.push({ name, state, id: id ?? '' })
      checkSheetCount(entries.length)
    },
    close() {},
    text() {},
  })
  checkSheetNames(entries)
  return { is1904, entries }
}
