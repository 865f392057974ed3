import { decimalMarkOf } from '../../../audit/manuscript/written-number.ts'
import type { Proposal } from '../../../audit/prose/proposal.ts'
import { proposals } from '../../../audit/prose/proposals.ts'
import type { CohortWords } from '../../../audit/prose/words/cohort-words.ts'
import type { Rules } from '../../../cohort/descriptors/conventions.ts'
import type { Edit, Paragraph } from '../../../documents/document.ts'
import { OPEN } from '../../../documents/tag.ts'

/** A number of a draft, with what becomes of it. */
export interface DraftNumber {
  readonly place: string
  readonly text: string
  /** `kept`: it was bound already. `open`: it is marked for the author. */
  readonly became: 'bound' | 'open' | 'kept'
  readonly proposal: Proposal | null
  /** The tag of its binding. */
  readonly tag: string
}

/** How the numbers of a draft are bound. */
export interface DraftBinding {
  readonly edits: readonly Edit[]
  /** In the order of the text. */
  readonly numbers: readonly DraftNumber[]
}

/**
 * The edits that bind the numbers of a draft: those whose words and value lead to one result to it, the others as open.
 * Bindings stay; those that are open are read again. A number that is no result is left alone.
 * @param tagOf the tag of an id in the format of the draft
 */
export const draftBinding = (
  paragraphs: readonly Paragraph[],
  words: CohortWords,
  { daysPerMonth, shown }: Pick<Rules, 'daysPerMonth' | 'shown'>,
  tagOf: (id: string) => string,
): DraftBinding => {
  const proposed = proposals(paragraphs, words, {
    decimalMark: decimalMarkOf(shown?.language),
    ...(daysPerMonth === undefined ? {} : { daysPerMonth }),
  })
  const edits: Edit[] = []
  const numbers = paragraphs.flatMap((paragraph, index) => {
    const { place, text, bindings } = paragraph
    const own = proposed.filter((proposal) => proposal.paragraph === index)
    const free = own.filter(
      ({ number, outcome }) =>
        outcome !== 'not-a-result' && bindings.every((bound) => !overlaps(bound, number)),
    )
    const bound = bindings.map((binding, i): readonly [number, DraftNumber] => {
      const found = { place, text: text.slice(binding.from, binding.to) }
      if (binding.tag !== OPEN)
        return [binding.from, { ...found, became: 'kept', proposal: null, tag: binding.tag }]
      const proposal = own.find(({ number }) => overlaps(binding, number)) ?? null
      const tag = resultTag(proposal, tagOf)
      if (tag !== null) edits.push({ kind: 'rebind', paragraph: index, binding: i, tag })
      return [binding.from, { ...found, became: tag === null ? 'open' : 'bound', proposal, tag: tag ?? OPEN }]
    })
    const added = free.map((proposal): readonly [number, DraftNumber] => {
      const { from, to } = proposal.number
      const tag = resultTag(proposal, tagOf)
      edits.push({ kind: 'bind', paragraph: index, from, to, tag: tag ?? OPEN })
      return [
        from,
        {
          place,
          text: text.slice(from, to),
          became: tag === null ? 'open' : 'bound',
          proposal,
          tag: tag ?? OPEN,
        },
      ]
    })
    return [...bound, ...added].sort(([a], [b]) => a - b).map(([, number]) => number)
  })
  return { edits, numbers }
}

const resultTag = (proposal: Proposal | null, tagOf: (id: string) => string): string | null =>
  proposal?.outcome === 'bound' ? tagOf(proposal.candidates[0]!.id) : null

const overlaps = (
  a: { readonly from: number; readonly to: number },
  b: { readonly from: number; readonly to: number },
): boolean => a.from < b.to && b.from < a.to
