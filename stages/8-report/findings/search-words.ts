import type { Context } from '../context.ts'
import { type Html, html } from '../html/html.ts'
import { auditText } from '../html/number.ts'

/** The extent of the search, and that explanations are not findings. */
export const searchWords = ({ search, explanations }: Context['input']): Html => {
  if (search.openResults === 0) return html``
  if (search.effort === 'quick') return html`Explanations were not searched in this run (--quick).`
  if (search.effort === 'counts')
    return html`Explanations were not searched: single records cannot be changed where rows are counted and not read.`
  if (search.effort === 'figure')
    return html`Explanations were not searched: the patients are one of the tables that give the figure, and a change of one would say nothing of the paper.`
  return html`${triedWords(search)}.${notTriedWords(search)}${explanations.length > 0 && html` Explanations are possibilities, not findings.`}`
}

type Search = Context['input']['search']

const searched = (n: number): Html => auditText('search', n)

/** The numbers of single changes and of pairs that were tried. */
const triedWords = ({ singles, singlesTried, refused, pairs }: Search): Html =>
  html`We tried ${searched(singlesTried)}${singlesTried < singles && html` of ${searched(singles)}`} single changes in the data${refused > 0 && html` (${searched(refused)} more were ruled out by the data checks)`}${pairs.computed > 0 && html` and, for the ${searched(pairs.searched.length)} results without a smaller explanation, ${searched(pairs.computed)} pairs of changes`}`

/** What the budget cut off, and where pairs were not searched. */
const notTriedWords = ({ singles, singlesTried, pairs }: Search): Html =>
  html`${singlesTried < singles && html` The search was cut by its budget: the lists of patients may be incomplete.`}${pairs.uninformative.length > 0 && html` Pairs were not searched for ${searched(pairs.uninformative.length)} results, for which they would give nearly any value.`}${pairs.cut.length > 0 && html` For ${searched(pairs.cut.length)} results only the likeliest pairs were computed.`}`

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
    `${changes} made only in the analyses that need ${need} would explain ${claims} of the reported numbers that do not agree${brokenWords(broken)}: ${what.join('; and ')}.`,
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
