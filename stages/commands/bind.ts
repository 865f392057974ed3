import { join, resolve } from 'node:path'
import { FIXED, idsByTag, OPEN, tagOf } from '../../documents/tag.ts'
import { inCallWords } from '../../pipeline/call-words.ts'
import type { Command, CommandCall } from '../../pipeline/commands/command.ts'
import { openDisk } from '../../pipeline/disk/disk.ts'
import { CallError, DataError } from '../../pipeline/fault.ts'
import { bindingCount, bindingList } from './bind/binding-list.ts'
import { derivedCohort } from './bind/derived-cohort.ts'
import { draftBinding } from './bind/draft-binding.ts'
import { cohortManuscript, manuscriptPath, type OpenedDocument, openDocument } from './bind/raw-manuscript.ts'

export const command: Command = {
  name: 'bind',
  summary: 'bind the numbers of a draft (Word, Markdown) to the results of a cohort',
  flags: { 'dry-run': { type: 'boolean' }, replace: { type: 'boolean' } },
  help: `npm run pipeline -- bind <cohort> <draft.docx or draft.md> [--dry-run] [--replace]

Finds the numbers in the sentences, tables and notes of a draft. A number is bound to a result if the words around it
lead to this result alone and the number is its value. Any other number that may be a result is marked as open; for
many of these the list names up to three results to choose from. Years, references, doses and other numbers that are
no results stay as they are. The draft with its bindings is written to data/raw/<cohort>/manuscript.docx (or .md); its
text and look do not change.

Then each run writes reports/<cohort>/manuscript.docx (or .md) with the numbers of that run, and lists what changed.
Without a claims.csv the bound numbers are also audited as its claims.

In Word a bound number is a content control; its tag is the id of the result. In Markdown it is
  :r[relapse-free/median]{shown="21"}
where "21" is the text as written; without {...} the number is shown as in the report. To bind an open number, replace
the tag "open" by an id (npm run pipeline -- results <cohort> [word] lists them); the tag "fixed" keeps a number as
it is. A table or figure is placed by a line of its own: ::table[brief], ::figure[<name>]; in Word by a paragraph of
its own: [table:brief], [figure:<name>].

The command can be repeated: bound numbers stay bound, open ones are tried again. If the cohort already has a manuscript
in the other format, or one with bindings that the draft lacks, nothing is written: continue with that manuscript. With
--replace a manuscript in the same format is overwritten; one in the other format must be moved away.

  --dry-run   print the list and write nothing
  --replace   write even if bindings of the present manuscript are lost

Examples
  npm run pipeline -- bind our-series ~/draft.docx
  npm run pipeline -- bind our-series data/raw/our-series/manuscript.docx
`,
  run: async (call) => {
    process.stdout.write(inCallWords(await bound(call), call.manifest))
    return 0
  },
}

const bound = async ({ root, words: [cohort, draftPath, ...more], flags }: CommandCall): Promise<string> => {
  const derived = derivedCohort(root, cohort, 'bind')
  if (draftPath === undefined || more.length > 0)
    throw new CallError(
      `bind: expected one draft after the cohort, found ${draftPath === undefined ? 'none' : more.length + 1} (npm run pipeline -- bind ${cohort} draft.docx)`,
    )
  const draft = await openDocument('', draftPath, 'bind')
  const { format, document } = draft
  const byTag = idsByTag(derived.results.map(({ id }) => id))
  const tags = format.ending === 'docx' ? tagOf : (id: string): string => id
  const { edits, numbers } = draftBinding(document.paragraphs, derived.words(), derived.rules, tags)
  const target = manuscriptPath(cohort!, format)
  const results = new Map(derived.results.map((result) => [result.id, result]))
  const list = `${bindingList(numbers, results)}${bindingCount(numbers)}`
  const unknown = numbers.filter(
    ({ became, tag }) => became === 'kept' && tag !== FIXED && !results.has(tag) && !byTag.has(tag),
  )
  const notes = unknown.map(
    ({ place, tag }) => `warning  ${place}: expected the id of a result, found "${tag}"\n`,
  )
  if (flags['dry-run'] === true) return `${list}${notes.join('')}nothing was written (--dry-run)\n`
  const present = await cohortManuscript(root, cohort!, 'bind')
  if (
    present !== null &&
    // a second manuscript in the other format would be refused by every run
    (flags['replace'] !== true || present.path !== target) &&
    resolve(join(root, present.path)) !== resolve(draftPath)
  )
    refuseLoss(
      present,
      [...numbers.map(({ tag }) => tag), ...document.slots.map(({ tag }) => tag)],
      target,
      cohort!,
    )
  openDisk(root).replace(new Map([[target, await format.edit(draft.bytes, edits)]]), [])
  return `${list}${notes.join('')}wrote ${target}\n\nNext\n  npm run pipeline -- ${cohort}\n`
}

/**
 * @param tags of the draft when it is bound
 * @throws DataError if the draft lacks a binding of the manuscript that it would replace
 */
const refuseLoss = (
  present: OpenedDocument,
  tags: readonly string[],
  target: string,
  cohort: string,
): void => {
  const lost = tagsIn(present)
  for (const tag of tags) {
    const at = lost.indexOf(tag)
    if (at >= 0) lost.splice(at, 1)
  }
  if (lost.length === 0 && present.path === target) return
  throw new DataError([
    {
      file: present.path,
      expected:
        present.path === target
          ? 'a draft with all bindings of this manuscript'
          : `the manuscript in the format of the draft, ${target}`,
      found:
        lost.length === 0
          ? 'another format'
          : `a draft without ${lost.length} of its bindings (${lost.slice(0, 3).join(', ')}${lost.length > 3 ? ', …' : ''})`,
      remedy: `continue with it: npm run pipeline -- bind ${cohort} ${present.path}; or move it away${present.path === target ? ', or repeat with --replace' : ''}`,
    },
  ])
}

const tagsIn = ({ document: { paragraphs, slots } }: OpenedDocument): string[] => [
  ...paragraphs.flatMap(({ bindings }) => bindings.flatMap(({ tag }) => (tag === OPEN ? [] : [tag]))),
  ...slots.map(({ tag }) => tag),
]
