import {
  CLAIM_COLUMNS,
  type Claim,
  type ClaimText,
  claimColumn,
  claimOf,
  MORE_CLAIM_COLUMNS,
} from '../../../audit/claims/claim.ts'
import { publishedProblem } from '../../../audit/claims/published-problem.ts'
import type { Fault } from '../../../pipeline/fault.ts'
import type { Table } from '../../../pipeline/formats/csv.ts'

const FILE = 'claims.csv'

type ClaimColumn = (typeof CLAIM_COLUMNS)[number] | (typeof MORE_CLAIM_COLUMNS)[number]

const isMore = (name: string): name is (typeof MORE_CLAIM_COLUMNS)[number] =>
  MORE_CLAIM_COLUMNS.some((known) => known === name)

/** The claims without a fault, and what is wrong with the others. */
export interface StatedClaims {
  readonly header: readonly string[]
  readonly claims: readonly Claim[]
  /** Id -> line in claims.csv. */
  readonly lines: ReadonlyMap<string, number>
  readonly faults: readonly Fault[]
}

/** The claims, checked for all that can be known before there are results. A cohort without claims.csv claims nothing. */
export const readClaims = (table: Table | undefined): StatedClaims => {
  if (!table) return { header: [], claims: [], lines: new Map(), faults: [] }
  const header = table.header.slice(1)
  const more = header.slice(CLAIM_COLUMNS.length)
  const areKnown =
    header.slice(0, CLAIM_COLUMNS.length).join() === CLAIM_COLUMNS.join() &&
    more.every((name, i) => isMore(name) && more.indexOf(name) === i)
  if (!areKnown)
    return {
      header,
      claims: [],
      lines: new Map(),
      faults: [
        {
          file: FILE,
          line: 1,
          expected: `the header ${CLAIM_COLUMNS.join()}, after which ${MORE_CLAIM_COLUMNS.join(', ')} may follow`,
          found: header.join() || 'an empty line',
          remedy: /[;\t|]/.test(header.join()) ? 'save this file with commas between its cells' : undefined,
        },
      ],
    }
  const faults: Fault[] = []
  const lines = new Map<string, number>()
  const claims = table.rows.flatMap(([line = '', ...cells]) => {
    const before = faults.length
    const complain = (field: ClaimColumn, expected: string, found: string, remedy?: string): void => {
      faults.push({
        file: FILE,
        line: Number(line),
        column: claimColumn(header, field),
        field,
        expected,
        found,
        remedy,
      })
    }
    if (cells.length !== header.length)
      faults.push({
        file: FILE,
        line: Number(line),
        expected: `${header.length} cells`,
        found: String(cells.length),
      })
    const claim = claimOf(
      Object.fromEntries(
        [...CLAIM_COLUMNS, ...MORE_CLAIM_COLUMNS].map((name) => [name, cells[header.indexOf(name)] ?? '']),
      ) as unknown as ClaimText,
    )
    for (const name of [...CLAIM_COLUMNS, ...more.filter(isMore)])
      if (claim[name].includes('\n')) complain(name, 'a text of one line', 'a line break')
    if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(claim.id))
      complain('id', 'letters, digits, ".", "_" and "-"', `"${claim.id}"`)
    if (lines.has(claim.id))
      complain('id', `each id once (line ${lines.get(claim.id)} has it)`, `"${claim.id}"`)
    else lines.set(claim.id, Number(line))
    // a statement about one patient may be in words; its variable says in which
    const { reported } = claim
    const isCell = claim.row !== '' || claim.column !== ''
    if (isCell && claim.published === '') complain('published', 'what is stated', 'nothing')
    if (!isCell && reported === null) {
      const { expected, remedy } = publishedProblem(claim.published)
      complain('published', expected, `"${claim.published}"`, remedy)
    }
    if (reported?.kind === 'number' && reported.isPercent && claim.unit !== '%')
      complain('unit', `%, as "${claim.published}" says`, `"${claim.unit}"`)
    if (claim.unit === '') complain('unit', 'a unit in UCUM, %, or 1', 'nothing')
    const about = aboutOf(claim)
    if (about.length !== 1)
      complain(
        'result',
        'either the id of a result, or the row and column of one patient, or a reason why there is none',
        about.length === 0 ? 'neither' : about.length === 2 ? 'both' : 'all three',
      )
    else if (about[0] === 'row' && (claim.row === '' || claim.column === ''))
      complain(
        claim.row === '' ? 'row' : 'column',
        'row and column together: the patient, and the variable',
        'nothing',
      )
    return faults.length > before ? [] : [claim]
  })
  return { header, claims, lines, faults }
}

/** As the artifact holds them: a member where something is wrong. */
export const namedFaults = (faults: readonly Fault[]): Readonly<Record<string, readonly Fault[]>> =>
  faults.length === 0 ? {} : { claims: faults }

/** What a claim is compared with: its result, a patient's value, or nothing for a reason. */
const aboutOf = ({ result, reason, row, column }: Claim): readonly ('result' | 'row' | 'reason')[] => [
  ...(result === '' ? [] : ['result' as const]),
  ...(row === '' && column === '' ? [] : ['row' as const]),
  ...(reason === '' ? [] : ['reason' as const]),
]
