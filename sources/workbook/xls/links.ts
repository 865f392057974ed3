import { RECORD, type Records } from './records.ts'
import { shortText, textCursor } from './texts.ts'

/** To what formulas refer outside of their sheet. */
export interface Links {
  /** Whether a reference, by its number in EXTERNSHEET, leads into another workbook. */
  isExternal(reference: number): boolean
  /** The name of a function that is no built-in one; '' if it has none here. */
  functionName(reference: number, name: number): string
}

/** A workbook that formulas refer to: this one, the functions of an add-in, or another file ([MS-XLS] 2.4.271). */
interface Book {
  readonly isOther: boolean
  readonly names: string[]
}

/** Their numbers have two bytes. */
const MOST_BOOKS = 65_536

const [THIS_WORKBOOK, ADD_IN] = [0x0401, 0x3a01]

/** Collects SUPBOOK, EXTERNNAME and EXTERNSHEET, in whose order they refer to each other. */
export const linkCollector = () => {
  const books: Book[] = []
  const references: number[] = []
  const links: Links = {
    isExternal: (reference) => books[references[reference] ?? -1]?.isOther === true,
    functionName: (reference, name) => books[references[reference] ?? -1]?.names[name - 1] ?? '',
  }
  return {
    links,
    add(records: Records): void {
      if (records.type === RECORD.SUPBOOK) {
        if (books.push({ isOther: isOther(records), names: [] }) > MOST_BOOKS)
          throw records.fail(`more than ${MOST_BOOKS} linked workbooks`)
      } else if (records.type === RECORD.EXTERNNAME) books.at(-1)?.names.push(nameOf(records))
      else if (records.type === RECORD.EXTERNSHEET) for (const book of booksOf(records)) references.push(book)
    },
  }
}

/** A path of one blank or one zero is a place in this workbook. */
const isOther = (records: Records): boolean => {
  const length = records.uint16(2)
  if (length === THIS_WORKBOOK || length === ADD_IN) return false
  return !(length === 1 && [0, 0x20].includes(records.uint8(5)))
}

/** The name of an external name (2.4.105), at byte 6 after its flags. */
const nameOf = (records: Records): string => shortText(textCursor([records.bytes(6)], records.fail))

/** The number of the book of each reference (2.4.106). */
const booksOf = (records: Records): readonly number[] => {
  const cursor = textCursor(records.pieces(0), records.fail)
  return Array.from({ length: cursor.uint16() }, () => {
    const book = cursor.uint16()
    cursor.skip(4)
    return book
  })
}
