import type { TextRun } from '../../../documents/document.ts'
import { pageTables } from '../../../documents/page-tables.ts'
import { type PageText, pageText } from '../../../documents/page-text.ts'
import { tablesFile } from '../../../documents/word/tables-file.ts'
import { type Block, textFile } from '../../../documents/word/text-file.ts'
import type { Disk } from '../../../pipeline/disk/disk.ts'
import { plural } from '../../../pipeline/words.ts'
import * as validated from '../../2-validate/artifacts.ts'
import { auditFaults, verdicts } from '../../6-audit/artifacts.ts'
import { artifactReader } from '../export/artifact-reader.ts'
import { figureFiles } from '../export/export-figures.ts'
import type { FigureCall } from '../export/figure-call.ts'
import { writtenFigures } from '../export/written-figures.ts'
import { checklistTable, GUIDELINES } from './checklists.ts'
import { chosenFigures } from './chosen-figures.ts'
import { claimsList } from './claims-list.ts'
import type { Described } from './contents.ts'
import { type NumberedFigure, numberedFigures } from './numbered-figures.ts'

/** The files of a submission by their names in its folder, with what they are. */
export interface Submission {
  readonly title: string
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly present: readonly Described[]
  readonly absent: readonly Described[]
  /** Names of figures with characters that their font lacks. */
  readonly missing: readonly (readonly [file: string, characters: readonly string[]])[]
}

/** What a part of a submission adds to it. */
interface Part {
  readonly files?: readonly (readonly [name: string, bytes: Uint8Array])[]
  readonly present?: readonly Described[]
  readonly absent?: readonly Described[]
  readonly missing?: Submission['missing']
}

/**
 * The files of a submission, made from the report and the artifacts of a cohort.
 * @param fonts the folder of the fonts of figures
 * @throws CallError for a width in which not all figures were drawn, or more pixels than memory is meant for
 */
export const submissionFiles = async (
  root: string,
  disk: Disk,
  cohort: string,
  call: FigureCall,
  fonts: string,
): Promise<Submission> => {
  const page = new TextDecoder().decode(disk.read(`reports/${cohort}/index.html`) ?? new Uint8Array())
  const text = pageText(page)
  const numbered = numberedFigures(text.figures)
  const parts: readonly Part[] = [
    tables(page),
    await figures(numbered, root, cohort, call, fonts),
    legends(text.title, numbered),
    paragraphs(text),
    ...GUIDELINES.map((guideline) => checklist(guideline, text)),
    claims(text, disk, cohort),
    manuscript(disk, cohort),
  ]
  return {
    title: text.title,
    files: new Map(parts.flatMap(({ files = [] }) => files)),
    present: parts.flatMap(({ present = [] }) => present),
    absent: parts.flatMap(({ absent = [] }) => absent),
    missing: parts.flatMap(({ missing = [] }) => missing),
  }
}

const file = (name: string, bytes: Uint8Array, words: string): Part => ({
  files: [[name, bytes]],
  present: [[name, words]],
})

const tables = (page: string): Part => {
  const { title, tables: found } = pageTables(page)
  return found.length === 0
    ? { absent: [['tables.docx', 'the report has no table']] }
    : file('tables.docx', tablesFile(title, found), plural(found.length, 'table'))
}

const KINDS: Readonly<Record<FigureCall['formats'][number], string>> = {
  pdf: 'PDF',
  tiff: 'TIFF',
  png: 'PNG',
  svg: 'SVG with letters as shapes',
  emf: 'Enhanced Metafile',
}

const figures = async (
  numbered: readonly NumberedFigure[],
  root: string,
  cohort: string,
  call: FigureCall,
  fonts: string,
): Promise<Part> => {
  const names = numbered.map(({ figure }) => figure.name)
  const chosen = chosenFigures(writtenFigures(root, cohort), names, call)
  const [first] = chosen
  if (first === undefined) return { absent: [['figures/', 'the report has no figure']] }
  const written: (readonly [name: string, bytes: Uint8Array])[] = []
  const missing: (readonly [file: string, characters: readonly string[]])[] = []
  for await (const drawn of figureFiles(chosen, call, fonts)) {
    const name = `figures/${numbered[names.indexOf(drawn.figure.name)]!.file}.${drawn.ending}`
    written.push([name, drawn.bytes])
    if (drawn.missing.length > 0) missing.push([name, drawn.missing])
  }
  const kinds = call.formats.map((format) => KINDS[format]).join(', ')
  const pixels = call.formats.some((format) => format === 'tiff' || format === 'png')
    ? `, ${call.dotsPerInch} dots per inch`
    : ''
  const words = `${plural(chosen.length, 'figure')} as ${kinds}, ${first.width} mm wide${pixels}${call.isGrey ? ', in shades of grey' : ''}`
  return { files: written, present: [['figures/', words]], missing }
}

const legends = (title: string, numbered: readonly NumberedFigure[]): Part => {
  if (numbered.length === 0) return {}
  const blocks = numbered.map(({ number, figure }): Block => {
    const name: TextRun = { text: `Figure ${number}. `, isBold: true }
    return {
      kind: 'text',
      runs: [
        name,
        ...figure.title.map((run) => ({ ...run, isBold: true })),
        { text: ' ' },
        ...figure.caption,
      ],
    }
  })
  return file('figure-legends.docx', textFile(title, blocks), 'the legends of the figures')
}

const paragraphs = ({ title, paragraphs: found }: PageText): Part => {
  const blocks = found.flatMap(({ heading, runs }): readonly Block[] =>
    runs.length === 0
      ? []
      : [
          { kind: 'heading', text: heading },
          { kind: 'text', runs },
        ],
  )
  const numbers = found.flatMap(({ runs }) => runs.filter(({ result }) => result !== undefined)).length
  return blocks.length === 0
    ? { absent: [['methods-and-results.docx', 'the report has no text for a manuscript']] }
    : file(
        'methods-and-results.docx',
        textFile(title, blocks),
        `text to paste into the manuscript; ${plural(numbers, 'number')} in it ${numbers === 1 ? 'is' : 'are'} tagged with the ids of results`,
      )
}

const checklist = (guideline: (typeof GUIDELINES)[number], { title, checklists }: PageText): Part => {
  const table = checklists.get(guideline.name)
  const name = `${guideline.name}-checklist.docx`
  if (table === undefined) return { absent: [[name, 'the report has no such checklist']] }
  const blocks: readonly Block[] = [
    { kind: 'text', runs: [{ text: title }] },
    { kind: 'table', table: checklistTable(guideline, table) },
  ]
  return file(name, textFile(guideline.title, blocks, true), `${guideline.title}; the author adds the pages`)
}

const claims = (text: PageText, disk: Disk, cohort: string): Part => {
  const name = 'claims.csv, claims.docx'
  const faults = auditFaults.path.replace('{cohort}', cohort).replace('{file}', 'claims')
  if (disk.read(faults) !== null)
    return { absent: [[name, 'the reported numbers have faults; see the report']] }
  if (text.claims === null)
    return { absent: [[name, 'the cohort has neither claims.csv nor a manuscript with bound numbers']] }
  const { sentence, table } = text.claims
  const read = artifactReader(disk, cohort)
  const rows = read(verdicts)
  const blocks: readonly Block[] = [
    { kind: 'text', runs: sentence },
    { kind: 'table', table },
  ]
  const words = `${plural(rows.length, 'reported number')} with their verdicts`
  return {
    files: [
      ['claims.csv', claimsList(read(validated.claims), rows)],
      ['claims.docx', textFile(`${text.title}: reported and recomputed numbers`, blocks, true)],
    ],
    present: [
      ['claims.csv', words],
      ['claims.docx', 'the same as a table'],
    ],
  }
}

/** A manuscript in Markdown shows the figures of the report, which lie a folder above. */
const besideFigures = (bytes: Uint8Array): Uint8Array =>
  new TextEncoder().encode(new TextDecoder().decode(bytes).replaceAll('](<figures/', '](<../figures/'))

/** The manuscript whose numbers are filled in, if the cohort has one. */
const manuscript = (disk: Disk, cohort: string): Part => {
  const found = ['manuscript.docx', 'manuscript.md'].flatMap((name) => {
    const bytes = disk.read(`reports/${cohort}/${name}`)
    if (bytes === null) return []
    return [[name, name.endsWith('.md') ? besideFigures(bytes) : bytes] as const]
  })
  return found.length === 0
    ? {
        absent: [
          [
            'manuscript.docx',
            'the cohort has no manuscript with bound numbers, or the manuscript has faults',
          ],
        ],
      }
    : {
        files: found,
        present: found.map(([name]) => [name, 'the manuscript, its bound numbers filled in'] as const),
      }
}
