import { type Claim, claimOf } from '../../claims/claim.ts'
import type { FoundNumber } from '../numbers/found-number.ts'
import { numbersIn } from '../numbers/numbers-in.ts'
import type { PaperClaims, PaperNumber } from './paper-claims.ts'
import {
  agrees,
  explains,
  isBetween,
  isReportedWithPercent,
  patientsOf,
  shareIn,
} from './table-percentages.ts'

/** A cell of a table of a paper; a cell of `documents/papers/tables` is one. */
export interface ReportedCell {
  readonly text: string
  readonly row: number
  readonly column: number
  readonly columnSpan: number
  readonly isHead: boolean
  readonly heads: readonly string[]
  readonly label: string
  readonly groups: readonly string[]
  /** Empty if the cell is certain. */
  readonly doubt: string
  readonly place: { readonly page: number } | null
}

export interface ReportedTable {
  /** For places: "Table 1". */
  readonly name: string
  readonly rows: readonly (readonly ReportedCell[])[]
}

const MOST_CELLS = 3_000

/**
 * The numbers of tables whose heads say what they are, as claims; all others get none. Checked are
 * - a count with its percentage, `20 (66.7)`, in a column of "n = 30" in which at least three and most of such cells are
 *   percentages of these 30; and with a denominator of its own, `20/30 (66.7%)`;
 * - counts that make up the patients of their column, under one heading of a group;
 * - a ratio with its interval, and the P value in the next column.
 * A percentage that a smaller number of patients gives, as with missing values, is not checked.
 */
export const tableClaims = (tables: readonly ReportedTable[]): PaperClaims => {
  const made = tables.flatMap((table, i) => ofTable(table, `t${i + 1}`))
  return { claims: made.map(({ claim }) => claim), numbers: made.map(({ number }) => number) }
}

interface Made {
  readonly claim: Claim
  readonly number: PaperNumber
}

const ofTable = ({ name, rows }: ReportedTable, id: string): readonly Made[] => {
  const cells = rows.flat().filter(({ isHead, doubt, text }) => !isHead && doubt === '' && text !== '')
  if (cells.length > MOST_CELLS) return []
  const make = claimMaker(name)
  return [...shares(cells, id, make), ...ratios(cells, id, make)]
}

type Make = (
  cell: ReportedCell,
  id: string,
  statistic: string,
  text: string,
  unit?: string,
) => readonly Made[]

/** Makes a claim of a number that is in a cell, or in the heads above it. */
const claimMaker =
  (name: string): Make =>
  (cell, id, statistic, text, unit = '1') => {
    const found = numberAs(cell, text)
    if (found === undefined) return []
    const page = cell.place === null ? '' : `page ${cell.place.page}, `
    const place = `${page}${name}, row ${cell.row}, column ${cell.column}`
    const sentence = `${[...cell.groups, cell.label, ...cell.heads].filter((part) => part !== '').join(', ')}: ${cell.text}`
    const claim = `${id}/${statistic}`
    return [
      {
        number: { found, place, sentence, claims: [claim] },
        claim: claimOf({
          ...{ id: claim, place, label: sentence, published: text, unit, result: claim },
          ...{ reason: '', statement: id, row: '', column: '' },
        }),
      },
    ]
  }

const numberAs = ({ text, heads }: ReportedCell, wanted: string): FoundNumber | undefined =>
  [text, ...heads]
    .flatMap((part) => numbersIn(part))
    .find((number) => number.text.replace(/ ?%$/, '').replace(/\s/g, '') === wanted.replace(/\s/g, ''))

const shares = (cells: readonly ReportedCell[], id: string, make: Make): readonly Made[] => {
  const columns = [...new Set(cells.map(({ column }) => column))]
  // a percentage may be of the patients of all columns
  const ofColumns = new Map(cells.map((cell) => [cell.column, patientsOf(cell.heads)?.number ?? 0]))
  const all = [...ofColumns.values()].reduce((sum, number) => sum + number, 0)
  return columns.flatMap((column): readonly Made[] => {
    const read = cells
      .filter((cell) => cell.column === column && cell.columnSpan === 1)
      .flatMap((cell) => {
        const share = shareIn(cell.text)
        return share === null || !isReportedWithPercent(cell, share) ? [] : [{ cell, share }]
      })
    const ofOwn = read.filter(
      ({ share }) => share.patients !== null && !isBetween(share, Number(share.patients)),
    )
    const patients = patientsOf(read[0]?.cell.heads ?? [])
    const ofColumn =
      patients === null
        ? []
        : read.filter(
            ({ share, cell }) => share.patients === null && patientsOf([cell.label, ...cell.groups]) === null,
          )
    const fit = ofColumn.filter(({ share }) => agrees(share, patients!.number))
    const isOfColumn = fit.length >= 3 && fit.length > 0.6 * ofColumn.length
    const checked = ofColumn.filter(
      ({ share }) =>
        share.count <= patients!.number &&
        !isBetween(share, patients!.number) &&
        (agrees(share, patients!.number) || !explains(share, Math.max(all, patients!.number))),
    )
    return [
      ...ofOwn.flatMap(({ cell, share }) => claimsOf(make, cell, id, share, share.patients!)),
      ...(isOfColumn
        ? checked.flatMap(({ cell, share }) => claimsOf(make, cell, id, share, patients!.text))
        : []),
      ...(isOfColumn ? sums(fit, patients!, id, make) : []),
    ]
  })
}

type Share = NonNullable<ReturnType<typeof shareIn>>

const claimsOf = (
  make: Make,
  cell: ReportedCell,
  id: string,
  share: Share,
  patients: string,
): readonly Made[] => {
  const analysis = `${id}-r${cell.row}-c${cell.column}`
  const made = [
    ...make(cell, analysis, 'share', share.percentText, '%'),
    ...make(cell, analysis, 'count', share.countText),
    ...make(cell, analysis, 'n', patients),
  ]
  return made.length === 3 ? made : []
}

/** Counts under one heading that add up to the patients of the column: each patient is in one of them. */
const sums = (
  fit: readonly { readonly cell: ReportedCell; readonly share: Share }[],
  patients: { readonly text: string; readonly number: number },
  id: string,
  make: Make,
): readonly Made[] => {
  const groups = new Map<string, (typeof fit)[number][]>()
  for (const part of fit)
    if (part.cell.groups.length > 0) {
      const key = JSON.stringify(part.cell.groups)
      groups.set(key, [...(groups.get(key) ?? []), part])
    }
  return [...groups.values()].flatMap((parts): readonly Made[] => {
    const sum = parts.reduce((all, { share }) => all + share.count, 0)
    if (parts.length < 2 || sum !== patients.number) return []
    const { row, column } = parts[0]!.cell
    const analysis = `${id}-r${row}-c${column}-parts`
    return [
      ...parts.flatMap(({ cell, share }, i) => make(cell, analysis, `level-${i + 1}/count`, share.countText)),
      ...make(parts[0]!.cell, analysis, 'n', patients.text),
    ]
  })
}

const RATIO = /^(\d+\.\d+) \((\d+\.\d+)(?: ?[–—-] ?| to |, ?)(\d+\.\d+)\)$/
const NAMES: readonly (readonly [RegExp, string])[] = [
  [/\b(?:hazards? ratio|HR)\b/i, 'hazard-ratio'],
  [/\b(?:odds ratio|OR)\b/, 'odds-ratio'],
  [/\b(?:risk ratio|relative risk|RR)\b/i, 'risk-ratio'],
]

const ratios = (cells: readonly ReportedCell[], id: string, make: Make): readonly Made[] =>
  cells.flatMap((cell): readonly Made[] => {
    const match = RATIO.exec(cell.text)
    const head = cell.heads.join(' ')
    const names = NAMES.filter(([pattern]) => pattern.test(head))
    if (match === null || names.length !== 1 || !/\bCI\b|confidence/i.test(head)) return []
    // another level is not the usual one
    if (/\b(?:90|99|97\.5) ?%/.test(head)) return []
    const analysis = `${id}-r${cell.row}-c${cell.column}`
    const [, ratio, lower, upper] = match as unknown as [string, string, string, string]
    const name = names[0]![1]
    const made = [
      ...make(cell, analysis, name, ratio),
      ...make(cell, analysis, `${name}-lower`, lower),
      ...make(cell, analysis, `${name}-upper`, upper),
    ]
    if (made.length < 3) return []
    const next = cells.find(({ row, column }) => row === cell.row && column === cell.column + cell.columnSpan)
    const isP =
      next !== undefined &&
      /^p\b[- ]?(?:values?)?\p{L}?$/iu.test(next.heads.at(-1) ?? '') &&
      /^(?:< ?)?0?\.\d+$/.test(next.text) &&
      next.heads.length === cell.heads.length &&
      (cell.heads.length < 2 || next.heads[0] === cell.heads[0])
    return [...made, ...(isP ? make(next, analysis, 'p', next.text) : [])]
  })
