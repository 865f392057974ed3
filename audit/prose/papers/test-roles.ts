import type { PaperRole, ReadParagraph } from './paper-role.ts'
import { sentenceEnds } from './paper-role.ts'

/** Characters before a p in which its test statistic is. */
const REACH = 110

const NUMBER = '[-−–]?\\d{0,5}(?:[.·]\\d{1,6})?'
const DF = '\\d{1,6}(?:[.·]\\d{1,4})?'
const CHI = '(?:χ|Χ|chi)[- ]?(?:2|²|squared?)?(?: test| statistic| value)?'

/**
 * A test statistic with its degrees of freedom right before a p: `t(34) = 2.10, P =`, `F(1, 45) = 5.2; p =`, `χ2(2, N = 90) =
 * 6.5, p <`, `chi-square 6.5 on 2 degrees of freedom, P =`, `z = 2.1 (p =`.
 */
const TEST = new RegExp(
  `(?<![\\p{L}\\d])(?<name>[tTFzZ]|${CHI})(?<words>[ -]?(?:test|statistic|value)| score)?\\s?` +
    `(?:[([]\\s?(?:df\\s?=\\s?)?(?<df1>${DF})(?:\\s?[,;]\\s?(?:[nN]\\s?=\\s?(?<n>\\d+)|(?<df2>${DF})))?\\s?[)\\]])?` +
    `\\s?(?:=|:|of|was|,)?\\s?(?<value>${NUMBER})` +
    `(?:\\s?[,;]?\\s?(?:\\(|on|with)?\\s?(?:(?:df|d\\.f\\.)\\s?[=:]?\\s?(?<after>${DF})|(?<before>${DF})\\s?(?:df|d\\.f\\.|degrees? of freedom))\\s?\\)?)?` +
    `\\s?[,;]?\\s?(?:and|with)?\\s?(?:a )?[(\\[]?\\s?(?:two-sided |two-tailed )?[pP𝑝𝑃](?:[- ]values?)?\\s?(?:=|of|was)?\\s?$`,
  'u',
)

/** Test statistics, their degrees of freedom and the p that they are reported with. */
export const testRoles = (paragraph: ReadParagraph): readonly PaperRole[] =>
  paragraph.numbers.flatMap((p, index): readonly PaperRole[] => {
    if (p.kind !== 'p') return []
    const [sentence] = sentenceEnds(paragraph, index)
    const from = Math.max(sentence, p.from - REACH)
    const match = TEST.exec(paragraph.text.slice(from, p.from))
    if (match?.groups === undefined || !/\d/.test(match.groups['value']!)) return []
    const { name = '', df1, df2, after, before } = match.groups
    const places = placesOf(paragraph, index, from + match.index, match[0], match.groups)
    if (places === null) return []
    const first = df1 ?? after ?? before
    const statistic = statisticOf(name, first, df2)
    if (statistic === null) return []
    const analysis = `test-${index + 1}`
    return [
      { index, analysis, statistic: 'p' },
      { index: places.value, analysis, statistic },
      ...(places.df1 === null ? [] : [{ index: places.df1, analysis, statistic: 'df', text: first! }]),
      ...(places.df2 === null ? [] : [{ index: places.df2, analysis, statistic: 'residual-df', text: df2! }]),
    ]
  })

/** Null for a letter that names no test with these degrees of freedom. */
const statisticOf = (name: string, df: string | undefined, second: string | undefined): string | null => {
  if (/^[zZ]$/.test(name)) return df === undefined ? 'z' : null
  if (/^[tT]$/.test(name)) return df !== undefined && second === undefined ? 't' : null
  if (name === 'F') return df !== undefined && second !== undefined ? 'f' : null
  return second === undefined ? 'chi-square' : null
}

/** A test statistic, its degrees of freedom and the number of patients. */
const MOST_NUMBERS = 6

interface Places {
  readonly value: number
  readonly df1: number | null
  readonly df2: number | null
}

/** The numbers of the paragraph that the groups of the match are; null if one of them is none. */
const placesOf = (
  { numbers }: ReadParagraph,
  p: number,
  start: number,
  matched: string,
  groups: Readonly<Record<string, string | undefined>>,
): Places | null => {
  let at = 0
  const find = (text: string | undefined): number | null => {
    if (text === undefined) return null
    const place = matched.indexOf(text, at)
    at = place + text.length
    for (let i = p - 1; i >= Math.max(0, p - MOST_NUMBERS); i--) {
      const { from, to, number } = numbers[i]!
      if (number !== null && from <= start + place && start + at <= to) return i
    }
    return -1
  }
  at = groups['name']!.length
  const first = find(groups['df1'])
  find(groups['n'])
  const second = find(groups['df2'])
  const value = find(groups['value'])!
  const later = find(groups['after'] ?? groups['before'])
  const df1 = first ?? later
  return value < 0 || (df1 ?? 0) < 0 || (second ?? 0) < 0 ? null : { value, df1, df2: second }
}
