import type { Language } from '../../../cohort/descriptors/plan/style.ts'
import type { Result } from '../../../cohort/results/result.ts'
import { unitAfter } from '../../../cohort/values/unit.ts'
import type { ClaimText } from '../../claims/claim.ts'
import { isResultKind, type OtherKind } from '../numbers/found-number.ts'
import { numbersIn } from '../numbers/numbers-in.ts'
import type { PaperParagraph } from '../papers/paper-claims.ts'
import type { Proposal } from '../proposal.ts'
import { type ProposalOptions, proposals } from '../proposals.ts'
import type { CohortWords } from '../words/cohort-words.ts'
import type { ResultWords } from '../words/result-words.ts'
import { freeId, mainPart, partOf, wordsOfResult } from './claim-id.ts'
import { labelOf, publishedText, unitOfClaim, wordsNear } from './claim-text.ts'
import { type Decision, decisionOf, type Evidence, meantBy, reasonOf } from './decision.ts'
import { missingResults, type PlanOfCohort } from './missing-results.ts'
import { paperProse } from './paper-prose.ts'
import { sameValue } from './same-value.ts'

/** A number of a paper as a row of claims.csv, with what it was decided by. */
export interface DraftClaim extends Evidence {
  readonly claim: Omit<ClaimText, 'row' | 'column'>
  readonly decision: Decision
  /** Where the number is: its paragraph in `paragraphs` of the draft. */
  readonly proposal: Proposal
}

/** The claims of a paper, in its order, and what was left out. */
export interface ClaimDraft {
  readonly paragraphs: readonly PaperParagraph[]
  readonly claims: readonly DraftClaim[]
  /** Numbers that are no results, by their kind; those of references and of tables of patients. */
  readonly leftOut: Readonly<Record<string, number>>
}

export interface DraftOptions extends Pick<ProposalOptions, 'daysPerMonth' | 'decimalMark'> {
  readonly language?: Language
}

/** What a cohort computed, in words. */
export interface CohortResults extends PlanOfCohort {
  readonly words: CohortWords
  /** By their ids. */
  readonly results: ReadonlyMap<string, Result>
}

/** Words of a number in doubtful form that are good enough for a row. */
const LEAST_DOUBTFUL = 2.5
/** Results of one value that are named. */
const MOST_SAME = 3
/** Of so many results of one value none is meant by it. */
const TOO_MANY_SAME = 12

/** Of a longer text, or one with more numbers, no claims are drafted: it is no paper, and would take minutes. */
const MOST_CHARACTERS = 1e6
const MOST_NUMBERS = 3000

/** Why no claims are drafted from a text; null if they are. */
export const tooMuch = (
  paper: readonly PaperParagraph[],
): { readonly expected: string; readonly found: string } | null => {
  const characters = paper.reduce((sum, { text }) => sum + text.length, 0)
  if (characters > MOST_CHARACTERS)
    return { expected: `a paper of at most ${MOST_CHARACTERS} characters`, found: `${characters}` }
  const numbers = paperProse(paper).paragraphs.reduce(
    (sum, { text }) => sum + numbersIn(text).filter(({ kind }) => isResultKind(kind)).length,
    0,
  )
  return numbers <= MOST_NUMBERS
    ? null
    : { expected: `a paper of at most ${MOST_NUMBERS} numbers that may be results`, found: `${numbers}` }
}

/**
 * Drafts claims.csv from the text of a paper: words first, the value as evidence. A row names a result only if the words lead
 * to it alone and it prints as the number; otherwise its reason begins with TO DECIDE. Pure; the cost is that of `proposals`, twice.
 */
export const draftClaims = (
  paper: readonly PaperParagraph[],
  cohort: CohortResults,
  { language, ...given }: DraftOptions = {},
): ClaimDraft => {
  const { paragraphs, references, ofTables } = paperProse(paper)
  const options: ProposalOptions = { ...given, numberWords: true }
  const all = proposals(paragraphs, cohort.words, options)
  const isHeading = ({ paragraph }: Proposal): boolean => paragraphs[paragraph]!.kind === 'heading'
  const rows = all.filter((proposal) => isRow(proposal) && !isHeading(proposal))
  const open = rows.filter((proposal) => proposal.outcome !== 'bound')
  // where a result has the value, it is one of those that are there
  const unmet = open.filter(({ candidates }) => !meantBy(candidates).some(({ agrees }) => agrees))
  const missing = missingResults(paragraphs, unmet, cohort.words, cohort, options)
  const byId = new Map(cohort.words.results.map((result) => [result.id, result]))
  const used = new Set<string>()
  const statements = statementsOf(rows, paragraphs)
  const parts = mainParts(paragraphs)
  const claims = rows.map((proposal): DraftClaim => {
    const { place, section, text, heads } = paragraphs[proposal.paragraph]!
    const { number } = proposal
    const evidence = evidenceOf(proposal, cohort.words.results, given.daysPerMonth)
    const known: Evidence = { ...evidence, entry: missing.get(proposal) ?? null }
    const decision = decisionOf(proposal)
    const result = decision === 'bound' ? proposal.candidates[0]!.id : ''
    const published = publishedText(number, language)
    const unit = unitOfClaim(number, byId.get(result))
    const words = result === '' ? `${wordsNear(text, number, heads)} ${number.kind}` : wordsOfResult(result)
    return {
      ...known,
      decision,
      proposal,
      claim: {
        id: freeId(partOf(place, section, parts[proposal.paragraph]!), words, used),
        ...{ place, label: labelOf(text, number, heads), published },
        unit,
        ...{
          result,
          reason: reasonOf(decision, known, `${published}${unitAfter(published, unit)}`, cohort.results),
        },
        statement: statements.get(proposal) ?? '',
      },
    }
  })
  const others = all.filter((proposal) => !isHeading(proposal) && !isRow(proposal))
  return { paragraphs, claims, leftOut: countsOf(others, references, ofTables, options) }
}

/** The main part of the paper that each paragraph is in. */
const mainParts = (paragraphs: readonly PaperParagraph[]): readonly (string | null)[] => {
  let current: string | null = null
  return paragraphs.map(({ kind, section, text }) => {
    current = mainPart(kind === 'heading' ? text : section) ?? current
    return current
  })
}

/** A number that may be a result: a word or a year of doubtful form only where the words around it lead somewhere. */
const isRow = ({ number, outcome, candidates }: Proposal): boolean =>
  isResultKind(number.kind) &&
  number.number !== null &&
  (outcome !== 'not-a-result' ||
    (number.isDoubtful &&
      ((number.kind === 'count' && !number.isWord) ||
        candidates.some(({ score }) => score >= LEAST_DOUBTFUL))))

const evidenceOf = (
  proposal: Proposal,
  results: readonly ResultWords[],
  daysPerMonth: number | undefined,
): Omit<Evidence, 'entry'> => {
  const words = meantBy(proposal.candidates)
  if (proposal.outcome === 'bound' || words.some(({ agrees }) => agrees))
    return { words, sameValue: [], sameValues: 0 }
  const meant = new Set(words.map(({ id }) => id))
  const same = sameValue(proposal.number, results, daysPerMonth).filter(({ id }) => !meant.has(id))
  return same.length > TOO_MANY_SAME
    ? { words, sameValue: [], sameValues: same.length }
    : { words, sameValue: same.slice(0, MOST_SAME).map(({ id }) => id), sameValues: same.length }
}

/** Numbers of one phrase none of which is bound were reported together; of others the results say so. */
const statementsOf = (
  rows: readonly Proposal[],
  paragraphs: readonly PaperParagraph[],
): ReadonlyMap<Proposal, string> => {
  const phrases = new Map<string, Proposal[]>()
  for (const proposal of rows) {
    const key = `${proposal.paragraph} ${proposal.number.phrase}`
    phrases.set(key, [...(phrases.get(key) ?? []), proposal])
  }
  return new Map(
    [...phrases.values()]
      .filter((members) => members.length > 1 && members.every(({ outcome }) => outcome !== 'bound'))
      .flatMap((members) => {
        const { place } = paragraphs[members[0]!.paragraph]!
        return members.map((one) => [one, `${place}, ${one.number.phrase + 1}`] as const)
      }),
  )
}

const countsOf = (
  others: readonly Proposal[],
  references: readonly PaperParagraph[],
  ofTables: readonly PaperParagraph[],
  options: ProposalOptions,
): ClaimDraft['leftOut'] => {
  const counts = new Map<string, number>()
  const add = (kind: string, count: number): void => {
    if (count > 0) counts.set(kind, (counts.get(kind) ?? 0) + count)
  }
  for (const { number } of others) add(isResultKind(number.kind) ? 'in doubt' : WORDS[number.kind], 1)
  const numbers = (texts: readonly PaperParagraph[]): number =>
    texts.reduce((sum, { text }) => sum + numbersIn(text, options).length, 0)
  add('in references', numbers(references))
  add('in tables of patients', numbers(ofTables))
  return Object.fromEntries(counts)
}

const WORDS: Readonly<Record<OtherKind, string>> = {
  address: 'addresses',
  citation: 'citations',
  code: 'codes',
  'confidence-level': 'confidence levels',
  date: 'dates',
  dose: 'doses',
  enumeration: 'enumerations',
  identifier: 'identifiers',
  label: 'labels',
  ordinal: 'ordinals',
  'significance-level': 'significance levels',
  'time-point': 'time points',
  attribute: 'attributes',
  version: 'versions',
}
