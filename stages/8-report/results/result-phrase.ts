import type { Result } from '../../../cohort/results/result.ts'
import { statisticOf } from '../../../cohort/results/statistic.ts'
import { showNumber } from '../../../cohort/results/styles/show-number.ts'
import { analysisTitle } from '../all-results/analysis-title.ts'
import { type Context, groupTitle, levelTitle } from '../context.ts'
import { type Html, html, joined } from '../html/html.ts'
import { userText } from '../html/number.ts'
import { nounOf, timeWords, unitOf } from '../survival-words.ts'

/**
 * A result in words: `cause-specific survival at 10 years` for S(t), otherwise `Follow-up, patients alive at last
 * contact: smallest`.
 */
export const resultPhrase = (result: Result, context: Context): Html => {
  const { analysis, group, at, statistic } = result
  const { base, part } = statisticOf(statistic)
  const groupWords = group === '' ? null : html` (${groupTitle(group, context)})`
  const limit = part === 'lower' || part === 'upper' ? html`, ${part} limit` : null
  if (base === 'survival' && at !== null && Object.hasOwn(context.input.estimates, analysis)) {
    const noun = nounOf(analysis, context)
    return html`${noun.startsWith('free of ') && 'proportion '}${userText(noun)} at ${timeWords(at, unitOf(analysis, context), context.style)}${groupWords}${limit}`
  }
  const words = part === 'p' ? `${context.style.p.letter} value` : statisticOf(statistic).words
  return html`${userText(analysisTitle(analysis, context))}${joined(whereWords(result, context))}${groupWords}: ${userText(words)}${limit}${at !== null && html` at ${userText(showNumber(at, context.style))}`}`
}

/** The level and the population of a summary. */
const whereWords = ({ analysis, level }: Result, context: Context): readonly Html[] => {
  const { summaries, populations } = context.input
  const summary = Object.hasOwn(summaries, analysis) ? summaries[analysis] : undefined
  const variable = summary && context.variables.get(summary.variable)
  return [
    ...(summary?.among === undefined ? [] : [html`, ${userText(populations[summary.among]!.title)}`]),
    ...(level === ''
      ? []
      : [html`, ${userText(variable === undefined ? level : levelTitle(level, variable))}`]),
  ]
}
