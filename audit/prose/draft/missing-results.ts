import { endpointUnit } from '../../../cohort/subjects/endpoint-unit.ts'
import { conversion } from '../../../cohort/values/unit.ts'
import { levelsOf, type Variable } from '../../../cohort/values/value.ts'
import { decimal, multiply, toNumber } from '../../../statistics/numbers/rational.ts'
import { mentionsOf, stemsWithPlaces } from '../context/mentions.ts'
import { timesIn } from '../context/times.ts'
import { scan } from '../numbers/number-items.ts'
import { foundIn } from '../numbers/numbers-in.ts'
import type { PaperParagraph } from '../papers/paper-claims.ts'
import type { Proposal } from '../proposal.ts'
import { type ProposalOptions, proposals } from '../proposals.ts'
import { sentenceAround } from '../sentence-around.ts'
import type { PlanWords } from '../words/analysis-words.ts'
import { type CohortWords, cohortWords } from '../words/cohort-words.ts'
import { isContent, stemsOf } from '../words/stems.ts'
import { type PlanEntry, type PossibleEntry, possibleEntries, type Spoken } from './possible-entries.ts'

/** A cohort as far as its plan could give more results. */
export interface PlanOfCohort {
  readonly plan: PlanWords
  readonly variables: ReadonlyMap<string, Variable>
}

/** Words of a possible result lead to it clearly, and better than to each result that there is. */
const CLEAR = 4.5
const BETTER = 0.75

/** No more results are compared with a number. */
const MOST_RESULTS = 20_000
/** Variables with more levels are no groups. */
const MOST_LEVELS = 8

/**
 * Entries of a plan that would give what the words of open numbers mean, where no result has these words: a rate at another
 * time, a description by groups. By the number.
 * @param open numbers that are bound to no result, of these paragraphs
 */
export const missingResults = (
  paragraphs: readonly PaperParagraph[],
  open: readonly Proposal[],
  words: CohortWords,
  { plan, variables }: PlanOfCohort,
  options: ProposalOptions,
): ReadonlyMap<Proposal, PlanEntry> => {
  const concerned = [...new Set(open.map(({ paragraph }) => paragraph))]
  const texts = concerned.map((index) => paragraphs[index]!)
  const groupable = [...variables.values()].filter(
    (one) => one.type !== 'list' && levelsOf(one) !== null && levelsOf(one)!.length <= MOST_LEVELS,
  )
  const naming = cohortWords([], plan, variables, groupable)
  const units = new Map(
    Object.entries(plan.endpoints).map(([name, endpoint]) => [name, endpointUnit(endpoint, variables)]),
  )
  const entries = bounded(possibleEntries(plan, variables, units, spokenIn(texts, naming, groupable, units)))
  if (entries.length === 0) return new Map()
  const owners = new Map(entries.flatMap((entry) => entry.results.map(({ id }) => [id, entry] as const)))
  const possible = cohortWords(
    entries.flatMap(({ results }) => results),
    withEntries(plan, entries),
    variables,
    groupable,
  )
  const known = new Set(words.results.map(({ id }) => id))
  const extended: CohortWords = {
    ...words,
    results: [...words.results, ...possible.results.filter(({ id }) => !known.has(id))],
    forms: possible.forms,
    titles: new Map([...possible.titles, ...words.titles]),
  }
  const again = proposals(texts, extended, options)
  const byPlace = new Map(again.map((one) => [`${concerned[one.paragraph]} ${one.number.from}`, one]))
  return new Map(
    open.flatMap((proposal): readonly (readonly [Proposal, PlanEntry])[] => {
      const found = byPlace.get(`${proposal.paragraph} ${proposal.number.from}`)
      const entry = found === undefined ? null : entryOf(found, owners, known)
      const { text, heads = [] } = paragraphs[proposal.paragraph]!
      const { from, to } = proposal.number
      const sentence = [...heads, sentenceAround(text, from, to, EACH_SIDE)].join('. ')
      return entry === null || !isNamed(entry, sentence, naming, variables) ? [] : [[proposal, entry]]
    }),
  )
}

const entryOf = (
  { candidates }: Proposal,
  owners: ReadonlyMap<string, PossibleEntry>,
  known: ReadonlySet<string>,
): PlanEntry | null => {
  const scores = (isKnown: boolean): number =>
    Math.max(-Infinity, ...candidates.filter(({ id }) => known.has(id) === isKnown).map(({ score }) => score))
  const best = scores(false)
  if (best < CLEAR || best < scores(true) + BETTER) return null
  const first = candidates.find(({ id, score }) => !known.has(id) && score === best)!
  const { section, name, entry } = owners.get(first.id)!
  return { section, name, entry }
}

const EACH_SIDE = 200

/** Whether a sentence itself names the variable that an entry describes, and that by whose groups it is. */
const isNamed = (
  { section, name, entry }: PlanEntry,
  sentence: string,
  naming: CohortWords,
  variables: ReadonlyMap<string, Variable>,
): boolean => {
  const { by, variable, covariates } = entry as Readonly<Record<string, unknown>>
  const groups = [by, covariates].flat().filter((one) => typeof one === 'string')
  const scanned = scan(sentence)
  const named = new Set(mentionsOf(stemsWithPlaces(scanned), naming).map((mention) => mention.variable))
  if (groups.some((one) => !named.has(one))) return false
  const described = variables.get(
    typeof variable === 'string' ? variable : section === 'summaries' ? name : '',
  )
  if (described === undefined) return true
  const stems = new Set(stemsOf(sentence))
  const title = stemsOf(described.title).filter(isContent)
  return title.filter((stem) => stems.has(stem)).length >= LEAST_NAMED * title.length
}

const LEAST_NAMED = 0.5

const bounded = (entries: readonly PossibleEntry[]): readonly PossibleEntry[] => {
  let count = 0
  return entries.filter(({ results }) => {
    count += results.length
    return count <= MOST_RESULTS
  })
}

const withEntries = (plan: PlanWords, entries: readonly PossibleEntry[]): PlanWords => {
  const added = (section: PossibleEntry['section']) => ({
    ...plan[section],
    ...Object.fromEntries(
      entries.filter((one) => one.section === section).map(({ name, entry }) => [name, entry]),
    ),
  })
  return {
    ...plan,
    ...{ summaries: added('summaries'), estimates: added('estimates') },
    ...{ tests: added('tests'), models: added('models') },
  } as PlanWords
}

/** The levels and the times that the paragraphs name. */
const spokenIn = (
  texts: readonly PaperParagraph[],
  naming: CohortWords,
  groupable: readonly Variable[],
  units: ReadonlyMap<string, string>,
): Spoken => {
  const named = new Set<string>()
  const times = new Map<string, Set<number>>()
  for (const { text, heads = [] } of texts) {
    const scanned = scan([...heads, text].join('. '))
    for (const { variable } of mentionsOf(stemsWithPlaces(scanned), naming)) named.add(variable)
    for (const { time, unit } of timesIn({ scanned, numbers: foundIn(scanned) }, [0, scanned.tokens.length]))
      for (const [endpoint, own] of units) {
        const factor = conversion(unit, own)
        if (factor === null || !(time > 0)) continue
        const at = toNumber(multiply(decimal(time), factor))
        times.set(endpoint, (times.get(endpoint) ?? new Set()).add(at))
      }
  }
  return {
    by: groupable.filter(({ name }) => named.has(name)),
    times: new Map([...times].map(([endpoint, all]) => [endpoint, [...all].sort((a, b) => a - b)])),
  }
}
