import { conversion } from '../../../cohort/values/unit.ts'
import { toNumber } from '../../../statistics/numbers/rational.ts'
import { timesIn } from '../context/times.ts'
import type { PaperRole, ReadParagraph } from './paper-role.ts'
import { sentenceEnds } from './paper-role.ts'

/**
 * Rates of one curve at several times: "72.2%, 50% and 38.9% at 1, 2 and 3 years", "the 1-, 3- and 5-year survival rates
 * were 91%, 72% and 60%", "72% at 1 year and 50% at 2 years". Only where the sentence has one list of times, and a list of
 * as many percentages.
 */
export const seriesRoles = (paragraph: ReadParagraph): readonly PaperRole[] => {
  const { scanned, numbers } = paragraph
  const sentences = new Map<number, number[]>()
  for (const [i, { sentence }] of scanned.items.entries())
    if (numbers[i]!.kind === 'percentage')
      sentences.set(sentence[0], [...(sentences.get(sentence[0]) ?? []), i])
  return [...sentences.values()].flatMap((percentages) => {
    if (percentages.length < 2) return []
    const times = monthsIn(paragraph, percentages[0]!)
    if (times === null) return []
    return runsOf(paragraph, percentages)
      .filter((run) => run.length === times.length)
      .flatMap((run) => rolesOf(paragraph, run, times))
  })
}

/** The times of a sentence in months, in the order of the text; null unless there are two or more that rise. */
const monthsIn = ({ scanned, numbers }: ReadParagraph, index: number): readonly number[] | null => {
  const { sentence } = scanned.items[index]!
  const isIn = (at: number): boolean => scanned.items[at]?.sentence[0] === sentence[0]
  let [from, to] = [index, index + 1]
  while (isIn(from - 1)) from--
  while (isIn(to)) to++
  const part = { ...scanned, items: scanned.items.slice(from, to) }
  const times = timesIn({ scanned: part, numbers: numbers.slice(from, to) }, sentence).map(
    ({ time, unit }) => {
      const factor = conversion(unit, 'mo')
      return factor === null ? Number.NaN : time * toNumber(factor)
    },
  )
  return times.length >= 2 && times.every((time, i) => i === 0 || time > times[i - 1]!) ? times : null
}

/** Lists of percentages with nothing but commas, "and", times and intervals between them. */
const runsOf = ({ text, numbers }: ReadParagraph, percentages: readonly number[]): readonly number[][] => {
  const runs: number[][] = []
  for (const index of percentages) {
    const last = runs.at(-1)
    const previous = last?.at(-1)
    if (previous !== undefined && isListed(text.slice(numbers[previous]!.to, numbers[index]!.from)))
      last!.push(index)
    else runs.push([index])
  }
  return runs
}

const isListed = (between: string): boolean =>
  between.length < 90 &&
  /^%?\s*(?:[,;/]|and|,? ?and)?\s*$/.test(
    between
      .replace(/\([^()]{0,60}\)|\[[^[\]]{0,60}\]/g, '')
      .replace(/\bat \d{1,3}[ -](?:years?|months?|yr|mo)\b/g, '')
      .replace(/(?<=^%?\s*,)\s*and/, ''),
  )

/** Words of what only falls, and of what only rises. */
const FALLS = /surviv|\bfree\b|[- ]free|freedom|patency|alive/i
const RISES = /recurr|relaps|mortality|death|incidence|progression|failure|dead|complication/i

const rolesOf = (
  paragraph: ReadParagraph,
  run: readonly number[],
  times: readonly number[],
): readonly PaperRole[] => {
  const [from, to] = sentenceEnds(paragraph, run[0]!)
  const sentence = paragraph.text.slice(from, Math.min(to, from + 1000))
  const words = sentence.replace(
    /\b(?:recurrence|relapse|progression|failure|death|event|disease)[- ]free/gi,
    'x-free',
  )
  const statistic = FALLS.test(words)
    ? 'survival'
    : /\bcumulative\b/i.test(words) && RISES.test(words)
      ? 'cumulative-incidence'
      : ''
  if (statistic === '' || (statistic === 'survival' && (RISES.test(words) || OTHERS.test(words)))) return []
  return run.map((index, i) => ({
    index,
    analysis: `series-${run[0]! + 1}`,
    statistic: `${statistic}@${Number(times[i]!.toPrecision(6))}`,
  }))
}

/** Words of several curves, whose rates may be listed curve by curve. */
const OTHERS = /\b(?:versus|vs|compared|groups?|arms?|conditional)\b/i
