import type { Context } from '../context.ts'
import { type Html, html } from '../html.ts'
import { audited } from '../number.ts'

/** The finding in one paragraph of plain words, made from the verdicts and what was found beside them. */
export const auditFinding = (context: Context): Html => {
  const { input } = context
  const { verdicts, explanations, search } = input
  const of = (verdict: string) => verdicts.filter((row) => row.verdict === verdict)
  const [left, near, other] = [of('not reproduced'), of('within rounding'), of('other convention')]
  const explained = (kinds: readonly string[], ids: readonly string[]): number =>
    ids.filter((id) =>
      explanations.some(
        ({ claims, kind, informative }) =>
          kinds.includes(kind) && informative === 'yes' && claims.split('; ').includes(id),
      ),
    ).length
  const ids = left.map(({ id }) => id)
  const claims = new Map(input.claims.map((claim) => [claim.id, claim]))
  const different = new Set(ids.map((id) => `${claims.get(id)!.result} ${claims.get(id)!.published}`)).size
  const byData = explained(['data'], ids)
  const byAny = explained(['data', 'rule', 'arithmetic'], ids)
  const count = (n: number): Html => html`<span data-verdict="audit">${n}</span>`
  if (left.length + near.length + other.length === 0)
    return html`Every number that can be computed from the tables comes out as printed.`
  return html`${near.length > 0 && html`${count(near.length)} printed ${near.length === 1 ? 'number differs' : 'numbers differ'} from the computed by no more than the rounding of the recorded times allows${oneSetWords(context)}. `}${other.length > 0 && html`${count(other.length)} ${other.length === 1 ? 'follows' : 'follow'} from another named rule than the plan's. `}${left.length > 0 && html`${count(left.length)}${different < left.length && html` (${count(different)} different ones, some printed in several places)`} ${left.length === 1 ? 'does' : 'do'} not follow from the tables: for ${count(byData)} of them one small change in the recorded data would give what is printed${byAny > byData && html`, for ${count(byAny - byData)} more another reading or a slip of the pen would`}${left.length > byAny && html`, and for ${count(left.length - byAny)} nothing that says much was found`}. `}${searchWords(search)}`
}

/** Whether the exact times that each number needs agree with each other. */
const oneSetWords = ({ input: { oneSet, rounding, verdicts } }: Context): Html => {
  const near = new Set(verdicts.flatMap(({ id, verdict }) => (verdict === 'within rounding' ? [id] : [])))
  const analyses = oneSet.filter(({ analysis }) =>
    rounding.some(
      ({ result, claims }) =>
        result.startsWith(`${analysis}/`) && claims.split('; ').some((id) => near.has(id)),
    ),
  )
  const whole = analyses.filter(({ finding }) => finding === 'all').length
  return html`; in ${audited('rounding', whole)} of the ${audited('rounding', analyses.length)} analyses concerned one set of exact times gives all that is printed of it`
}

const searchWords = ({ singles, refused, pairsSearched, pairsComputed }: Context['input']['search']): Html =>
  singles === 0
    ? html``
    : html`Tried were ${audited('search', singles)} single changes of the data (${audited('search', refused)} more would break a declared check)${!pairsSearched ? html`; pairs would have been too many` : pairsComputed > 0 && html` and ${audited('search', pairsComputed)} different pairs`}. An explanation is no verdict: it says what could have happened, not what did.`

/** The few changes that would explain most at once, and what else they would break. */
export const jointFinding = ({ input }: Context): Html | null =>
  input.joint.length === 0
    ? null
    : html`<ul>${input.joint.map(
        ({ edits, what, claims, as_good, cohort_explains, cohort_broken }) =>
          html`<li>${audited(
            'explanation',
            `${edits === 1 ? 'The one change' : `The ${edits} changes`} that would give most, made only in the analyses that need ${edits === 1 ? 'it' : 'them'}: ${what}. ${claims} printed numbers${as_good > 1 ? `; ${as_good - 1} other such ${as_good === 2 ? 'set gives' : 'sets give'} as many` : ''}. ${cohort_broken === null ? '' : `In the whole cohort at once: ${cohort_explains} printed results given, ${cohort_broken} reproduced numbers broken.`}`,
          )}</li>`,
      )}</ul>`
