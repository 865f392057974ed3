import type { Context } from '../../context.ts'
import { type Html, html, joined } from '../../html/html.ts'
import { type TableRow, table } from '../../html/table.ts'
import { type Fact, factsOf } from './coverage-facts.ts'
import { type Item, NOT_HERE } from './coverage-item.ts'
import { remark } from './remark.ts'
import { strobe } from './strobe.ts'

/** Titles of this report's sections by anchor. */
type Sections = ReadonlyMap<string, string>

/** The items of the reporting guidelines, with the sections that answer them. */
export const coverage = (sections: Sections, context: Context): Html => {
  const facts = factsOf(context)
  return html`
<div id="coverage">
<p>Items are paraphrased; see the guidelines. “${NOT_HERE}”: neither the tables nor the analysis plan contain it; the manuscript has to.</p>
${checklist('strobe', 'STROBE: observational studies', strobe, sections, facts)}
${checklist('remark', 'REMARK: studies of prognostic markers', remark, sections, facts)}
</div>`
}

const checklist = (
  id: string,
  title: string,
  items: readonly Item[],
  sections: Sections,
  facts: ReadonlySet<Fact>,
): Html =>
  table(
    `t-${id}`,
    title,
    [{ title: 'Item' }, { title: 'Asks for' }, { title: 'In this report' }],
    items.map((item) => itemRow(item, sections, facts)),
    { source: 'guideline' },
  )

const itemRow = (
  { item, asks, where, note, needs }: Item,
  sections: Sections,
  facts: ReadonlySet<Fact>,
): TableRow => {
  const answering = needs !== undefined && !facts.has(needs) ? [] : where.filter((id) => sections.has(id))
  const links = joined(
    answering.map((id) => html`<a href="#${id}">${sections.get(id)}</a>`),
    ', ',
  )
  if (answering.length === 0) return { cells: [item, asks, NOT_HERE] }
  return { cells: [item, asks, note === undefined ? links : html`${links}; ${note}`] }
}
