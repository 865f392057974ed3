import { CLAIM_COLUMNS, type Claim } from '../../cohort/claim.ts'
import { readPublished } from '../../cohort/published-number.ts'
import type { Fault } from '../../pipeline/fault.ts'
import type { Table } from '../../pipeline/formats/csv.ts'

const FILE = 'claims.csv'

/** The claims, checked for all that can be known before there are results. A cohort without claims.csv claims nothing. */
export const readClaims = (
  table: Table | undefined,
): { readonly claims: readonly Claim[]; readonly faults: readonly Fault[] } => {
  if (!table) return { claims: [], faults: [] }
  const header = table.header.slice(1)
  if (header.join() !== CLAIM_COLUMNS.join())
    return {
      claims: [],
      faults: [
        {
          file: FILE,
          line: 1,
          expected: `the header ${CLAIM_COLUMNS.join()}`,
          found: header.join() || 'an empty line',
          remedy: /[;\t|]/.test(header.join()) ? 'save this file with commas between its cells' : undefined,
        },
      ],
    }
  const faults: Fault[] = []
  const lines = new Map<string, string>()
  const claims = table.rows.map(([line = '', ...cells]) => {
    const complain = (
      field: (typeof CLAIM_COLUMNS)[number],
      expected: string,
      found: string,
      remedy?: string,
    ): void => {
      faults.push({
        file: FILE,
        line: Number(line),
        column: CLAIM_COLUMNS.indexOf(field) + 1,
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
      CLAIM_COLUMNS.map((name, i) => [name, cells[i] ?? '']),
    ) as unknown as Claim
    for (const name of CLAIM_COLUMNS)
      if (claim[name].includes('\n')) complain(name, 'a text of one line', 'a line break')
    if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(claim.id))
      complain('id', 'letters, digits, ".", "_" and "-"', `"${claim.id}"`)
    if (lines.has(claim.id))
      complain('id', `each id once (line ${lines.get(claim.id)} has it)`, `"${claim.id}"`)
    lines.set(claim.id, line)
    if (readPublished(claim.published) === null)
      complain(
        'published',
        'one number as printed, such as 0.12, >0.99, 48.8 or 2,375',
        `"${claim.published}"`,
        'a range or an interval is two rows',
      )
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
