/** A table by its header: a delimited file, or a data set of a SAS transport or Dataset-JSON file. */
export interface HeadedTable {
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** An ADTTE table with the names of the standard in capitals and a code for each parameter. */
export interface AdtteTable extends HeadedTable {
  /** Codes that were made from PARAM, because the table has no PARAMCD: code and PARAM. */
  readonly made: ReadonlyMap<string, string>
  /** Names of the standard that two columns have, in capitals and in small letters. */
  readonly twice: readonly string[]
}

/** Names of the ADaM structure for time to event that are read here, and those that describe one parameter. */
const STANDARD = /^(USUBJID|PARAM(CD|N)?|AVAL[UC]?|CNSR)$/
export const OF_A_PARAMETER =
  /^(AVALC|EVNTDESC|CNSDTDSC|STARTDTM?|ADTM?|SRC.*|A?SEQ|ADY|ASTDTM?|AENDTM?|ANL\d\dFL)$/

/** ADaM's names are written in capitals; tools of R and Python often write them in small letters. */
export const adtteTable = ({ header, rows }: HeadedTable): AdtteTable => {
  const names = header.map((name) => {
    const capitals = name.toUpperCase()
    return STANDARD.test(capitals) || OF_A_PARAMETER.test(capitals) ? capitals : name
  })
  const twice = [...new Set(names.filter((name, i) => names.indexOf(name) < i))]
  const code = names.indexOf('PARAMCD')
  const title = names.indexOf('PARAM')
  if (code >= 0 || title < 0 || twice.length > 0) {
    const inCapitals = rows.map((row) => row.map((cell, c) => (c === code ? cell.toUpperCase() : cell)))
    return { header: names, rows: code < 0 ? rows : inCapitals, made: new Map(), twice }
  }
  const codes = codesOf([...new Set(rows.map((row) => row[title] ?? ''))])
  return {
    header: [...names, 'PARAMCD'],
    rows: rows.map((row) => [...row, codes.get(row[title] ?? '') ?? '']),
    made: new Map([...codes].map(([words, short]) => [short, words])),
    twice,
  }
}

/** A code for each title: the initials of its words, or one word's first letters; a digit where two would be alike. */
const codesOf = (titles: readonly string[]): ReadonlyMap<string, string> => {
  const codes = new Map<string, string>()
  const used = new Set<string>()
  for (const title of titles) {
    const words = title
      .replace(/\([^()]*\)/g, ' ')
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toUpperCase()
      .split(/[^A-Z0-9]+/)
      .filter((word) => word !== '')
    const short = words.length > 1 ? words.map((word) => word[0]).join('') : (words[0] ?? '')
    const base = (/^[A-Z]/.test(short) ? short : `P${short}`).slice(0, 6)
    let code = base
    for (let n = 2; used.has(code); n++) code = `${base}${n}`
    used.add(code)
    if (title !== '') codes.set(title, code)
  }
  return codes
}

export const cellOf = ({ header }: HeadedTable, row: readonly string[], name: string): string =>
  row[header.indexOf(name)] ?? ''

/**
 * What the units of AVAL are called in each row: in AVALU, or, without that column, in brackets at the end of PARAM, such as
 * `Overall Survival (months)`; '' where nothing is said.
 */
export const unitNames = (table: HeadedTable): readonly string[] => {
  const inTitle = !table.header.includes('AVALU')
  return [
    ...new Set(
      table.rows.map((row) =>
        inTitle
          ? (
              /\(\s*(days?|weeks?|months?|years?)\s*\)\s*$/i.exec(cellOf(table, row, 'PARAM'))?.[1] ?? ''
            ).toUpperCase()
          : cellOf(table, row, 'AVALU').trim().toUpperCase(),
      ),
    ),
  ]
}
