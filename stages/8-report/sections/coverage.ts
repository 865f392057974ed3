import { type Html, html, joined } from '../html.ts'
import { type Row, table } from '../table.ts'
import { type Item, NOT_HERE } from './coverage-item.ts'
import { remark } from './remark.ts'
import { strobe } from './strobe.ts'

/** Sections by their anchors, as far as this report has them. */
type Sections = ReadonlyMap<string, string>

/** Which items of the reporting guidelines this report answers, where, and which it cannot. */
export const coverage = (sections: Sections): Html => html`
<section id="coverage"><h2>Coverage of STROBE and REMARK</h2>
<p>The items in short words of our own; the guidelines themselves say what each asks for. “${NOT_HERE}” means that neither the tables nor the analysis plan hold it: the manuscript has to.</p>
${checklist('strobe', 'STROBE: observational studies', strobe, sections)}
${checklist('remark', 'REMARK: studies of prognostic markers', remark, sections)}
</section>`

const checklist = (id: string, title: string, items: readonly Item[], sections: Sections): Html =>
  table(
    `t-${id}`,
    title,
    [{ title: 'Item' }, { title: 'Asks for' }, { title: 'In this report' }],
    items.map((item) => itemRow(item, sections)),
    { source: 'guideline' },
  )

const itemRow = ({ item, asks, where, note }: Item, sections: Sections): Row => {
  const there = where.filter((id) => sections.has(id))
  const links = joined(
    there.map((id) => html`<a href="#${id}">${sections.get(id)}</a>`),
    ', ',
  )
  const answer = there.length === 0 ? NOT_HERE : links
  return { cells: [item, asks, note === undefined ? html`${answer}` : html`${answer}; ${note}`] }
}
