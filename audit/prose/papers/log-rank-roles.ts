import { type PaperRole, type ReadParagraph, sentenceEnds } from './paper-role.ts'
import { ratioBefore } from './ratio-words.ts'

const LOG_RANK = /log[-‐‑– ]?rank/i

/** The only p of a sentence that names the log-rank test, with the only hazard ratio and interval of it. */
export const logRankRoles = (paragraph: ReadParagraph): readonly PaperRole[] => {
  const { text, numbers } = paragraph
  return numbers.flatMap((ratio, index): readonly PaperRole[] => {
    if (ratio.kind !== 'ratio' || (ratioBefore(text, ratio.from) ?? 'hazard-ratio') !== 'hazard-ratio')
      return []
    const [from, to] = sentenceEnds(paragraph, index)
    if (!LOG_RANK.test(text.slice(from, to))) return []
    const only = (kind: string): number | null => {
      const found = numbers.flatMap((number, i) =>
        number.kind === kind && number.from >= from && number.to <= to ? [i] : [],
      )
      return found.length === 1 ? found[0]! : null
    }
    const [own, lower, upper, p] = [only('ratio'), only('lower'), only('upper'), only('p')]
    if (own !== index || lower === null || upper === null || p === null) return []
    const analysis = `log-rank-${index + 1}`
    return [
      { index, analysis, statistic: 'hazard-ratio' },
      { index: lower, analysis, statistic: 'hazard-ratio-lower' },
      { index: upper, analysis, statistic: 'hazard-ratio-upper' },
      { index: p, analysis, statistic: 'log-rank-p' },
    ]
  })
}
