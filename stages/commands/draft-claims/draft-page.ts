import type { ClaimDraft, DraftClaim } from '../../../audit/prose/draft/draft-claims.ts'
import type { PlanEntry } from '../../../audit/prose/draft/possible-entries.ts'
import { oneLine } from '../../../pipeline/fault.ts'
import { plural } from '../../../pipeline/words.ts'
import { addCall, entryLine } from './entry-words.ts'

/** The draft for a terminal: what is to be decided first, then what has no result, then what is bound. */
export const draftPage = (file: string, cohort: string, { claims, leftOut }: ClaimDraft): string => {
  const of = (decision: DraftClaim['decision']): readonly DraftClaim[] =>
    claims.filter((claim) => claim.decision === decision)
  const [bound, open, none] = [of('bound'), of('to decide'), of('no result')]
  return [
    `Claims of ${oneLine(file)} for ${cohort}\n`,
    block(
      `To decide: words and value disagree, or the words fit several results (${open.length})`,
      open.map(openLines),
    ),
    block(`No result: the words lead to none (${none.length})`, none.map(noResultLines)),
    block(`Bound: words and value lead to one result (${bound.length})`, bound.map(boundLines)),
    planBlock(claims, cohort),
    ...countLines({ claims, leftOut }).map((line) => `${line}\n`),
  ]
    .filter((part) => part !== '')
    .join('\n')
}

const block = (title: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : `${title}\n${lines.join('')}`

const head = ({ claim: { id, place, label } }: DraftClaim): string =>
  `  ${id}\n      ${oneLine(place)}: ${oneLine(label)}\n`

const openLines = (row: DraftClaim): string => `${head(row)}      ${withoutMark(row)}\n`

const withoutMark = ({ claim: { reason } }: DraftClaim): string => oneLine(reason.replace(/^TO DECIDE: /, ''))

const noResultLines = (row: DraftClaim): string =>
  `${head(row)}${row.entry === null ? '' : `      perhaps by ${row.entry.section}: ${entryLine(row.entry)}\n`}`

const boundLines = ({ claim: { id, place, label, result } }: DraftClaim): string =>
  `  ${id}  ${oneLine(place)}: ${oneLine(label)} -> ${result}\n`

/** Each entry once. */
const planBlock = (claims: readonly DraftClaim[], cohort: string): string => {
  const entries = new Map<string, PlanEntry>()
  for (const { entry } of claims) if (entry !== null) entries.set(`${entry.section} ${entry.name}`, entry)
  return block(
    'Entries that would give a result with the words of a number; check each, add it, run again',
    [...entries.values()].map((entry) => `  ${addCall(entry, cohort)}\n`),
  )
}

/** How many numbers were drafted, by what was decided of them; how many were excluded, if any. */
export const countLines = ({
  claims,
  leftOut,
}: Pick<ClaimDraft, 'claims' | 'leftOut'>): readonly string[] => {
  const of = (decision: DraftClaim['decision']): number =>
    claims.filter((claim) => claim.decision === decision).length
  const counts = Object.entries(leftOut).sort(([, a], [, b]) => b - a)
  const total = counts.reduce((sum, [, count]) => sum + count, 0)
  return [
    `${plural(claims.length, 'number')}: ${of('bound')} bound, ${of('to decide')} to decide, ${of('no result')} without a result`,
    ...(total === 0
      ? []
      : [
          `${plural(total, 'number')} excluded, which are not results: ${counts.map(([kind, count]) => `${count} ${kind}`).join(', ')}`,
        ]),
  ]
}
