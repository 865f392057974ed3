import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { inCallWords } from '../../pipeline/call-words.ts'
import type { Command, CommandCall } from '../../pipeline/commands/command.ts'
import { CallError, DataError } from '../../pipeline/fault.ts'
import { plural, shown } from '../../pipeline/words.ts'
import type { BoundNumber } from '../9-manuscript/bound-numbers.ts'
import { fillManuscript } from '../9-manuscript/fill-manuscript.ts'
import { derivedCohort } from './bind/derived-cohort.ts'
import { cohortManuscript } from './bind/raw-manuscript.ts'

export const command: Command = {
  name: 'manuscript',
  summary:
    'list the numbers that changed in a bound manuscript; write them as tracked changes or into the manuscript',
  flags: { track: { type: 'boolean' }, author: { type: 'string' }, accept: { type: 'boolean' } },
  help: `npm run pipeline -- manuscript <cohort> [--track [--author <name>]] [--accept]

Lists the numbers of data/raw/<cohort>/manuscript.docx (or .md) whose text differs from the present results, each with its
place and its new text: the result has another value, only the way of writing differs ("style only"), or no text was
written yet ("(empty)"). A run writes the same list to data/derived/<cohort>/9-manuscript/changes.csv, and the manuscript
with the new numbers to reports/<cohort>/manuscript.docx (or .md).

  --track    write reports/<cohort>/export/manuscript-tracked.docx, in which each changed number is a tracked change that
             you accept or reject in Word or LibreOffice (Word documents only; the file is not committed). Tables and
             figures are replaced without tracking
  --author   the author of the tracked changes (default: Casebook)
  --accept   write the new numbers, in Word also the tables and figures, into data/raw/<cohort>/manuscript.docx (or .md);
             bindings stay

Examples
  npm run pipeline -- manuscript our-series
  npm run pipeline -- manuscript our-series --track --author "A. Author"
`,
  run: async (call) => {
    process.stdout.write(inCallWords(await changed(call), call.manifest))
    return 0
  },
}

const changed = async ({ root, words: [cohort, ...more], flags }: CommandCall): Promise<string> => {
  const derived = derivedCohort(root, cohort, 'manuscript')
  if (more.length > 0) throw new CallError(`manuscript: expected one cohort, found ${more.length + 1}`)
  const opened = await cohortManuscript(root, cohort!, 'manuscript')
  if (opened === null)
    throw new CallError(
      `manuscript: expected data/raw/${cohort}/manuscript.docx or .md, found neither (npm run pipeline -- bind ${cohort} draft.docx makes it)`,
    )
  const { format, document, bytes, path } = opened
  const filling = fillManuscript(
    { file: path, ending: format.ending, faults: [], ...document },
    { ...derived.sources(), results: derived.results, rules: derived.rules },
  )
  if ('faults' in filling) throw new DataError(filling.faults)
  const changes = filling.numbers.filter(({ why }) => why !== '')
  const lines = [...changes.map(changeLine), `${plural(changes.length, 'number')} changed\n`]
  const write = (target: string, content: Uint8Array): void => {
    mkdirSync(dirname(join(root, target)), { recursive: true })
    writeFileSync(join(root, target), content)
    lines.push(`wrote ${target}\n`)
  }
  if (flags['track'] === true) {
    if (format.ending !== 'docx')
      throw new CallError(
        `manuscript: expected a Word document for --track, found ${path} (git diff shows what changed in it)`,
      )
    const author = typeof flags['author'] === 'string' ? flags['author'] : 'Casebook'
    write(
      `reports/${cohort}/export/manuscript-tracked.docx`,
      await format.edit(bytes, filling.edits, { trackedBy: author }),
    )
  }
  if (flags['accept'] === true && filling.edits.length > 0)
    write(path, await format.edit(bytes, filling.edits))
  return lines.join('')
}

const changeLine = ({ place, written, text, result, why }: BoundNumber): string =>
  `  ${shown(place)}: ${written.text === '' ? '(empty)' : shown(written.text)} -> ${shown(text)}  ${result?.id ?? ''}${why === 'style' ? '  (style only)' : ''}\n`
