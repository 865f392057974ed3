import { type Claim, claimOf } from '../../claims/claim.ts'
import { type FoundNumber, isResultKind } from '../numbers/found-number.ts'
import { numbersIn } from '../numbers/numbers-in.ts'
import type { ProseOptions, ProseParagraph } from '../numbers/prose-paragraph.ts'
import { sentenceAround } from '../sentence-around.ts'
import { ratioBefore, timeBefore } from './words-before.ts'

/** A paragraph of a paper, with its place for people. */
export interface PaperParagraph extends ProseParagraph {
  readonly place: string
}

/** A number of a paper that may be checked, and the sentence that it is in. */
export interface PaperNumber {
  readonly found: FoundNumber
  readonly place: string
  readonly sentence: string
  /** The id of its claim; empty if no check is made of such a number alone. */
  readonly claim: string
}

/** The numbers of a paper as claims: those of one phrase have the same analysis, so that they are checked against each other. */
export interface PaperClaims {
  readonly claims: readonly Claim[]
  readonly numbers: readonly PaperNumber[]
}

/** The numbers of a paper that describe a result. Cells of tables are not read: their heads are not known. */
export const paperClaims = (
  paragraphs: readonly PaperParagraph[],
  options: ProseOptions = {},
): PaperClaims => {
  const all = paragraphs.flatMap((paragraph, i) =>
    paragraph.kind === 'cell' ? [] : ofParagraph(paragraph, i, options),
  )
  return { claims: all.flatMap(({ claim }) => claim ?? []), numbers: all.map(({ number }) => number) }
}

/** Characters of a long sentence that are shown before and after a number. */
const EACH_SIDE = 300

interface Made {
  readonly number: PaperNumber
  readonly claim: Claim | null
}

const ofParagraph = (
  { text, place }: PaperParagraph,
  index: number,
  options: ProseOptions,
): readonly Made[] => {
  const found = numbersIn(text, options).filter(({ kind, number }) => isResultKind(kind) && number !== null)
  const phrases = new Map<number, FoundNumber[]>()
  for (const number of found) phrases.set(number.phrase, [...(phrases.get(number.phrase) ?? []), number])
  return [...phrases].flatMap(([phrase, members]) => {
    const analysis = `s${index + 1}-${phrase + 1}`
    const names = statisticsOf(members, text)
    return members.map((number, i): Made => {
      const name = names[i] ?? ''
      const id = name === '' ? '' : `${analysis}/${name}`
      const sentence = sentenceAround(text, number.from, number.to, EACH_SIDE)
      return {
        number: { found: number, place, sentence, claim: id },
        claim:
          id === ''
            ? null
            : claimOf({
                ...{ id, place, label: sentence, published: plain(number), unit: unitOf(number), result: id },
                ...{ reason: '', statement: analysis, row: '', column: '' },
              }),
      }
    })
  })
}

/** Digits for a word: "thirteen" is 13. */
const plain = ({ text, isWord, number }: FoundNumber): string => {
  if (isWord) return `${number!.digits}`
  return text.replace(/ ?%$/, '')
}

const unitOf = ({ kind, text, unit }: FoundNumber): string => {
  if (kind === 'count' || kind === 'total' || kind === 'p' || kind === 'ratio') return '1'
  return text.endsWith('%') || unit === '%' ? '%' : '1'
}

/** The statistic of each number of a phrase, for the checks; empty where none fits. */
const statisticsOf = (members: readonly FoundNumber[], text: string): readonly string[] => {
  const estimate = members.find(({ kind }) => kind === 'ratio' || kind === 'value' || kind === 'percentage')
  const hasCount = members.some(({ kind }) => kind === 'count')
  const name = estimate === undefined ? '' : estimateName(estimate, hasCount, text)
  const time = name === 'survival' ? timeBefore(text, estimate!.from) : null
  const at = time === null ? '' : `@${time}`
  return members.map(({ kind, spread, to }): string => {
    switch (kind) {
      case 'count':
        // a number of patients alone may be that of the series or of a group
        return members.length === 1 && isOfPatients(text, to) ? 'n' : 'count'
      case 'total':
        return 'n'
      case 'ratio':
      case 'value':
      case 'percentage':
        return `${name}${at}`
      case 'p':
      case 'sd':
        return kind
      case 'lower':
      case 'upper':
        return limitName(kind, spread, name, at)
      default:
        return ''
    }
  })
}

const isOfPatients = (text: string, to: number): boolean =>
  /^ (?:[a-z]{1,20} ){0,2}(?:patients|cases|subjects|participants|children|men|women)\b/.test(
    text.slice(to, to + 60),
  )

const estimateName = ({ kind, from }: FoundNumber, hasCount: boolean, text: string): string => {
  const ratio = kind === 'percentage' ? null : ratioBefore(text, from)
  if (ratio !== null || kind === 'ratio') return ratio ?? 'hazard-ratio'
  if (kind === 'percentage') return hasCount || timeBefore(text, from) === null ? 'share' : 'survival'
  return /median[^.;]{0,80}$/i.test(text.slice(Math.max(0, from - 100), from)) ? 'median' : 'mean'
}

/** The ends of a confidence interval belong to the estimate; those of a range or of quartiles are statistics of their own. */
const limitName = (
  kind: 'lower' | 'upper',
  spread: FoundNumber['spread'],
  name: string,
  at: string,
): string => {
  if (name === '') return ''
  if (spread === 'interval' || name.endsWith('-ratio')) return `${name}-${kind}${at}`
  if (spread === 'quartiles') return kind === 'lower' ? 'q1' : 'q3'
  return kind === 'lower' ? 'min' : 'max'
}
