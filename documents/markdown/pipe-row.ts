/** The cells of a row of a table: offsets in the line, without the white space around. A bar after a backslash is a letter. */
export const cellsOf = (line: string): readonly { readonly from: number; readonly to: number }[] => {
  const bars: number[] = []
  for (let i = 0; i < line.length; i++) {
    if (line[i] === '\\') i += 1
    else if (line[i] === '|') bars.push(i)
  }
  const first = line.search(/\S/)
  const last = line.trimEnd().length - 1
  const starts = bars[0] === first ? bars : [-1, ...bars]
  const ends = bars.at(-1) === last ? bars : [...bars, line.length]
  return starts.slice(0, bars.at(-1) === last ? -1 : undefined).map((start, i) => {
    const end = ends[bars[0] === first ? i + 1 : i] ?? line.length
    const cell = line.slice(start + 1, end)
    const lead = cell.length - cell.trimStart().length
    return { from: start + 1 + lead, to: start + 1 + Math.max(lead, cell.trimEnd().length) }
  })
}

/** The row of hyphens below the head of a table. */
export const isDelimiterRow = (line: string | undefined): boolean =>
  line?.includes('|') === true && /^[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)*[ \t]*(?::?-+:?)?[ \t]*$/.test(line)
