import { valueWords } from '../../../audit/prose/draft/decision.ts'
import type { ClaimDraft } from '../../../audit/prose/draft/draft-claims.ts'
import { inCallWords } from '../../../pipeline/call-words.ts'
import type { Command, CommandCall } from '../../../pipeline/commands/command.ts'
import { openDisk } from '../../../pipeline/disk/disk.ts'
import { CallError, DataError, oneLine } from '../../../pipeline/fault.ts'
import { derivedCohort } from '../bind/derived-cohort.ts'

export const command: Command = {
  name: 'draft-claims',
  summary: 'draft claims.csv of a cohort from the text of a paper: PDF, Word, JATS, HTML or text',
  flags: { write: { type: 'boolean' }, out: { type: 'string' }, json: { type: 'boolean' } },
  help: `npm run pipeline -- draft-claims <cohort> <paper> [--write] [--out <folder>] [--json]

Reads the text of a paper and finds the numbers that may be results: a row of claims.csv for each, with an id, its place,
its sentence as the label (the number between « and »), the number as reported, its unit, and the result that it reports.
The words around a number decide, and its value is the evidence:

  bound      the words lead to one result, and the number is its value
  to decide  the words lead to a result with another value, or fit several results. The row names no result; its
             reason begins with TO DECIDE and names the results that the words mean, with their values, and others that
             have the value of the number. These rows are the audit
  no result  the words lead to no result. Where an entry of the plan would give one (a rate at another time, a
             description by groups), it is proposed as a call of "add"

References, labels, times, doses and other numbers that are not results are excluded and counted, and so are tables with a row
for each patient. Nothing is decided for you: read the bound rows too.

In each row TO DECIDE write the id of the result that is meant into "result" and empty "reason", even if the values
disagree: the run then says "not reproduced" and looks for an explanation. If the tables cannot give the number, say why in "reason". Delete
rows about other studies. The file is valid as it is; open rows are "not derivable" until they are decided.

Without --write and --out nothing is written. A file that exists is never overwritten.

  --write  write data/raw/<cohort>/claims.csv
  --out    write claims.csv and claims-review.csv (the results that were considered for each row) into a folder
           outside of data/raw, to compare with a claims.csv that exists
  --json   print the draft as JSON

Examples
  npm run pipeline -- draft-claims our-series paper.pdf
  npm run pipeline -- draft-claims our-series article.xml --write
`,
  run: async (call) => {
    process.stdout.write(inCallWords(await drafted(call), call.manifest))
    return 0
  },
}

const drafted = async ({ places, root, words, flags }: CommandCall): Promise<string> => {
  const [cohort, file, ...others] = words
  const derived = derivedCohort(root, cohort, 'draft-claims')
  if (file === undefined || others.length > 0)
    throw new CallError(
      `draft-claims: expected one paper after the cohort, found ${file === undefined ? 'none' : others.length + 1}`,
    )
  const { draftTargets, writeDraft } = await import('./write-draft.ts')
  const targets = draftTargets(root, cohort!, {
    write: flags['write'] === true,
    out: typeof flags['out'] === 'string' ? flags['out'] : undefined,
  })
  const bytes = openDisk('').read(file)
  if (bytes === null) throw new CallError(`draft-claims: expected a paper, found no file ${oneLine(file)}`)
  const { readPaperFile } = await import('../papers/read-in-thread.ts')
  const reading = await readPaperFile(places, bytes, file)
  if ('faults' in reading) throw new DataError(reading.faults.map((fault) => ({ ...fault, file })))
  const { draftOfPaper } = await import('./draft-of-paper.ts')
  const { draft, results } = draftOfPaper(file, reading.document.paragraphs, derived)
  const valueText = (id: string): string => valueWords(results.get(id))
  const { claimsFile, reviewFile } = await import('./claims-files.ts')
  writeDraft(
    new Map([
      ...targets.claims.map((path) => [path, claimsFile(draft.claims)] as const),
      ...(targets.review === null ? [] : [[targets.review, reviewFile(draft.claims, valueText)] as const]),
    ]),
  )
  const written = [...targets.claims, ...(targets.review === null ? [] : [targets.review])]
  if (flags['json'] === true) return jsonOf(draft)
  const { draftPage } = await import('./draft-page.ts')
  const notes = [
    ...written.map((path) => `wrote ${oneLine(path)}\n`),
    written.length === 0
      ? `nothing was written (--write writes data/raw/${cohort}/claims.csv)\n`
      : `\nNext: decide the rows that are marked TO DECIDE, then\n  npm run pipeline -- ${cohort}\n`,
  ]
  return `${draftPage(file, cohort!, draft)}\n${notes.join('')}`
}

const jsonOf = ({ claims, leftOut }: ClaimDraft): string => {
  const rows = claims.map(({ claim, decision, words, sameValue, sameValues, entry }) => ({
    ...claim,
    ...{ decision, words, sameValue, sameValues, entry },
  }))
  return `${JSON.stringify({ claims: rows, leftOut }, null, 2)}\n`
}
