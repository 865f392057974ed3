import { analysedIn } from '../../../2-validate/artifacts.ts'
import { type Context, cohortOf } from '../../context.ts'
import { type Html, html } from '../../html/html.ts'
import { plural } from '../../html/list-words.ts'
import { userText } from '../../html/number.ts'

/** A reviewer's guide: data, derivations, checks, numbers, and how to repeat the run. */
export const guide = (context: Context): Html => {
  const { claims, study } = context.input
  return html`
<div id="guide">
<ol>
<li><b>Data.</b> ${data(context)}</li>
${derivations(context)}
${checks(context)}
<li><b>Rules.</b> The rule of every estimate and test is under <a href="#methods">Methods</a>${study.amendments.length > 0 && ', and so are the amendments to the plan, with their reasons'}.</li>
<li><b>Numbers.</b> Every number with a dotted line is a link to one of ${count(context.all.length, 'results')} <a href="results.html">results</a>, with its full value and its method.</li>
${claims.length > 0 && html`<li><b>Reported numbers.</b> ${reported(context)}</li>`}
<li><b>Reproduction.</b> With Node, in the folder of the study: <code>npx casebook ${userText(cohortOf(context.input), 'provenance')}</code>; in a clone of Casebook: <code>npm run pipeline -- ${userText(cohortOf(context.input), 'provenance')}</code>. The output is byte-identical; <code>verify --rerun</code> checks it, and <code>results ${userText(cohortOf(context.input), 'provenance')}</code> lists the results. To try another rule, change <code>analysis.yaml</code> and run again.</li>
<li><b>Limits.</b> See <a href="#limits">Limits</a> and the <a href="#coverage">coverage of the reporting guidelines</a>.</li>
</ol>
</div>`
}

/** The tables behind the numbers, and whether cells of listings name their file and line. */
const data = ({ input }: Context): Html => {
  const { sizes, provenance, study, tables } = input
  const files = Object.keys(provenance.raw).filter(
    (path) => /\.csv$/.test(path) && !/claims\.csv$/.test(path),
  ).length
  const n = analysedIn(sizes)
  const source =
    study.engine !== undefined && files === 0
      ? html` counted in place`
      : html` from ${count(files, 'files')} ${plural(files, 'table')}; file hashes are under <a href="#provenance">Provenance</a>`
  const isListed = study.engine === undefined && Object.values(tables).some(({ kind }) => kind === 'listing')
  return html`${count(n, 'subjects')} ${plural(n, 'patient')}${source}.${
    study.members !== undefined && ' The tables hold counts; the rows of patients are in the centres.'
  }${
    isListed &&
    html` Each recorded cell of the <a href="#listings">listings</a> names its file, line and column in its markup (<code>data-cell</code>).`
  }`
}

const derivations = ({ input }: Context): Html | null => {
  const n = input.variables.filter(({ derivation, taken }) => derivation ?? taken).length
  const declared =
    input.study.members === undefined
      ? html` Units, codes and missing values are declared in <code>datapackage.json</code>.`
      : html``
  return n === 0
    ? null
    : html`<li><b>Derivations.</b> ${count(n, 'variables')} ${plural(n, 'variable is', 'variables are')} derived from recorded ones, as described under <a href="#methods">Methods</a>.${declared}</li>`
}

const checks = ({ input }: Context): Html => {
  const n = input.checks.length
  return html`<li><b>Checks.</b> ${count(n, 'checks')} ${plural(n, 'check was', 'checks were')} made of the data before anything was computed; see <a href="#checks">Data checks</a>.</li>`
}

/** The claims to begin with. */
const reported = ({ input }: Context): Html => {
  const countOf = (verdict: string): number => input.verdicts.filter((row) => row.verdict === verdict).length
  const open = countOf('not reproduced')
  const begin =
    open === 0
      ? html`All verdicts are under <a href="#findings">Findings</a>; no number is “not reproduced”.`
      : html`Begin with the <span data-verdict="not reproduced">${open}</span> reported ${plural(open, 'number that is', 'numbers that are')} not reproduced, first under <a href="#findings">Findings</a>.`
  return html`${begin}${countOf('not derivable') > 0 && ' Numbers that cannot be checked have their reason in the list of all numbers.'}`
}

const count = (number: number, what: string): Html => html`<span data-count="${what}">${number}</span>`
