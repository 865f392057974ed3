import { analysedIn } from '../../2-validate/artifacts.ts'
import { type Context, cohortOf } from '../context.ts'
import { type Html, html } from '../html.ts'
import { quoted } from '../number.ts'

/** How a reviewer goes through the report: data, derivations, checks, numbers, and the same run again. */
export const guide = ({ input, all }: Context): Html => {
  const { sizes, variables, checks, verdicts, provenance, study } = input
  const derived = variables.filter(({ derivation }) => derivation !== null).length
  const open = verdicts.filter(({ verdict }) => verdict === 'not reproduced').length
  const cohort = cohortOf(input)
  const files = Object.keys(provenance.raw).filter(
    (path) => /\.csv$/.test(path) && !/claims\.csv$/.test(path),
  ).length
  return html`
<section id="guide"><h2>Reviewer’s guide</h2>
<ol>
<li><b>Data.</b> ${count(analysedIn(sizes), 'subjects')} subjects from ${count(files, 'files')} ${files === 1 ? 'table' : 'tables'}, whose hashes are under <a href="#provenance">Provenance</a>. ${study.members === undefined ? html`Each cell of the tables under <a href="#patients">Patients</a> names its file, line and column in its markup (<code>data-cell</code>).` : html`They hold counts; the rows are in the centres.`}</li>
<li><b>Derivations.</b> ${count(derived, 'variables')} variables are made of recorded ones; each is a sentence under <a href="#methods">Methods</a>. Nothing is guessed: units, codes and missing values are declared in <code>datapackage.json</code>.</li>
<li><b>Checks.</b> ${count(checks.length, 'checks')} were made of the data before anything was computed; they are listed with how many subjects each looked at under <a href="#checks">Data checks</a>.</li>
<li><b>Rules.</b> The named rules of every estimate and test stand under <a href="#methods">Methods</a>${study.amendments.length > 0 && ', and so does what was changed after the data were seen, and why'}.</li>
<li><b>Numbers.</b> Every number with a dotted line leads to one of ${count(all.length, 'results')} <a href="#results">results</a>, with its full value and its method.</li>
${verdicts.length > 0 && html`<li><b>What differs.</b> Begin with the <span data-verdict="not reproduced">${open}</span> printed numbers that are not reproduced, first in the <a href="#audit">Audit</a>; what the tables cannot give is last there, each with the reason.</li>`}
<li><b>The same again.</b> With Node and make, in the repository: <code>make</code>, or for this cohort alone <code>npm run pipeline -- ${quoted(cohort, 'provenance')}</code>. It ends in the same bytes; <code>git diff</code> shows whether it did. <code>npm run pipeline -- results ${quoted(cohort, 'provenance')}</code> lists the results. To try another rule, change <code>analysis.yaml</code> and run again.</li>
<li><b>What it cannot tell</b> is under <a href="#limits">Limits</a> and in the <a href="#coverage">coverage of the reporting guidelines</a>.</li>
</ol>
</section>`
}

const count = (number: number, of: string): Html => html`<span data-count="${of}">${number}</span>`
