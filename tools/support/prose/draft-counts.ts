import type { ClaimDraft, DraftClaim } from '../../../audit/prose/draft/draft-claims.ts'
import { resultsOf } from './cohort-words-of.ts'

/** A number whose meaning is known: the ids of its result, none if no result gives it. */
export interface Truth {
  readonly name: string
  readonly paragraph: number
  readonly from: number
  readonly to: number
  readonly ids: readonly string[]
  /** Whether the paper has another value than the result that its words mean. */
  readonly isWrong: boolean
}

/** How many rows of a draft are right. */
export interface DraftCounts {
  readonly numbers: number
  readonly found: number
  readonly extra: number
  /** Numbers that a result means, wrong ones too: their result is the first, among the first five. */
  readonly given: number
  readonly first: number
  readonly five: number
  /** Rows that name a result: the right one; another one. Right numbers alone. */
  readonly bound: number
  readonly wronglyBound: number
  /** Numbers that no result gives, wrong ones; of these, how many rows name a result. */
  readonly open: number
  readonly openBound: number
  readonly details: readonly string[]
}

export const draftCounts = (draft: ClaimDraft, truths: readonly Truth[], cohort: string): DraftCounts => {
  const sizes = sizesOf(cohort)
  const isSame = (truth: Truth, id: string): boolean =>
    truth.ids.some((one) => one === id || (sizes.has(one) && sizes.get(one) === sizes.get(id)))
  const rows = truths.map((truth) => ({
    truth,
    row: draft.claims.find(
      ({ proposal: { paragraph, number } }) =>
        paragraph === truth.paragraph && number.from < truth.to && truth.from < number.to,
    ),
  }))
  const met = new Set(rows.map(({ row }) => row))
  const extra = draft.claims.filter((row) => !met.has(row))
  const given = rows.filter(({ truth }) => truth.ids.length > 0)
  const right = given.filter(({ truth }) => !truth.isWrong)
  const open = rows.filter(({ truth }) => truth.ids.length === 0 || truth.isWrong)
  const isBound = ({ row }: { readonly row: DraftClaim | undefined }): boolean => row?.decision === 'bound'
  const ranked = (count: number): number =>
    given.filter(({ truth, row }) =>
      row?.proposal.candidates.slice(0, count).some(({ id }) => isSame(truth, id)),
    ).length
  const isRight = ({ truth, row }: (typeof rows)[number]): boolean => isSame(truth, row?.claim.result ?? '')
  return {
    numbers: truths.length,
    found: rows.filter(({ row }) => row !== undefined).length,
    extra: extra.length,
    given: given.length,
    first: ranked(1),
    five: ranked(5),
    bound: right.filter((one) => isBound(one) && isRight(one)).length,
    wronglyBound:
      right.filter((one) => isBound(one) && !isRight(one)).length +
      extra.filter((row) => isBound({ row })).length,
    open: open.length,
    openBound: open.filter(isBound).length,
    details: [
      ...rows.flatMap(({ truth, row }) =>
        row !== undefined && isBound({ row }) && !truth.isWrong && isRight({ truth, row })
          ? []
          : [detail(truth, row)],
      ),
      ...extra.map((row) => detail(null, row)),
    ],
  }
}

const detail = (truth: Truth | null, row: DraftClaim | undefined): string => {
  const name =
    truth === null ? 'EXTRA' : `${truth.isWrong ? 'WRONG ' : ''}${truth.name} [${truth.ids[0] ?? '?'}]`
  if (row === undefined) return `${name} -> NOT FOUND`
  const { decision, claim, proposal } = row
  const candidates = proposal.candidates
    .slice(0, 5)
    .map(({ id, score, agrees }) => `${id} ${score.toFixed(1)}${agrees ? '=' : ''}`)
  return `${name} -> ${decision} ${claim.published} ${proposal.number.kind} ${claim.label} | ${candidates.join(' | ')} | ${claim.reason}`
}

/** The numbers of patients of one group are one number in all analyses that have it. */
const sizesOf = (cohort: string): ReadonlyMap<string, string> =>
  new Map(
    resultsOf(cohort).flatMap(({ id, analysis, group, level, statistic, value }) => {
      if (statistic === 'n' && level === '') return [[id, `${group} ${value}`] as const]
      return statistic === 'count' && level !== '' && group === ''
        ? [[id, `${analysis}=${level} ${value}`] as const]
        : []
    }),
  )
