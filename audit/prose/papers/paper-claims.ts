import { groupBy } from '../../../cohort/values/group-by.ts'
import { type Claim, claimOf } from '../../claims/claim.ts'
import { type FoundNumber, isResultKind } from '../numbers/found-number.ts'
import { scan } from '../numbers/number-items.ts'
import { foundIn } from '../numbers/numbers-in.ts'
import type { ProseOptions, ProseParagraph } from '../numbers/prose-paragraph.ts'
import { sentenceAround } from '../sentence-around.ts'
import { logRankRoles } from './log-rank-roles.ts'
import { meanRoles } from './mean-roles.ts'
import type { PaperRole, ReadParagraph } from './paper-role.ts'
import { phraseRoles } from './phrase-roles.ts'
import { seriesRoles } from './rate-series.ts'
import { sexRoles } from './sex-roles.ts'
import { testRoles } from './test-roles.ts'

/** A paragraph of a paper, with its place for people. */
export interface PaperParagraph extends ProseParagraph {
  readonly place: string
}

/** A number of a paper that may be checked, and the sentence that it is in. */
export interface PaperNumber {
  readonly found: FoundNumber
  readonly place: string
  readonly sentence: string
  /** The ids of its claims; none if no check is made of such a number. */
  readonly claims: readonly string[]
}

/** The numbers of a paper as claims: those that are compared with each other have the same analysis. */
export interface PaperClaims {
  readonly claims: readonly Claim[]
  readonly numbers: readonly PaperNumber[]
}

const READERS: readonly ((paragraph: ReadParagraph) => readonly PaperRole[])[] = [
  phraseRoles,
  testRoles,
  seriesRoles,
  sexRoles,
  logRankRoles,
  meanRoles,
]

/** The numbers of a paper that describe a result. Cells of tables are not read here: `table-claims.ts` reads those with heads. */
export const paperClaims = (
  paragraphs: readonly PaperParagraph[],
  options: ProseOptions = {},
): PaperClaims => {
  const all = paragraphs.map((paragraph, i) =>
    paragraph.kind === 'cell' ? { claims: [], numbers: [] } : ofParagraph(paragraph, i, options),
  )
  return {
    claims: all.flatMap(({ claims }) => claims),
    numbers: all.flatMap(({ numbers }) => numbers),
  }
}

/** Characters of a long sentence that are shown before and after a number. */
const EACH_SIDE = 300

const ofParagraph = (
  { text, place }: PaperParagraph,
  paragraph: number,
  options: ProseOptions,
): PaperClaims => {
  const scanned = scan(text, options)
  const numbers = foundIn(scanned)
  const read = { text, scanned, numbers }
  const roles = READERS.flatMap((reader) => reader(read))
  const byNumber = groupBy(roles, ({ index }) => index)
  const made = numbers.flatMap((found, index): readonly PaperClaims[] => {
    const own = byNumber.get(index) ?? []
    if (own.length === 0 && (!isResultKind(found.kind) || found.number === null)) return []
    const sentence = sentenceAround(text, found.from, found.to, EACH_SIDE)
    const claims = own.map(({ analysis, statistic, text: part }): Claim => {
      const id = `s${paragraph + 1}-${analysis}/${statistic}`
      return claimOf({
        ...{ id, place, label: sentence, published: part ?? plain(found), unit: unitOf(found), result: id },
        ...{ reason: '', statement: '', row: '', column: '' },
      })
    })
    return [{ claims, numbers: [{ found, place, sentence, claims: claims.map(({ id }) => id) }] }]
  })
  return {
    claims: made.flatMap(({ claims }) => claims),
    numbers: made.flatMap(({ numbers: own }) => own),
  }
}

/** Digits for a word: "thirteen" is 13. */
const plain = ({ text, isWord, number }: FoundNumber): string =>
  isWord ? `${number!.digits}` : text.replace(/ ?%$/, '')

const unitOf = ({ kind, text, unit }: FoundNumber): string => {
  if (kind === 'count' || kind === 'total' || kind === 'p' || kind === 'ratio') return '1'
  return text.endsWith('%') || unit === '%' ? '%' : '1'
}
