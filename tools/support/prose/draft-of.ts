import { readFileSync } from 'node:fs'
import Papa from 'papaparse'
import { publishedValue, readPublished } from '../../../audit/claims/published-number.ts'
import { type ClaimDraft, draftClaims } from '../../../audit/prose/draft/draft-claims.ts'
import type { PaperParagraph } from '../../../audit/prose/papers/paper-claims.ts'
import type { Rules } from '../../../cohort/descriptors/conventions.ts'
import { cohortResultsOf } from './cohort-words-of.ts'
import type { Truth } from './draft-counts.ts'
import { markedText } from './marked-text.ts'

/** A draft of a text whose numbers are known. */
export interface JudgedDraft {
  readonly draft: ClaimDraft
  readonly truths: readonly Truth[]
}

export const draftOf = (cohort: string, paper: readonly PaperParagraph[]): ClaimDraft => {
  const { daysPerMonth } = JSON.parse(
    readFileSync(`data/derived/${cohort}/2-validate/plan/rules.json`, 'utf8'),
  ) as Rules
  return draftClaims(paper, cohortResultsOf(cohort), daysPerMonth === undefined ? {} : { daysPerMonth })
}

/** Claims about no patient alone, as the ledger of a cohort has them. */
export interface LedgerRow {
  readonly id: string
  readonly published: string
  readonly result: string
  readonly row: string
}

export const ledgerOf = (cohort: string): readonly LedgerRow[] =>
  Papa.parse<LedgerRow>(readFileSync(`data/raw/${cohort}/claims.csv`, 'utf8').trim(), {
    header: true,
  }).data.filter(({ row }) => (row ?? '') === '')

/** Ids of claims whose number does not follow from the tables as it is printed. */
export const notReproduced = (cohort: string): ReadonlySet<string> =>
  new Set(
    Papa.parse<{ id: string; verdict: string }>(
      readFileSync(`data/derived/${cohort}/6-audit/verdicts.csv`, 'utf8').trim(),
      { header: true },
    ).data.flatMap(({ id, verdict }) => (verdict === 'reproduced' ? [] : [id])),
  )

/**
 * The draft of a marked text. Marks are ids of results, or, with the ledger of a cohort, of its claims (`claim = result` where another result is the same number).
 * @param path from the root
 */
export const draftOfMarked = (
  cohort: string,
  path: string,
  ledger: readonly LedgerRow[] = [],
): JudgedDraft => {
  const { paragraphs, marks } = markedText(readFileSync(path, 'utf8'))
  const paper = paragraphs.map((paragraph, i) => ({
    ...paragraph,
    place: `${paragraph.section}, paragraph ${i + 1}`,
  }))
  const draft = draftOf(cohort, paper)
  const claims = new Map(ledger.map((row) => [row.id, row]))
  const wrong = ledger.length === 0 ? new Set<string>() : notReproduced(cohort)
  const truths = marks.flatMap(({ paragraph, from, to, ids, isWrong }): readonly Truth[] => {
    const text = paragraphs[paragraph]!.text
    const place = placeInDraft(draft, text, from)
    const claim = claims.get(ids[0] ?? '')
    const own =
      claim === undefined
        ? { ids, isWrong }
        : {
            ids: [...(claim.result === '' ? [] : [claim.result]), ...ids.slice(1)],
            isWrong: wrong.has(claim.id) && claim.result !== '',
          }
    return [{ name: claim?.id ?? text.slice(from, to), ...place, to: place.from + to - from, ...own }]
  })
  return { draft, truths }
}

/** Where a place of a paragraph is in the paragraphs of a draft, which may divide it. */
const placeInDraft = (
  { paragraphs }: ClaimDraft,
  text: string,
  from: number,
): Pick<Truth, 'paragraph' | 'from'> => {
  for (const [paragraph, one] of paragraphs.entries()) {
    const begin = text.indexOf(one.text)
    if (begin >= 0 && begin <= from && from < begin + one.text.length)
      return { paragraph, from: from - begin }
  }
  return { paragraph: -1, from: 0 }
}

/**
 * The draft of a real paper, whose numbers are those of the ledger of the cohort: rows and claims with one value are matched in
 * the order of the paper, as many as possible, and then those that are left.
 */
export const draftOfPaper = (cohort: string, paper: readonly PaperParagraph[]): JudgedDraft => {
  const draft = draftOf(cohort, paper)
  const ledger = ledgerOf(cohort).filter(({ published }) => readPublished(published) !== null)
  const printedValue = (text: string): string => {
    const { relation, ...number } = readPublished(text)!
    const { n, d } = publishedValue({ relation, ...number })
    return `${relation}${n}/${d}`
  }
  const [claims, rows] = [
    ledger.map(({ published }) => printedValue(published)),
    draft.claims.map(({ claim }) => printedValue(claim.published)),
  ]
  const matched = inOrder(claims, rows)
  const used = new Set(matched.values())
  for (const [i, claim] of claims.entries()) {
    const j = matched.has(i) ? -1 : rows.findIndex((row, k) => row === claim && !used.has(k))
    if (j >= 0) used.add(matched.set(i, j).get(i)!)
  }
  const wrong = notReproduced(cohort)
  return {
    draft,
    truths: ledger.map(({ id, result }, i) => {
      const row = draft.claims[matched.get(i) ?? -1]
      const number = row?.proposal.number
      return {
        name: id,
        ...{ paragraph: row?.proposal.paragraph ?? -1, from: number?.from ?? 0, to: number?.to ?? 0 },
        ids: result === '' ? [] : [result],
        isWrong: result !== '' && wrong.has(id),
      }
    }),
  }
}

/** The longest common subsequence of two lists, as places in the second by places in the first. */
const inOrder = (a: readonly string[], b: readonly string[]): Map<number, number> => {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0))
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      table[i]![j] =
        a[i] === b[j] ? table[i + 1]![j + 1]! + 1 : Math.max(table[i + 1]![j]!, table[i]![j + 1]!)
  const pairs = new Map<number, number>()
  for (let [i, j] = [0, 0]; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) pairs.set(i++, j++)
    else if (table[i + 1]![j]! >= table[i]![j + 1]!) i++
    else j++
  }
  return pairs
}
