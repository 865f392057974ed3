import { isResultKind } from '../../../audit/prose/numbers/found-number.ts'
import type { Proposal } from '../../../audit/prose/proposal.ts'
import { proposals } from '../../../audit/prose/proposals.ts'
import { cohortWordsOf, resultsOf } from '../../../tools/support/prose/cohort-words-of.ts'
import type { Mark, MarkedText } from '../../../tools/support/prose/marked-text.ts'

/** What became of the marked numbers of a manuscript. */
export interface Counts {
  readonly marks: number
  /** Marked numbers that were found. */
  readonly found: number
  /** Numbers that a result gives: bound to it, it is first, it is among the first five. */
  readonly given: number
  readonly bound: number
  readonly first: number
  readonly five: number
  /** Bound to a result of another meaning; wrong numbers that were bound. */
  readonly wronglyBound: number
  readonly wrong: number
  readonly contradicted: number
  /** Contradicted although they are right or have no result. */
  readonly falselyContradicted: number
  /** Numbers without a mark that are called results. */
  readonly extra: number
  readonly details: readonly string[]
}

export const countProposals = (cohort: string, { paragraphs, marks }: MarkedText): Counts => {
  const all = proposals(paragraphs, cohortWordsOf(cohort))
  const judged = marks.map((mark) => ({ mark, proposal: all.find((proposal) => meets(mark, proposal)) }))
  const given = judged.filter(({ mark }) => mark.ids.length > 0 && !mark.isWrong)
  const wrong = judged.filter(({ mark }) => mark.isWrong)
  const isBound = ({ proposal }: (typeof judged)[number]) => proposal?.outcome === 'bound'
  const sizes = sizesOf(cohort)
  const isMeant = (mark: Mark, id: string) =>
    mark.ids.some((one) => one === id || (sizes.has(one) && sizes.get(one) === sizes.get(id)))
  const isRight = ({ mark, proposal }: (typeof judged)[number]) =>
    isMeant(mark, proposal?.candidates[0]?.id ?? '')
  const marked = new Set(judged.map(({ proposal }) => proposal))
  const extra = all.filter(
    (proposal) =>
      !marked.has(proposal) && isResultKind(proposal.number.kind) && proposal.outcome !== 'not-a-result',
  )
  return {
    marks: marks.length,
    found: judged.filter(({ proposal }) => proposal !== undefined && isResultKind(proposal.number.kind))
      .length,
    given: given.length,
    bound: given.filter((one) => isBound(one) && isRight(one)).length,
    first: given.filter(isRight).length,
    five: given.filter(({ mark, proposal }) =>
      proposal?.candidates.slice(0, 5).some(({ id }) => isMeant(mark, id)),
    ).length,
    wronglyBound:
      judged.filter((one) => isBound(one) && (one.mark.isWrong || !isRight(one))).length +
      extra.filter(({ outcome }) => outcome === 'bound').length,
    wrong: wrong.length,
    contradicted: wrong.filter(({ proposal }) => proposal?.outcome === 'contradicted').length,
    falselyContradicted: judged.filter(
      ({ mark, proposal }) => !mark.isWrong && proposal?.outcome === 'contradicted',
    ).length,
    extra: extra.length,
    details: [
      ...judged
        .filter((one) => one.mark.isWrong || !isBound(one) || !isRight(one))
        .map(({ mark, proposal }) =>
          describe(paragraphs[mark.paragraph]!.text.slice(mark.from, mark.to), mark, proposal),
        ),
      ...extra.map(
        (proposal) =>
          `EXTRA ${proposal.number.text} ${proposal.outcome} ${proposal.number.kind}: ${paragraphs[proposal.paragraph]!.text.slice(Math.max(0, proposal.number.from - 40), proposal.number.to + 30)} -> ${proposal.candidates[0]?.id ?? ''}`,
      ),
    ],
  }
}

/** The numbers of patients of one group are one number in all analyses that have it: the group by the id of each. */
const sizesOf = (cohort: string): ReadonlyMap<string, string> =>
  new Map(
    resultsOf(cohort).flatMap(({ id, analysis, group, level, statistic, value }) => {
      if (statistic === 'n' && level === '') return [[id, `${group} ${value}`] as const]
      return statistic === 'count' && level !== '' && group === ''
        ? [[id, `${analysis}=${level} ${value}`] as const]
        : []
    }),
  )

const meets = (mark: Mark, { paragraph, number }: Proposal): boolean =>
  paragraph === mark.paragraph && number.from < mark.to && mark.from < number.to

const describe = (text: string, mark: Mark, proposal: Proposal | undefined): string =>
  `${mark.isWrong ? 'WRONG ' : ''}${text} [${mark.ids[0] ?? '?'}] -> ${proposal?.outcome ?? 'not found'} ${proposal?.number.kind ?? ''}: ${(
    proposal?.candidates ?? []
  )
    .slice(0, 4)
    .map(({ id, score, agrees }) => `${id} ${score.toFixed(1)}${agrees ? '=' : ''}`)
    .join(' | ')}`
