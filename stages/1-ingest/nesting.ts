/**
 * The line at which lists and objects of a YAML or JSON text stand more than `deepest` levels in each other; null where
 * they nowhere do. It counts, without reading the text, whatever may open a level: brackets, the marks of items and
 * keys (`- - -`, `? ?`), and each line that is indented further than the one around it; a list in the column of its key
 * counts with the key. So a text that a parser could
 * only follow until its stack is full is told before it is parsed.
 */
export const tooDeepAt = (text: string, deepest: number): number | null => {
  /** The columns at which the open levels of indentation begin, ascending. */
  const columns: number[] = []
  let brackets = 0
  for (const [i, line] of text.split(/\r\n|\n|\r/).entries()) {
    const { begins, marks } = beginningOf(line)
    if (begins === line.length) continue
    for (const column of [...marks, begins]) {
      while (columns.length > 0 && columns.at(-1)! >= column) columns.pop()
      columns.push(column)
    }
    let most = brackets
    for (const [sign] of line.matchAll(/[[\]{}]/g)) {
      brackets = Math.max(0, brackets + (sign === '[' || sign === '{' ? 1 : -1))
      most = Math.max(most, brackets)
    }
    // the key or item of the line itself is within the level, and opens none
    if (Math.max(most, columns.length - 1) > deepest) return i + 1
  }
  return null
}

/** Where the line's own text begins, and the columns of the item and key marks before it. */
const beginningOf = (line: string): { readonly begins: number; readonly marks: readonly number[] } => {
  const marks: number[] = []
  let begins = 0
  for (; begins < line.length; begins++) {
    const sign = line[begins]!
    if (sign === ' ') continue
    if (!'-?:'.includes(sign) || ![' ', undefined].includes(line[begins + 1])) break
    marks.push(begins)
  }
  return { begins: marks.at(-1) === line.length - 1 ? line.length - 1 : begins, marks }
}
