import type { Characteristic } from '../../cohort/disclosure/characteristic.ts'
import { closedEnds } from '../../cohort/disclosure/closed-ends.ts'
import type { Edition, TimesTable } from '../../cohort/disclosure/edition.ts'
import { withStyle } from '../../cohort/results/shown-text.ts'
import type { Style } from '../../cohort/results/styles/style.ts'
import { sentenceCase } from '../../cohort/values/sentence-case.ts'
import { unitWords } from '../../cohort/values/unit.ts'
import { type Html, html } from './html/html.ts'
import { numberWithoutLink, pInText, planValue, type Results, rangeOf, userText } from './html/number.ts'
import { type TableRow, table } from './html/table.ts'
import { drawings } from './results/figure.ts'

/** Pictures by name in both layouts. */
interface Pictures {
  readonly svgs: Readonly<Record<string, string>>
  readonly narrowSvgs: Readonly<Record<string, string>>
}

const pictureOf = (name: string, { svgs, narrowSvgs }: Pictures): Html | null =>
  svgs[name] === undefined ? null : drawings(svgs[name], narrowSvgs[name]!)

interface ShownStudy {
  readonly title: string
  readonly origin: string
  readonly style: Style
}

/** The public edition: its rules, curves and tables of times, characteristics, and what is suppressed. */
export const publicBody = (study: ShownStudy, edition: Edition, pictures: Pictures): Html => html`
<header>
<h1>${userText(study.title)}</h1>
<p class="lead">Public edition${!edition.isEnough && ': too few to publish'}</p>
</header>
<main>
${edition.isEnough ? publishedSections(study, edition, pictures) : tooFewSection(edition)}
</main>
<footer><p>Casebook, public edition. This page and its files contain only what is computed from the counts in its tables.</p></footer>`

const tooFewSection = ({ k }: Edition): Html => html`
<section id="rule"><h2>Too few to publish</h2>
<p>A public edition shows no count of patients from ${planValue('1')} to ${planValue(String(k - 1))}, and nothing from which such a count could be derived.
Under this rule no table of times of this cohort can be published. This page therefore shows nothing about its patients, not even their number.</p></section>`

const publishedSections = ({ origin, style }: ShownStudy, edition: Edition, pictures: Pictures): Html => {
  const results: Results = new Map(withStyle(edition.results, style).map((result) => [result.id, result]))
  const { k, tables, characteristics, left } = edition
  return html`
<section id="edition"><h2>What this edition is</h2>
<p>No count from ${planValue('1')} to ${planValue(String(k - 1))} is shown or can be derived.
Times are therefore counted in bins with round limits, each with no patient or at least ${planValue(String(k))}; events and censorings have separate bins.
Rare categories are combined, single patients and times are not shown, and numbers that would reveal them are suppressed.</p>
<p>Time runs from ${userText(origin)}. Each step of a curve is at the end of a bin and represents at least ${planValue(String(k))} events.
The line assumes that times are in the middle of their bins. The shaded range contains the Kaplan-Meier curve of the exact times, wherever they are in their bins; it is not a confidence interval.
A curve ends where the last bin of its events begins.</p>
<p>${editionsWords(edition)}</p>
<p class="get">Tables as files: <a href="event-table.csv">event-table.csv</a>, <a href="characteristics.csv">characteristics.csv</a>, <a href="results.csv">results.csv</a>.</p>
</section>
<section id="outcomes"><h2>Outcomes</h2>
${tables.map((times, i) => outcome(times, i, results, pictureOf(`table-${i + 1}`, pictures)))}
</section>
${
  characteristics.length > 0 &&
  html`<section id="subjects"><h2>Patients</h2>${characteristicsTable(characteristics)}</section>`
}
${
  left.length > 0 &&
  html`<section id="left"><h2>Suppressed</h2><ul>${left.map(({ what, why }) => html`<li>${userText(what)}: ${why}.</li>`)}</ul></section>`
}`
}

/** Whether this edition can be compared with earlier ones. */
const editionsWords = ({ earlier, repeats, k }: Edition): Html => {
  if (earlier === 0)
    return html`No earlier edition of this cohort is recorded. Only one edition may be published: from two unrelated editions, counts from ${planValue('1')} to ${planValue(String(k - 1))} could be derived by subtraction.`
  const earlierText = html`${planValue(String(earlier))} ${earlier === 1 ? 'edition was' : 'editions were'} published before. `
  return repeats
    ? html`${earlierText}This one repeats the last: changes since then, if any, cannot be shown without counts from ${planValue('1')} to ${planValue(String(k - 1))}.`
    : html`${earlierText}This one shows the same tables, in the same bins or wider ones; each number differs from that of each earlier edition by 0 or at least ${planValue(String(k))}.`
}

const outcome = (times: TimesTable, i: number, results: Results, picture: Html | null): Html => {
  const name = timesTitle(times)
  const p = results.get(`${times.endpoint}/${times.grouping}/p`)
  return html`<h3>${userText(name)}</h3>
${
  picture !== null &&
  html`<figure>${picture}
<figcaption><b>${userText(name)}.</b> ${times.kinds.length === 2 ? 'Kaplan-Meier estimate of the binned table; shaded: range of the curve of the exact times.' : 'Aalen-Johansen cumulative incidence of the binned table.'} Below: numbers before each time at which a bin ends; a dash: counted in wider bins.${
    p !== undefined &&
    p.value !== null &&
    html` Log-rank test of the binned table: ${pInText(results, p.id)}.`
  } <span class="no-print">SVG for <a href="figures/table-${i + 1}.svg">${planValue('180 mm')}</a> and <a href="figures/85mm/table-${i + 1}.svg">${planValue('85 mm')}</a></span></figcaption></figure>`
}
${binsTable(times, i)}
${closedEnds(times).length > 0 && estimatesTable(times, i, results)}`
}

const timesTitle = ({ title, grouping }: TimesTable): string =>
  grouping === null ? title : `${title} by ${grouping}`

/** One row for each bin, one column for each group. */
const binsTable = (times: TimesTable, i: number): Html => {
  const { kinds, groups, cells, unit } = times
  const rows = kinds.flatMap(({ kind, label }): readonly TableRow[] => {
    const kindCells = cells.filter((cell) => cell.kind === kind)
    const bins = kindCells.filter(({ group }) => group === groups[0]!.name)
    return [
      { group: userText(label) },
      ...bins.map(
        ({ from, to }): TableRow => ({
          className: 'sub',
          cells: [
            planValue(`${from} to under ${to}`),
            ...groups.map(({ name }) =>
              planValue(String(kindCells.find((cell) => cell.group === name && cell.from === from)!.count)),
            ),
          ],
        }),
      ),
    ]
  })
  const columns = [
    { title: `Time, ${unitWords(unit)}` },
    ...groups.map(({ label }) => ({ title: userText(label), isNumber: true })),
  ]
  return table(
    `t-bins-${i + 1}`,
    html`${userText(timesTitle(times))}: events and censoring by time`,
    columns,
    rows,
  )
}

const estimatesTable = (times: TimesTable, i: number, results: Results): Html => {
  const { endpoint, kinds, groups, unit } = times
  const isSurvival = kinds.length === 2
  const idAt = (group: string, level: string, statistic: string, at: number): string =>
    [endpoint, group, level, `${statistic}@${at}`].filter((part) => part !== '').join('/')
  const resultAt = (group: string, level: string, statistic: string, at: number): Html => {
    const id = idAt(group, level, statistic, at)
    return results.has(id) ? numberWithoutLink(results, id) : html``
  }
  const columns = [
    { title: `Time, ${unitWords(unit)}` },
    ...(isSurvival
      ? groups.map(({ label }) => ({ title: userText(label), isNumber: true }))
      : kinds.slice(0, -1).map(({ label }) => ({ title: userText(label), isNumber: true }))),
  ]
  const rangeAt = (name: string, at: number): Html => {
    const [lower, upper] = ['lower', 'upper'].map((end) => idAt(name, '', `survival-${end}`, at))
    return results.has(lower!) && results.has(upper!)
      ? rangeOf(results, lower!, upper!, numberWithoutLink)
      : html`${resultAt(name, '', 'survival-lower', at)} to ${resultAt(name, '', 'survival-upper', at)}`
  }
  const survival = (at: number): readonly Html[] =>
    groups.map(({ name }) => html`${resultAt(name, '', 'survival', at)} (${rangeAt(name, at)})`)
  const incidence = (at: number): readonly Html[] =>
    kinds
      .slice(0, -1)
      .map((_, cause) => resultAt('', cause === 0 ? '' : kinds[cause]!.kind, 'cumulative-incidence', at))
  const caption = isSurvival
    ? html`${userText(sentenceCase(times.survival))}${times.grouping !== null && html` by ${userText(times.grouping)}`}, with the range that exact times can give`
    : html`${userText(timesTitle(times))}: cumulative incidence of each event`
  return table(
    `t-estimates-${i + 1}`,
    caption,
    columns,
    closedEnds(times).map((at) => ({
      cells: [planValue(String(at)), ...(isSurvival ? survival(at) : incidence(at))],
    })),
  )
}

const characteristicsTable = (characteristics: readonly Characteristic[]): Html =>
  table(
    't-subjects',
    'Characteristics',
    [{ title: 'Value' }, { title: 'n', isNumber: true }],
    characteristics.flatMap(({ title, unit, rows }): readonly TableRow[] => [
      { group: html`${userText(title)}${unitWords(unit) !== '' && `, ${unitWords(unit)}`}` },
      ...rows.map(
        ({ label, count }): TableRow => ({
          className: 'sub',
          cells: [planValue(label), planValue(String(count))],
        }),
      ),
    ]),
  )
