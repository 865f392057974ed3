/**
 * The line at which the nesting of a YAML or JSON text exceeds `deepest`; null where it never does. Without parsing, it
 * counts whatever may open a level: brackets, item and key marks (`- - -`, `? ?`), and each line that is indented
 * further than the enclosing one; a list in the column of its key counts with the key. So a text that would overflow
 * the parser's stack is rejected before it is parsed.
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
    // the key or item of the line itself opens no further level
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
