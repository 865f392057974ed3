import { groupBy } from '../group-by.ts'
import { readPublished } from '../published-number.ts'
import { type Tell, tellNobody } from '../tell.ts'
import type { Audited } from './audited.ts'
import { type Effect, effectOf } from './breakage.ts'
import type { Explanation } from './explanation.ts'
import { chanceRate, printableOf, printedOf } from './printable.ts'
import type { Recomputer } from './recomputer.ts'
import { isMet, type Target } from './target.ts'
import { editWords, type TriedEdit } from './tried-edits.ts'

/** A single edit that gives an open target, with all that it does. */
export interface Hit {
  readonly edit: TriedEdit
  readonly effect: Effect
}

export interface Singles {
  readonly hits: readonly Hit[]
  readonly explanations: readonly Explanation[]
}

/** Every single edit against every open target. */
export const searchSingles = (
  tried: readonly TriedEdit[],
  targets: readonly Target[],
  open: ReadonlySet<Target>,
  recompute: Recomputer,
  audited: Audited,
  tell: Tell = tellNobody,
): Singles => {
  const reached = new Map([...open].map((target) => [target, new Set<bigint>()]))
  const hits = tried.flatMap((edit, i): readonly Hit[] => {
    tell(i, tried.length, 'single changes')
    let isHit = false
    for (const target of open) {
      const analysis = recompute.analysisOf(target.result)!
      if (recompute.change(analysis, [edit.replacement]) === '') continue
      const results = recompute.results(analysis, [edit.replacement])
      const printed = printedOf(target.claims[0]!, results.get(target.result))
      if (printed !== null) reached.get(target)!.add(printed)
      isHit ||= isMet(target, results)
    }
    return isHit ? [{ edit, effect: effectOf([edit.replacement], targets, open, recompute) }] : []
  })
  const explanations = [...open].flatMap((target) => {
    const own = hits.filter(({ effect }) => effect.explains.includes(target))
    const chance = chanceOf(target, reached.get(target)!, recompute, audited)
    return classes(own, audited).map((found) => ({
      ...found,
      ...chance,
      target,
      kind: 'data' as const,
      order: 1,
      tried: tried.length,
    }))
  })
  return { hits, explanations }
}

/** How readily the same changes give another number in place of the target's. */
export const chanceOf = (
  target: Target,
  reached: ReadonlySet<bigint>,
  recompute: Recomputer,
  audited: Audited,
): Pick<Explanation, 'chance' | 'span'> => {
  const claim = target.claims[0]!
  const computed = recompute.results(recompute.analysisOf(target.result)!, []).get(target.result)!
  const printable = printableOf(claim, computed, audited)
  const printed = printedOf(claim, computed)
  return {
    chance: chanceRate(printable, reached, [readPublished(claim.published)!.digits, printed]),
    span: printable.words,
  }
}

/** Edits with the same results are one with several wordings; those that differ only in which patient are one class. */
const classes = (hits: readonly Hit[], audited: Audited) => {
  const alike = [...groupBy(hits, ({ effect }) => effect.signature).values()]
  const byWhat = groupBy(
    alike,
    ([first]) => `${first!.edit.edit.what}\n${first!.effect.explains.map(({ result }) => result).join()}`,
  )
  return [...byWhat.values()].map((members) => {
    const best = members.reduce((a, b) =>
      b[0]!.effect.brokenInCohort < a[0]!.effect.brokenInCohort ? b : a,
    )[0]!
    const { explains, analyses, brokenInAnalyses, brokenInCohort } = best.effect
    return {
      what: best.edit.edit.what,
      witnesses: members.map(([first]) => editWords(first!.edit.edit, audited)),
      wordings: members.flatMap(([, ...others]) => others.map(({ edit }) => editWords(edit.edit, audited))),
      explains,
      analyses,
      brokenInAnalyses,
      brokenInCohort,
    }
  })
}
