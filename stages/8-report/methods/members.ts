import type { StudyMember } from '../../2-validate/artifacts.ts'
import { type Html, html, joined } from '../html/html.ts'
import { plural } from '../html/list-words.ts'
import { userText } from '../html/number.ts'

/** The centres of a pooled cohort: patients, exclusions and data sharing agreement. */
export const membersOf = (members: readonly StudyMember[]): Html => html`
<h3>Centres</h3>
<p>The centres sent tables of counts (event tables and counts by value) and no rows of patients. The tables were added up; the result is that of all rows together.</p>
<ul>${members.map((member) => html`<li>${memberWords(member)}</li>`)}</ul>`

const memberWords = ({ title, subjects, excluded, agreement, plan, isOpenKnown }: StudyMember): Html => {
  const exclusions = excluded.filter((exclusion) => exclusion.subjects > 0)
  const reasons = exclusions.map(
    (exclusion) => html`${count(exclusion.subjects)} ${userText(exclusion.title)}`,
  )
  return html`<b>${userText(title, 'datapackage.json')}</b>: ${count(subjects)} ${plural(subjects, 'patient')}${exclusions.length > 0 && html` (excluded: ${joined(reasons, ', ')})`}; analysis plan version ${userText(plan)}.${!isOpenKnown && ' The package does not say for how many patients a missing value left open whether an exclusion or a population holds of them.'} Agreement: ${userText(agreement)}`
}

const count = (number: number): Html => html`<span data-count="subjects">${number}</span>`
