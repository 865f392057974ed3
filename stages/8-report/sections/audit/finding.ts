import type { Context } from '../../context.ts'
import { type Html, html } from '../../html/html.ts'
import { auditText } from '../../html/number.ts'
import { classOf, type ExplanationClass } from './explanation-class.ts'

/** The finding in one paragraph, from the verdicts and the explanations. */
export const auditFinding = (context: Context): Html => {
  const { input } = context
  const rowsWith = (verdict: string) => input.verdicts.filter((row) => row.verdict === verdict)
  const [notReproduced, withinRounding, otherConvention] = [
    rowsWith('not reproduced'),
    rowsWith('within rounding'),
    rowsWith('other convention'),
  ]
  const count = (n: number): Html => html`<span data-verdict="audit">${n}</span>`
  if (notReproduced.length + withinRounding.length + otherConvention.length === 0)
    return html`Every number that can be checked against the tables agrees.`
  return html`${withinRounding.length > 0 && html`${count(withinRounding.length)} ${withinRounding.length === 1 ? 'agrees' : 'agree'} if recorded times were rounded, together with all else that is reported of the same analysis. `}${otherConvention.length > 0 && html`${count(otherConvention.length)} ${otherConvention.length === 1 ? 'agrees' : 'agree'} under another rule. `}${notReproduced.length > 0 && notReproducedWords(context)}${searchWords(input)}`
}

/** The kinds of the best informative explanation, in words. */
const KINDS: readonly (readonly [kind: ExplanationClass, words: string])[] = [
  ['reading', 'another reading of the same data would give the reported number'],
  ['miscount', 'a miscount or a slip in writing would'],
  ['change', 'a small change in the data would'],
  ['none', 'no specific explanation was found'],
  ['not searched', 'nothing was searched, since no result stands behind them'],
]

const notReproducedWords = ({ input }: Context): Html => {
  const claims = new Map(input.claims.map((claim) => [claim.id, claim]))
  const open = input.verdicts.flatMap(({ id, verdict }) =>
    verdict === 'not reproduced' ? [claims.get(id)!] : [],
  )
  const different = new Set(
    open.map(({ id, result, published }) => (result === '' ? id : `${result} ${published}`)),
  ).size
  const kinds = open.map((claim) => classOf(claim, input.explanations))
  const count = (n: number): Html => html`<span data-verdict="audit">${n}</span>`
  const parts = KINDS.flatMap(([kind, words]) => {
    const n = kinds.filter((other) => other === kind).length
    return n === 0 ? [] : [html`for ${count(n)}, ${words}`]
  })
  return html`${count(open.length)} ${open.length === 1 ? 'does' : 'do'} not agree${different < open.length && html` (${count(different)} different results, some reported in several places)`}${input.search.effort === 'full' && html`: ${parts.map((part, i) => html`${i > 0 && '; '}${part}`)}`}. `
}

/** The extent of the search, and that explanations are not findings. */
const searchWords = ({ search, explanations }: Context['input']): Html => {
  if (search.openResults === 0) return html``
  if (search.effort === 'quick') return html`The search for explanations was left out of this run (--quick).`
  if (search.effort === 'counts')
    return html`Explanations were not searched: changes of single records cannot be tried where rows are counted and not read.`
  return html`${triedWords(search)}.${notTriedWords(search)}${explanations.length > 0 && html` Explanations are possibilities, not findings.`}`
}

type Search = Context['input']['search']

const searched = (n: number): Html => auditText('search', n)

/** The numbers of single changes and of pairs that were tried. */
const triedWords = ({ singles, singlesTried, refused, pairs }: Search): Html =>
  html`We tried ${searched(singlesTried)}${singlesTried < singles && html` of ${searched(singles)}`} single changes of the data${refused > 0 && html` (${searched(refused)} more were ruled out by the data checks)`}${pairs.computed > 0 && html` and, for the ${searched(pairs.searched.length)} results of which nothing smaller says anything, ${searched(pairs.computed)} pairs of changes`}`

/** What the budget cut off, and where pairs were not searched. */
const notTriedWords = ({ singles, singlesTried, pairs }: Search): Html =>
  html`${singlesTried < singles && html` The search was cut by its budget: patients in these lists are not all who fit.`}${pairs.uninformative.length > 0 && html` Pairs were not searched for ${searched(pairs.uninformative.length)} results, of which they would give nearly any value.`}${pairs.cut.length > 0 && html` For ${searched(pairs.cut.length)} results only the likeliest pairs were computed.`}`

/** The changes that would explain most claims at once, and how many they would contradict. */
export const jointFinding = ({ input }: Context): Html | null =>
  input.joint.length === 0
    ? null
    : html`<ul>${input.joint.map((found) => html`<li>${auditText('explanation', jointWords(found))}</li>`)}</ul>`

type Joint = Context['input']['joint'][number]

const jointWords = ({ edits, what, claims, as_good, broken, ...cohort }: Joint): string => {
  const [changes, need, they] =
    edits === 1 ? ['One change', 'it', 'it'] : [`${edits} changes`, 'them', 'they']
  const sentences = [
    `${changes} made only in the analyses that need ${need} would explain ${claims} of the reported numbers that do not agree${brokenWords(broken)}: ${what.join(' + ')}.`,
    ...(as_good > 1
      ? [`${as_good - 1} other${as_good === 2 ? ' set' : ' sets'} would explain as many.`]
      : []),
    ...(cohort.cohort_broken === null
      ? []
      : [
          `Made in the whole series, ${they} would explain ${cohort.cohort_explains} and contradict ${cohort.cohort_broken} that agree.`,
        ]),
  ]
  return sentences.join(' ')
}

const brokenWords = (broken: number): string =>
  broken > 0 ? `, and contradict ${broken} in the same analyses that agree${broken === 1 ? 's' : ''}` : ''
