import type { Context } from '../context.ts'
import { type Html, html } from '../html/html.ts'
import { userText } from '../html/number.ts'
import { table } from '../html/table.ts'
import { confirmationSentence } from './confirmation-sentence.ts'

/** Hashes of raw files and artifacts, to check whether this page was made from given files. */
export const provenance = (context: Context): Html => {
  const { input } = context
  const { version, raw, artifacts } = input.provenance
  const rows = (hashes: Readonly<Record<string, string>>) =>
    Object.entries(hashes).map(([path, hash]) => ({
      cells: [html`<code data-hash>${path}</code>`, html`<span class="hash" data-hash>${hash}</span>`],
    }))
  const columns = [{ title: 'File' }, { title: html`<span data-hash>sha256</span>` }]
  return html`
<div id="provenance">
<p>Made by Casebook ${userText(version, 'package.json')} from the files below. <code>npx casebook</code> (in a clone of Casebook: <code>make</code>) produces the same bytes.</p>
${confirmationSentence(context)}
${table('t-raw', 'Raw files', columns, rows(raw))}
<details><summary>Artifacts</summary>${table('t-artifacts', 'Artifacts', columns, rows(artifacts))}</details>
</div>`
}
