import { type PaperRole, type ReadParagraph, sentenceEnds } from './paper-role.ts'

/** "mean number of relapses was 2.43": things that are counted, one number a patient. */
const MEAN_OF_COUNTS =
  /\b(?:mean|average) (?:\((?:± ?)?SD\) )?number of (?:[a-z-]+ ){1,5}(?:was|were|of|=|:)?\s*$/i
/** Numbers of things per time, of cells or genes, or of a model are no whole numbers of patients. */
const OTHER =
  /\bper\b|\brate|\b(?:daily|weekly|monthly|yearly|annual|adjusted|predicted|estimated|imput\w*|cells?|copies)\b|\/ ?(?:day|week|month|year)/i
const PEOPLE = /^\s*(?:patients|women|men|subjects|participants|children|people|persons|individuals)\b/i

/** A mean of whole numbers and the number of patients directly after it: "2.43 (n = 14)", "2.43 ± 1.1 in 14 patients". */
export const meanRoles = (paragraph: ReadParagraph): readonly PaperRole[] => {
  const { text, numbers } = paragraph
  return numbers.flatMap((mean, index): readonly PaperRole[] => {
    if (
      !/^\d+[.·]\d{1,2}$/.test(mean.text) ||
      !MEAN_OF_COUNTS.test(text.slice(Math.max(0, mean.from - 90), mean.from))
    )
      return []
    const [from, to] = sentenceEnds(paragraph, index)
    if (OTHER.test(text.slice(from, to))) return []
    const hasSpread = numbers[index + 1]?.kind === 'sd'
    const [before, size] = [numbers[index + (hasSpread ? 1 : 0)]!, numbers[index + (hasSpread ? 2 : 1)]]
    if (size === undefined || size.to > to || !/^\d+$/.test(size.text)) return []
    const between = text.slice(before.to, size.from)
    const isSize =
      /^\)?\s*[([,;]\s*[nN]\s*=\s*$/.test(between) ||
      (/^\)?\s+(?:in|among|for)(?: the)? $/.test(between) && PEOPLE.test(text.slice(size.to)))
    const analysis = `mean-${index + 1}`
    return isSize
      ? [
          { index, analysis, statistic: 'whole-mean' },
          { index: index + (hasSpread ? 2 : 1), analysis, statistic: 'whole-n' },
        ]
      : []
  })
}
