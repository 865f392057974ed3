import { displayRange, displayResult, pText } from '../../../cohort/results/shown-text.ts'
import type { Style } from '../../../cohort/results/styles/style.ts'
import { bandLabel } from '../curves/km-labels.ts'
import type { TextRun } from '../drawing/svg-pen.ts'
import type { ForestData, ForestPanel } from './data.ts'
import type { ForestRow } from './forest-row.ts'
import { countHeading, countRuns, heterogeneityRuns } from './runs.ts'

export const forestAlt = ({ title, panels }: ForestData): string =>
  [
    `${title}. Forest plot${panels.length > 1 ? ` of ${panels.length} panels, each with an axis of its own` : ''}.`,
    ...panels.flatMap((panel) => [
      ...panel.rows.map(rowWords),
      ...(panel.heterogeneity === null
        ? []
        : [`${heterogeneityRuns(panel.heterogeneity).map(wordsOf).join(', ')}.`]),
      `Below ${ONE}: ${panel.sides.below}; above: ${panel.sides.above}.`,
    ]),
  ].join(' ')

const ONE = 'ratio 1'

const wordsOf = (runs: readonly TextRun[]): string => runs.map(({ text }) => text).join('')

const rowWords = ({
  title,
  compared,
  label,
  role,
  kind,
  ratio,
  lower,
  upper,
  p,
  counts,
  weight,
  interaction,
}: ForestRow): string => {
  const limits = lower?.value == null || upper?.value == null ? '' : ` (${displayRange(lower, upper)})`
  const value = ratio.value === null ? `none, ${ratio.reason}` : `${displayResult(ratio)}${limits}`
  return [
    `${[title, compared, label].filter((words) => words !== '').join(', ')}: ${role === 'pooled' ? 'pooled ' : ''}${kind} ${value}`,
    ...(p === null || p.value === null ? [] : [pText(p)]),
    ...(counts.length === 0
      ? []
      : [
          `${kind === 'odds ratio' ? 'with the outcome' : 'events'} ${wordsOf(countRuns(counts)).replaceAll('/', ' of ').replace(' vs ', ' versus ')}`,
        ]),
    ...(interaction?.value == null ? [] : [`interaction ${pText(interaction)}`]),
    ...(weight === null ? [] : [`weight ${displayResult(weight)}`]),
  ]
    .join(', ')
    .concat('.')
}

export const forestCaption = (data: ForestData, style: Style): string => {
  const { confidence, panels, declaresFavours } = data
  const isWeighted = panels.some(({ isPooled }) => isPooled)
  const isEqual = panels.some(({ isPooled }) => !isPooled)
  return [
    `Squares: ratios with their ${bandLabel(confidence, style)}s, on a log scale; ratio 1: no difference; arrow: the interval extends beyond the axis.`,
    ...(panels.length > 1 ? ['Each panel has an axis of its own.'] : []),
    ...(isWeighted
      ? [
          `${isEqual ? 'In the panel of a pooled ratio, the' : 'The'} area of a square is proportional to its weight, the inverse of the variance of the log ratio. Diamond and dashed line: pooled ratio; the diamond is as wide as its interval.`,
        ]
      : []),
    ...(isEqual
      ? [
          `${isWeighted ? 'In the other panels, squares' : 'Squares'} have one size, whatever the number of patients.`,
        ]
      : []),
    ...countSentence(panels),
    ...(declaresFavours ? ['Which group each side favours is declared in the plan.'] : []),
  ].join(' ')
}

const countSentence = (panels: readonly ForestPanel[]): readonly string[] => {
  const counted = panels.filter(({ rows }) => rows.some(({ counts }) => counts.length > 0))
  if (counted.length === 0) return []
  const headings = [...new Set(counted.map(countHeading))]
  const isOfPairs = counted.some(({ rows }) => rows.some(({ counts }) => counts.length > 1))
  return [
    `${headings.map((heading) => `${heading}: patients with the ${heading === 'n/N' ? 'outcome' : 'event'} and all patients`).join('; ')}${isOfPairs ? ', of the group named first versus its reference' : ''}.`,
  ]
}
