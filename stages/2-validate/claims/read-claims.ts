import {
  CLAIM_COLUMNS,
  type Claim,
  type ClaimText,
  claimColumn,
  claimOf,
  MORE_CLAIM_COLUMNS,
} from '../../../audit/claims/claim.ts'
import { publishedProblem } from '../../../audit/claims/published-problem.ts'
import type { Language } from '../../../cohort/descriptors/plan/style.ts'
import { currentId } from '../../../cohort/values/current-id.ts'
import type { Fault } from '../../../pipeline/fault.ts'
import type { Table } from '../../../pipeline/formats/csv.ts'

const FILE = 'claims.csv'

type ClaimColumn = (typeof CLAIM_COLUMNS)[number] | (typeof MORE_CLAIM_COLUMNS)[number]

const isOptionalColumn = (name: string): name is (typeof MORE_CLAIM_COLUMNS)[number] =>
  MORE_CLAIM_COLUMNS.some((column) => column === name)

/** The claims without faults, and the faults of the others. */
export interface StatedClaims {
  readonly header: readonly string[]
  readonly claims: readonly Claim[]
  /** Id -> line in claims.csv. */
  readonly lines: ReadonlyMap<string, number>
  /** Those whose result had an earlier spelling of its id; they have the present one. */
  readonly respelled: readonly Claim[]
  readonly faults: readonly Fault[]
}

/** The claims, checked as far as possible without results, with ids of results as they are written now. No claims.csv means no claims. */
export const readClaims = (table: Table | undefined, language?: Language): StatedClaims => {
  if (!table) return { header: [], claims: [], lines: new Map(), respelled: [], faults: [] }
  const header = table.header.slice(1)
  const wrongHeader = headerFault(header)
  if (wrongHeader) return { header, claims: [], lines: new Map(), respelled: [], faults: [wrongHeader] }
  const respelled: Claim[] = []
  const faults: Fault[] = []
  const lines = new Map<string, number>()
  const claims = table.rows.flatMap(([lineText = '', ...cells]) => {
    const line = Number(lineText)
    const faultsBefore = faults.length
    if (cells.length !== header.length)
      faults.push({ file: FILE, line, expected: `${header.length} cells`, found: String(cells.length) })
    const claim = claimOf(
      Object.fromEntries(
        [...CLAIM_COLUMNS, ...MORE_CLAIM_COLUMNS].map((name) => [name, cells[header.indexOf(name)] ?? '']),
      ) as unknown as ClaimText,
      language,
    )
    for (const { field, ...problem } of claimProblems(claim, header, lines, language))
      faults.push({ file: FILE, line, column: claimColumn(header, field), field, ...problem })
    if (!lines.has(claim.id)) lines.set(claim.id, line)
    if (faults.length > faultsBefore) return []
    const result = currentId(claim.result)
    if (result === claim.result) return [claim]
    const current = { ...claim, result }
    respelled.push(current)
    return [current]
  })
  return { header, claims, lines, respelled, faults }
}

const headerFault = (header: readonly string[]): Fault | null => {
  const optional = header.slice(CLAIM_COLUMNS.length)
  const areKnown =
    header.slice(0, CLAIM_COLUMNS.length).join() === CLAIM_COLUMNS.join() &&
    optional.every((name, i) => isOptionalColumn(name) && optional.indexOf(name) === i)
  return areKnown
    ? null
    : {
        file: FILE,
        line: 1,
        expected: `the header ${CLAIM_COLUMNS.join()}, optionally followed by ${MORE_CLAIM_COLUMNS.join(', ')}`,
        found: header.join() || 'an empty line',
        remedy: /[;\t|]/.test(header.join()) ? 'save the file with commas between cells' : undefined,
      }
}

interface ClaimProblem extends Pick<Fault, 'expected' | 'found' | 'remedy'> {
  readonly field: ClaimColumn
}

/** @param lines of the ids above */
const claimProblems = (
  claim: Claim,
  header: readonly string[],
  lines: ReadonlyMap<string, number>,
  language: Language | undefined,
): readonly ClaimProblem[] => {
  const problems: ClaimProblem[] = []
  const complain = (field: ClaimColumn, expected: string, found: string, remedy?: string): void => {
    problems.push({ field, expected, found, remedy })
  }
  for (const name of [...CLAIM_COLUMNS, ...header.slice(CLAIM_COLUMNS.length).filter(isOptionalColumn)])
    if (claim[name].includes('\n')) complain(name, 'a text of one line', 'a line break')
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(claim.id))
    complain('id', 'letters, digits, ".", "_" and "-"', `"${claim.id}"`)
  if (lines.has(claim.id))
    complain('id', `each id once (also in line ${lines.get(claim.id)})`, `"${claim.id}"`)
  // a claim about one patient may be in words; its variable defines which
  const { reported } = claim
  const isCell = claim.row !== '' || claim.column !== ''
  if (isCell && claim.published === '') complain('published', 'the reported value', 'an empty cell')
  if (!isCell && reported === null) {
    const { expected, remedy } = publishedProblem(claim.published, language)
    complain('published', expected, `"${claim.published}"`, remedy)
  }
  if (reported?.kind === 'number' && reported.isPercent && claim.unit !== '%')
    complain('unit', `%, as "${claim.published}" says`, `"${claim.unit}"`)
  if (claim.unit === '') complain('unit', 'a unit in UCUM, %, or 1', 'an empty cell')
  return [...problems, ...targetProblems(claim)]
}

const targetProblems = (claim: Claim): readonly ClaimProblem[] => {
  const targets = targetsOf(claim)
  if (targets.length !== 1)
    return [
      {
        field: 'result',
        expected:
          'one of these: the id of a result; the row and column of one patient; a reason why no result is named',
        found: targets.length === 0 ? 'none of them' : targets.length === 2 ? 'two of them' : 'all three',
      },
    ]
  if (targets[0] !== 'row' || (claim.row !== '' && claim.column !== '')) return []
  return [
    {
      field: claim.row === '' ? 'row' : 'column',
      expected: 'both row (the patient) and column (the variable)',
      found: 'an empty cell',
    },
  ]
}

/** Faults as members of the artifact; none where there are no faults. */
export const namedFaults = (faults: readonly Fault[]): Readonly<Record<string, readonly Fault[]>> =>
  faults.length === 0 ? {} : { claims: faults }

/** The kinds of target that a claim names: a result, a patient's value, or a reason for having none. */
const targetsOf = ({ result, reason, row, column }: Claim): readonly ('result' | 'row' | 'reason')[] => [
  ...(result === '' ? [] : ['result' as const]),
  ...(row === '' && column === '' ? [] : ['row' as const]),
  ...(reason === '' ? [] : ['reason' as const]),
]
