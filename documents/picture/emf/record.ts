/** Types of the records that are written, by their names in MS-EMF 2.1.1 without the prefix EMR_. */
export const RECORD = {
  HEADER: 1,
  POLYBEZIERTO: 5,
  POLYLINETO: 6,
  EOF: 14,
  SETMAPMODE: 17,
  SETBKMODE: 18,
  SETPOLYFILLMODE: 19,
  SETTEXTALIGN: 22,
  SETTEXTCOLOR: 24,
  MOVETOEX: 27,
  SAVEDC: 33,
  RESTOREDC: 34,
  SELECTOBJECT: 37,
  CREATEBRUSHINDIRECT: 39,
  DELETEOBJECT: 40,
  BEGINPATH: 59,
  ENDPATH: 60,
  CLOSEFIGURE: 61,
  FILLPATH: 62,
  STROKEPATH: 64,
  SELECTCLIPPATH: 67,
  EXTCREATEFONTINDIRECTW: 82,
  EXTTEXTOUTW: 84,
  EXTCREATEPEN: 95,
} as const

/** The records of a metafile after its header. */
export class Records {
  readonly words: number[] = []
  count = 0

  /** A record with these 32-bit words after its type and its size in bytes. */
  add(type: keyof typeof RECORD, words: readonly number[] = []): void {
    this.words.push(RECORD[type], 8 + 4 * words.length)
    for (const word of words) this.words.push(word)
    this.count++
  }
}
