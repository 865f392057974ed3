import type { Language } from '../../cohort/descriptors/plan/style.ts'
import { decimalText } from '../../cohort/values/decimal.ts'
import { type Claim, type ClaimText, claimOf } from '../claims/claim.ts'
import { sentenceAround } from '../prose/sentence-around.ts'
import { type WrittenNumber, writtenNumbers } from './written-number.ts'

/** A paragraph with bound numbers; one of `documents/` is one. */
export interface BoundParagraph {
  readonly place: string
  readonly text: string
  readonly bindings: readonly { readonly from: number; readonly to: number; readonly tag: string }[]
  readonly line?: number
}

/** A bound number as a claim, with where it is. */
export interface ManuscriptClaim {
  readonly claim: Claim
  readonly place: string
  readonly line: number | undefined
}

/** How a manuscript is read. */
export interface ManuscriptWords {
  /** The tags of numbers without a result. */
  readonly open: string
  readonly fixed: string
  /** Whose decimal mark its numbers have; absent: English. */
  readonly language?: Language | undefined
}

/**
 * The numbers of a manuscript as claims: each bound one as it is written, and each open one without a result. Numbers that
 * are fixed, and bindings without a text, report nothing.
 *
 * The id of a claim is its place in letters and its number there: `results-paragraph-3-2`.
 * @param idOf the id of the result of a tag; null where it is not known here
 * @param unitOf UCUM: what a claim about this result is written in
 */
export const manuscriptClaims = (
  paragraphs: readonly BoundParagraph[],
  { open, fixed, language }: ManuscriptWords,
  idOf: (tag: string) => string | null,
  unitOf: (id: string, written: WrittenNumber) => string,
): readonly ManuscriptClaim[] => {
  const used = new Map<string, number>()
  const nextId = (place: string): string => {
    const name = slug(place)
    const number = (used.get(name) ?? 0) + 1
    used.set(name, number)
    return `${name}-${number}`
  }
  return paragraphs.flatMap(({ place, text, bindings, line }) => {
    const writtenAt = writtenNumbers(text, language)
    return bindings
      .filter(({ from, to, tag }) => tag !== fixed && from < to)
      .map(({ from, to, tag }) => {
        const written = writtenAt(from, to)
        const claim: ClaimText = {
          ...{ id: nextId(place), place, label: sentenceAround(text, from, to) },
          published: publishedText(written),
          ...targetOf(tag === open ? null : idOf(tag), tag === open, written, unitOf),
          ...{ statement: '', row: '', column: '' },
        }
        return { claim: claimOf(claim, language), place, line }
      })
  })
}

const targetOf = (
  id: string | null,
  isOpen: boolean,
  written: WrittenNumber,
  unitOf: (id: string, written: WrittenNumber) => string,
): Pick<ClaimText, 'unit' | 'result' | 'reason'> =>
  id === null
    ? {
        unit: written.unit === '' ? '1' : written.unit,
        result: '',
        reason: isOpen ? 'not bound yet' : 'its tag is too long to be read without results',
      }
    : { unit: unitOf(id, written), result: id, reason: '' }

/** Number words as digits. */
const publishedText = ({ text, isWord, number }: WrittenNumber): string =>
  isWord && number !== null ? decimalText(number.digits, number.decimals) : text.replace(/\s+/g, ' ')

const slug = (place: string): string =>
  place
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60) || 'text'
