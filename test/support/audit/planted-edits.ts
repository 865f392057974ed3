import { readFileSync } from 'node:fs'
import { citedResults, isMet } from '../../../audit/claims/cited-result.ts'
import { type Claim, claimOf } from '../../../audit/claims/claim.ts'
import { readPublished } from '../../../audit/claims/published-number.ts'
import type { Edit } from '../../../audit/explanations/edits/edit.ts'
import { sideEffectsOf } from '../../../audit/explanations/edits/side-effects.ts'
import { editWords, triedEdits } from '../../../audit/explanations/edits/tried-edits.ts'
import { transcriptionErrors } from '../../../audit/explanations/readings/transcription-errors.ts'
import { searchSingles } from '../../../audit/explanations/search-singles.ts'
import { recomputer } from '../../../audit/recompute/recomputer.ts'
import { decimalText } from '../../../cohort/values/decimal.ts'
import { encodeValue } from '../../../cohort/values/value.ts'
import { table } from '../../../pipeline/formats/csv.ts'
import { randomBelow } from '../../../statistics/numbers/random.ts'
import { auditOfFiles } from './audit-of-files.ts'

type Row = Readonly<Record<string, string>>

const rowsOf = (name: string): readonly Row[] => {
  const path = new URL(`../../oracle/planted/${name}.csv`, import.meta.url)
  const { header, rows } = table.decode(readFileSync(path), name)
  return rows.map((cells) => Object.fromEntries(header.map((column, i) => [column, cells[i]!])))
}

const subjects = rowsOf('subjects')
const claims = rowsOf('claims')
const edits = rowsOf('edits')

/** A cohort that R drew, with the numbers that R printed after an edit, and the edit. */
export interface Planted {
  readonly case: string
  readonly rows: readonly Row[]
  readonly printed: readonly Row[]
  readonly edit: Row
}

export const plantedCases = (most: number): readonly Planted[] =>
  edits.slice(0, most).map((edit) => ({
    case: edit['case']!,
    rows: subjects.filter((row) => row['case'] === edit['case']),
    printed: claims.filter((row) => row['case'] === edit['case']),
    edit,
  }))

/** The unedited cohort after stages 1 to 5, ready to be audited against these printed numbers. */
export const auditOf = ({ rows, printed }: Planted, column: 'unedited' | 'printed') =>
  auditOfFiles(
    {
      'datapackage.json': JSON.stringify(DATA_PACKAGE),
      'analysis.yaml': PLAN,
      'patients.csv': `id,arm,age,months,died\n${rows.map((row) => [row['id'], row['arm'], row['age'], row['months'], row['died'] === '1' ? 'yes' : 'no'].join()).join('\n')}\n`,
    },
    printed.map((row) => plantedClaim(row['result']!, row[column]!)),
  )

const plantedClaim = (result: string, published: string): Claim =>
  claimOf({
    id: result.replaceAll(/[^a-z0-9]+/gi, '-'),
    place: 'planted',
    label: result,
    published,
    unit: /share|survival@/.test(result) ? '%' : /^age\/|months|median$/.test(result) ? unitOf(result) : '1',
    result,
    reason: '',
    statement: '',
    row: '',
    column: '',
  })

const unitOf = (result: string): string => (result.startsWith('age/') ? 'a' : 'mo')

type Audit = Awaited<ReturnType<typeof auditOf>>

const prepared = ({ audited, results, claims: stated }: Audit) => {
  const recompute = recomputer(audited, stated, results)
  const targets = citedResults(stated)
  const open = new Set(
    targets.filter((target) => !isMet(target, recompute.recorded(recompute.analysisOf(target.result)!))),
  )
  return { recompute, targets, open }
}

/** What the search says of a cohort with a planted edit. */
export const searched = (audit: Audit, edit: Row) => {
  const { recompute, targets, open } = prepared(audit)
  const { tried } = triedEdits(audit.audited, recompute)
  const { hits, explanations } = searchSingles(tried, targets, open, recompute, audit.audited)
  const truth = tried.find(({ edit: one }) => isTruth(one, edit, audit))
  const effect = truth && sideEffectsOf([truth.replacement], targets, open, recompute)
  const signatures = new Map(hits.map((hit) => [hit.effect.signature, hit.effect.explains.length]))
  const own = effect?.explains.length ?? 0
  const others = [...signatures].filter(([signature]) => signature !== effect?.signature)
  return {
    open: open.size,
    explains: own,
    broken: effect?.brokenInCohort ?? Number.NaN,
    /** In every list of an open number the true edit is named. */
    isListed: [...open].every((target) =>
      explanations.some(
        (one) =>
          one.target === target &&
          truth !== undefined &&
          [...one.witnesses, ...one.wordings].includes(editWords(truth.edit, audit.audited)),
      ),
    ),
    rank: 1 + others.filter(([, explained]) => explained > own).length,
    rivals: others.filter(([, explained]) => explained === own).length,
  }
}

const isTruth = (edit: Pick<Edit, 'kind' | 'subject' | 'cells'>, truth: Row, { audited }: Audit): boolean => {
  if (String(audited.recorded[edit.subject]!['id']) !== truth['id']) return false
  if (truth['kind'] === 'left out') return edit.kind === 'excluded'
  const cells = Object.entries(edit.cells)
  return (
    cells.length === 1 && cells[0]![0] === truth['kind'] && encodeValue(cells[0]![1] as never) === truth['to']
  )
}

/** One printed number with a seeded slip of the pen: by statistic, whether a single data edit "explains" it. */
export const slipped = (
  audit: Audit,
  seed: number,
): readonly { readonly kind: string; readonly explained: boolean }[] => {
  const below = randomBelow(seed)
  const { recompute, targets } = prepared(audit)
  const { tried } = triedEdits(audit.audited, recompute)
  return targets.flatMap((target) => {
    const claim = target.claims[0]!
    const { digits, decimals } = readPublished(claim.published)!
    const slips = transcriptionErrors(digits, decimals)
    const wrong = { ...claim, published: decimalText(slips[below(slips.length)]!.digits, decimals) }
    const corrupted = { result: target.result, claims: [wrong] }
    if (isMet(corrupted, recompute.recorded(recompute.analysisOf(target.result)!))) return []
    const { hits } = searchSingles(tried, [corrupted], new Set([corrupted]), recompute, audit.audited)
    return [{ kind: target.result.replace(/^.*\//, ''), explained: hits.length > 0 }]
  })
}

/** Open numbers of a cohort whose printed numbers are its own. */
export const openOf = (audit: Audit): number => prepared(audit).open.size

const required = { required: true }
const DATA_PACKAGE = {
  name: 'planted',
  resources: [
    {
      name: 'patients',
      path: 'patients.csv',
      schema: {
        primaryKey: 'id',
        fields: [
          { name: 'id', type: 'integer', constraints: { required: true, unique: true } },
          { name: 'arm', type: 'string', categories: ['A', 'B'], constraints: required },
          { name: 'age', type: 'integer', unit: 'a', constraints: required },
          { name: 'months', type: 'integer', unit: 'mo', constraints: { required: true, minimum: 1 } },
          { name: 'died', type: 'boolean', trueValues: ['yes'], falseValues: ['no'], constraints: required },
        ],
      },
    },
  ],
}

const PLAN = `title: planted
version: 1.0.0
publish: false
subject: id
origin: entry
profile: r
conventions: { median: r-middle } # planted.R asks quantile()
alpha: 0.05
confidence: 0.95
endpoints:
  overall:
    code: OS
    title: Overall survival
    event: { label: death, when: { died: true }, at: months }
    until: months
summaries:
  age: {}
  months: {}
  died: {}
  died-by-arm: { variable: died, by: arm }
estimates:
  overall: { at: [12, 24] }
tests:
  overall-by-arm: { method: log-rank, endpoint: overall, by: arm }
  died-by-arm: { method: fisher, variable: died, by: arm }
  age-by-arm: { method: mann-whitney, variable: age, by: arm }
  overall-at-24: { method: landmark-difference, endpoint: overall, by: arm, at: [24] }
models:
  overall-cox: { method: cox, endpoint: overall, covariates: [arm] }
`
