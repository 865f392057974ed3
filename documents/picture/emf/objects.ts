import type { StrokeMark, TextMark } from '../marks.ts'
import { joinOf } from './join.ts'
import type { Records } from './record.ts'
import { bytesWord, textWords } from './words.ts'

/** Pen, brush and font have a place each in the table of objects, whose first place is the metafile's. */
const HANDLES = { pen: 1, brush: 2, font: 3 } as const
export const HANDLE_COUNT = 4

type Kind = keyof typeof HANDLES

/** Objects that need not be created, MS-EMF 2.1.31: without one of its own selected, an object can be deleted. */
const STOCK: Readonly<Record<Kind, number>> = {
  pen: 0x80000008, // NULL_PEN
  brush: 0x80000005, // NULL_BRUSH
  font: 0x8000000d, // SYSTEM_FONT
}

/** Selects pens, brushes and fonts; creates one only if it differs from the one before. */
export class Objects {
  readonly #records: Records
  readonly #current = new Map<Kind, string>()

  constructor(records: Records) {
    this.#records = records
  }

  pen(mark: StrokeMark): void {
    const style = GEOMETRIC | CAPS[mark.cap] | JOINS[joinOf(mark)]
    const width = Math.max(1, Math.round(mark.width))
    // no bitmap, a solid brush, no dashes
    this.#select('pen', 'EXTCREATEPEN', [0, 0, 0, 0, style, width, 0, colourWord(mark.colour), 0, 0])
  }

  brush(colour: StrokeMark['colour']): void {
    this.#select('brush', 'CREATEBRUSHINDIRECT', [0, colourWord(colour), 0])
  }

  font({ size, angle, isBold }: TextMark): void {
    // tenths of a degree, against the clock
    const turn = ((Math.round((-angle * 1800) / Math.PI) % 3600) + 3600) % 3600
    const logFont = [
      // a negative height is the size without the space above
      ...[-Math.round(size), 0, turn, turn, isBold ? 700 : 400],
      bytesWord(0, 0, 0, DEFAULT_CHARACTERS),
      bytesWord(0, 0, 0, PROPORTIONAL_SANS),
      ...textWords('Arial', 16),
    ]
    // LogFontPanose (2.2.16): no full name, style, version, vendor and class
    this.#select('font', 'EXTCREATEFONTINDIRECTW', [...logFont, ...Array<number>(57).fill(0)])
  }

  /** Deletes all objects. */
  end(): void {
    for (const kind of Object.keys(HANDLES) as Kind[]) this.#delete(kind)
  }

  #select(
    kind: Kind,
    type: 'EXTCREATEPEN' | 'CREATEBRUSHINDIRECT' | 'EXTCREATEFONTINDIRECTW',
    words: number[],
  ): void {
    const key = words.join()
    if (this.#current.get(kind) === key) return
    this.#delete(kind)
    this.#records.add(type, [HANDLES[kind], ...words])
    this.#records.add('SELECTOBJECT', [HANDLES[kind]])
    this.#current.set(kind, key)
  }

  #delete(kind: Kind): void {
    if (!this.#current.delete(kind)) return
    this.#records.add('SELECTOBJECT', [STOCK[kind] | 0])
    this.#records.add('DELETEOBJECT', [HANDLES[kind]])
  }
}

/** Styles of pens, MS-EMF 2.1.25. */
const GEOMETRIC = 0x10000
const CAPS = { round: 0, square: 0x100, butt: 0x200 } as const
const JOINS = { round: 0, bevel: 0x1000, miter: 0x2000 } as const

const DEFAULT_CHARACTERS = 1
/** VARIABLE_PITCH and FF_SWISS. */
const PROPORTIONAL_SANS = 0x22

export const colourWord = ([red, green, blue]: StrokeMark['colour']): number => bytesWord(red, green, blue, 0)
