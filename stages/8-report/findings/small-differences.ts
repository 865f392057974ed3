import { sentenceCase } from '../../../cohort/values/sentence-case.ts'
import type { RoundingRow } from '../../6-audit/artifacts.ts'
import type { Context } from '../context.ts'
import { type Html, html, joined } from '../html/html.ts'
import { auditText, userText } from '../html/number.ts'
import { table } from '../html/table.ts'
import { computedText, reportedText } from './cards.ts'
import { type Finding, placesOf } from './finding.ts'
import { rangeText } from './number-details.ts'

/** Numbers that another common rule, rounded times or some tables of a figure give, with the reason. */
export const smallDifferences = (findings: readonly Finding[], context: Context): Html =>
  table(
    't-small',
    html`<span class="vh">Small differences</span> <small>${caption(findings)}</small>`,
    [
      { title: 'Number' },
      { title: 'Reported', isNumber: true },
      { title: 'Recomputed', isNumber: true },
      { title: 'Reason' },
      { title: 'Where' },
    ],
    findings.map((finding) => ({
      cells: [
        userText(finding.numbers[0]!.claim.label, 'claims.csv'),
        joined(finding.numbers.map(reportedText), ', '),
        joined(
          finding.numbers.map((number) => computedText(number, context)),
          ', ',
        ),
        reasonText(finding, context),
        userText(placesOf(finding).join('; '), 'claims.csv'),
      ],
    })),
    { isStacked: true },
  )

const caption = (findings: readonly Finding[]): string =>
  findings.some(({ verdict }) => verdict === 'within the figure')
    ? 'Numbers that agree in some of the tables that give the figure, under another common rule or allowing for rounded times.'
    : 'Numbers that agree under another common rule or allowing for rounded times.'

const reasonText = (finding: Finding, context: Context): Html => {
  const { row, claim } = finding.numbers[0]!
  const note = row.note !== '' && html` ${userText(row.note, 'claims.csv')}`
  if (finding.verdict === 'other convention' || finding.verdict === 'within the figure')
    return html`${auditText('explanation', sentenceCase(row.explanation))}.${note}`
  const range = context.input.rounding.find(({ claims }) => claims.split('; ').includes(claim.id))
  return html`Rounded times${range !== undefined && rangeOf(range, context)}.${note}`
}

const rangeOf = (range: RoundingRow, { results }: Context): Html =>
  html`: ${auditText('rounding', rangeText(range, results.get(range.result)!))} are possible`
