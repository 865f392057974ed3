import type { FoundNumber } from '../numbers/found-number.ts'
import type { ReadParagraph } from './paper-role.ts'
import { sentenceEnds } from './paper-role.ts'

/** Whether the percentage is that of the count: of "73 patients (80% male)" and of "grade 2 (53%)" it is not. */
export const isShareOf = (
  paragraph: ReadParagraph,
  share: number,
  count: number,
  total: number | undefined,
  isBeforeTotal: boolean,
): boolean => {
  if (!areCountAndShare(paragraph, share, count)) return false
  const { text, numbers } = paragraph
  const [percent, counted] = [numbers[share]!, numbers[count]!]
  const [first, last] = share > count ? [counted, percent] : [percent, counted]
  if (total !== undefined) {
    const ended = Math.max(last.to, numbers[total]!.to)
    const between = share > count ? text.slice(numbers[total]!.to, percent.from) : ''
    return (
      /^[^([]{0,60}[([]?\s*$/.test(between) &&
      /^\s*(?:[)\]]|,|;|\.|$|patients)/.test(text.slice(ended, ended + 10))
    )
  }
  if (!/^(?:[^.;:,]{0,60}|,\s*)$/.test(text.slice(first.to, last.from))) return false
  const isNamed = /\bn ?= ?$/.test(text.slice(Math.max(0, counted.from - 10), counted.from))
  const near = text.slice(Math.max(0, first.from - 60), last.to + 60)
  if (!isBeforeTotal && !isNamed && !NEAR_PEOPLE.test(near)) return false
  const after = text.slice(last.to, last.to + 8)
  return (share > count ? /^\s*(?:[)\]]|,|;)/ : /^\s*(?:[)\]]|,|;|of\b)/).test(after)
}

/** Whether the two are a count and a percentage at all, by the words before them. */
const areCountAndShare = (paragraph: ReadParagraph, share: number, count: number): boolean => {
  const { text, numbers, scanned } = paragraph
  const [percent, counted] = [numbers[share]!, numbers[count]!]
  if (counted.number!.digits === 0n || scanned.items[count]!.number!.relation !== '=') return false
  if (scanned.items[share]!.number!.relation !== '=') return false
  if (percent.isWord || ABOUT.test(text.slice(Math.max(0, percent.from - 16), percent.from))) return false
  const before = text.slice(Math.max(0, counted.from - 40), counted.from)
  if (NAMED.test(before) || /\bN ?= ?$/.test(before) || /\p{L}[-‐‑–]$/u.test(before)) return false
  if (
    counted.isWord &&
    (/^[-‐‑]/.test(text.slice(counted.to, counted.to + 1)) || /(?:hundred|thousand)(?: and)? $/i.test(before))
  )
    return false
  return !/\/$/.test(before) && !ESTIMATED.test(sentenceOf(paragraph, share))
}

const sentenceOf = (paragraph: ReadParagraph, index: number): string => {
  const [from, to] = sentenceEnds(paragraph, index)
  return paragraph.text.slice(Math.max(from, to - LONGEST), to)
}

const LONGEST = 1000

const ABOUT = /(?:\b(?:roughly|about|approximately|approx\.|nearly|almost|around|over|least|than)|[~≈]) ?$/i

/** Percentages that are no count over a number of patients. */
const ESTIMATED =
  /\b(?:actuarial|kaplan|cumulative|estimated|weighted|adjusted|standardi[sz]ed|imput\w+|life[- ]table|prevalence)\b/i

const NEAR_PEOPLE =
  /\b(?:patients?|cases?|subjects?|participants?|individuals?|persons?|people|children|infants?|adults?|men|women|males?|females?|girls|boys|students|couples|deaths?|died|respondents|controls?|volunteers?|families|parents|mothers|survivors?)\b/i

/** Words after which a number names a category, a time or a visit. */
const NAMED =
  /\b(?:status|scores?|grades?|stages?|types?|levels?|class|phase|tests?|wave|years?|weeks?|months?|days?|visits?|cycles?|doses?|groups?|cohorts?|arms?|parts?|items?|questions?|gleason|ecog|asa|nyha|zubrod|sites?|but|except|least|over|than|about|approximately|nearly|almost|around)\s{0,2}(?:of )?(?:\d{1,2} ?(?:,|or|and|to|[-–/]) ?){0,3}$/i

const OF = /^\s{0,2}%?\s{0,2}[)\]]?\s{0,2}(?:out )?of (?:the |all |our |these |those |a total of ){0,2}$/

/** The total right after a percentage: "13 (72.2%) of 18", "72.2% of the 18 patients". */
export const totalAfter = (
  { text, numbers, scanned }: ReadParagraph,
  last: number,
  count: number | undefined,
): number | null => {
  const next = numbers[last + 1]
  if (next === undefined || !(next.kind === 'count' || next.kind === 'total')) return null
  if (scanned.items[last]!.sentence[0] !== scanned.items[last + 1]!.sentence[0]) return null
  if (next.isWord || !OF.test(text.slice(numbers[last]!.to, next.from))) return null
  if (count !== undefined && next.number!.digits < numbers[count]!.number!.digits) return null
  // "13 (72%) of 18 (…" gives the percentage of another total
  const after = text.slice(next.to, next.to + 40)
  if (/^\s*(?:%|\(|[-–]|\/|\.\d|million|thousand|hundred)/.test(after)) return null
  return count !== undefined || PEOPLE.test(after) ? last + 1 : null
}

const PEOPLE =
  /^ (?:[\p{L}-]{1,20} ){0,2}(?:patients|cases|subjects|participants|individuals|children|infants|men|women|males|females|tumou?rs|eyes|knees|hips)\b/u

/**
 * The total that a sentence reports before a count: "Of 18 patients, 13 (72.2%) … and 2 (11.1%)", "18 patients were operated
 * on, of whom 13 (72.2%)".
 */
export const totalOfSentence = (paragraph: ReadParagraph, count: number): number | null => {
  const { text, numbers, scanned } = paragraph
  const [from] = sentenceEnds(paragraph, count)
  for (let i = count - 1; i >= Math.max(0, count - 20); i--) {
    if (scanned.items[i]!.sentence[0] !== scanned.items[count]!.sentence[0]) return null
    const total = numbers[i]!
    if (!isTotal(total, numbers[count]!)) continue
    const between = text.slice(total.to, numbers[count]!.from)
    if (!PEOPLE.test(between)) continue
    if (BEGINS.test(text.slice(from, total.from))) return OTHER_TOTAL.test(between) ? null : i
    if (/^[^()]{0,150}\bof (?:whom|which) (?:only )?$/.test(between) && i === count - 1) return i
  }
  return null
}

const isTotal = (total: FoundNumber, count: FoundNumber): boolean =>
  (total.kind === 'count' || total.kind === 'total') &&
  !total.isWord &&
  total.number !== null &&
  total.number.decimals === 0 &&
  total.number.digits >= count.number!.digits

const BEGINS =
  /^(?:[A-Z][A-Za-z]{3,12}[.:]?\s+)?(?:Out of|Of|Among)(?: the| these| those| all| our| a total of| total)? $/

/** Words that lead from all patients to some of them. */
const OTHER_TOTAL =
  /\b(?:whom|these|those|which|remaining|others?|with|who|of|among|in|group|arm|former|latter|underwent|had)\b/
