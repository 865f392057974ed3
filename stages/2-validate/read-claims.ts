import { CLAIM_COLUMNS, type Claim, MORE_CLAIM_COLUMNS } from '../../cohort/claim.ts'
import { readPublishedText } from '../../cohort/published-number.ts'
import { publishedProblem } from '../../cohort/published-problem.ts'
import type { Fault } from '../../pipeline/fault.ts'
import type { Table } from '../../pipeline/formats/csv.ts'

const FILE = 'claims.csv'

type ClaimColumn = (typeof CLAIM_COLUMNS)[number] | (typeof MORE_CLAIM_COLUMNS)[number]

const isMore = (name: string): name is (typeof MORE_CLAIM_COLUMNS)[number] =>
  MORE_CLAIM_COLUMNS.some((known) => known === name)

/** The claims, checked for all that can be known before there are results. A cohort without claims.csv claims nothing. */
export const readClaims = (
  table: Table | undefined,
): { readonly claims: readonly Claim[]; readonly faults: readonly Fault[] } => {
  if (!table) return { claims: [], faults: [] }
  const header = table.header.slice(1)
  const more = header.slice(CLAIM_COLUMNS.length)
  const areKnown =
    header.slice(0, CLAIM_COLUMNS.length).join() === CLAIM_COLUMNS.join() &&
    more.every((name, i) => isMore(name) && more.indexOf(name) === i)
  if (!areKnown)
    return {
      claims: [],
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
  const lines = new Map<string, string>()
  const claims = table.rows.map(([line = '', ...cells]) => {
    const complain = (field: ClaimColumn, expected: string, found: string, remedy?: string): void => {
      faults.push({
        file: FILE,
        line: Number(line),
        column: header.indexOf(field) + 1,
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
    const claim = Object.fromEntries(
      [...CLAIM_COLUMNS, ...MORE_CLAIM_COLUMNS].map((name) => [name, cells[header.indexOf(name)] ?? '']),
    ) as unknown as Claim
    for (const name of [...CLAIM_COLUMNS, ...more.filter(isMore)])
      if (claim[name].includes('\n')) complain(name, 'a text of one line', 'a line break')
    if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(claim.id))
      complain('id', 'letters, digits, ".", "_" and "-"', `"${claim.id}"`)
    if (lines.has(claim.id))
      complain('id', `each id once (line ${lines.get(claim.id)} has it)`, `"${claim.id}"`)
    lines.set(claim.id, line)
    const published = readPublishedText(claim.published)
    if (published === null) {
      const { expected, remedy } = publishedProblem(claim.published)
      complain('published', expected, `"${claim.published}"`, remedy)
    }
    if (published?.kind === 'number' && published.isPercent && claim.unit !== '%')
      complain('unit', `%, as "${claim.published}" says`, `"${claim.unit}"`)
    if (claim.unit === '') complain('unit', 'a unit in UCUM, %, or 1', 'nothing')
    if ((claim.result === '') === (claim.reason === ''))
      complain(
        'result',
        'either the id of a result or a reason why there is none',
        claim.result === '' ? 'neither' : 'both',
      )
    return claim
  })
  return { claims, faults }
}
