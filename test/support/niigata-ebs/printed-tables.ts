/**
 * Tables 1-3 as they stand in the extracted text of the paper, whose column layout is lost: a row is one run of words.
 * Each table is read by the grammar of its cells, never by the transcription that it is compared with.
 */
export interface PrintedTable {
  readonly file: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** Reads the three tables; throws at the first header, row or case number that is not as the grammar has it. */
export function printedTables(text: string): PrintedTable[] {
  return layouts.map((layout) => ({
    file: layout.file,
    columns: layout.columns,
    rows: printedRows(layout, text),
  }))
}

interface Layout {
  readonly file: string
  /** The first and the last words around the table: its caption and its notes. */
  readonly caption: string
  readonly notes: string
  /** The printed header in one line: it fixes the order of the cells. */
  readonly header: string
  readonly rowStart: RegExp
  readonly row: RegExp
  readonly columns: readonly string[]
}

const cases = Array.from({ length: 18 }, (_, index) => String(index + 1))

/** Words that the extraction split in two. */
const healed: readonly (readonly [string, string])[] = [['Pu lmonary', 'Pulmonary']]

const listOf = (item: string, separator: string) => `${item}(?:${separator}${item})*`
/** "Vena cava tear": one capital, then words without any. So two text cells in a row part at the capital. */
const words = '[A-Z][a-z]+(?: [a-z]+)*'
/** "Bone, choroid plexus, eye": only the first item has a capital. */
const places = '[A-Z][a-z]+(?: [a-z]+)*(?:, [a-z]+(?: [a-z]+)*)*'
/** "T2, 12, L1": the region's letter is given once for a run of levels. */
const levels = listOf('(?:[TL])?\\d{1,2}', ', ')
/** "T (6), 7, (8)", "(T12), L1": parentheses around what was resected in part. */
const resected = listOf('(?:[TL] ?)?(?:\\d{1,2}|\\([TL]?\\d{1,2}\\))', ', ')
const therapies = listOf('(?:BSC|RAI|C|R|S)', '\\+')
const amount = '(?:\\d{1,2},\\d{3}|\\d{3})'
const complications = listOf(`(?:[A-Z]{2,}|${words})`, ', ')

const layouts: readonly Layout[] = [
  {
    file: 'table-1.csv',
    caption: 'Table 1. Patient demographics',
    notes: 'F, female; M, male.',
    header:
      'Case Age (yr) Sex Primary cancer site Level Tomita classification Metastasis to vital organ ' +
      'Metastasis to extraspinal bone Frankel grade Tokuhashi score',
    rowStart: /^\d+ \d+ [FM] /,
    row: new RegExp(
      `^(\\d+) (\\d+) ([FM]) (${words}) (${levels}) ([1-7]) (${places}) (${places}) ([A-E]) (\\d+)$`,
    ),
    columns: [
      'case',
      'age',
      'sex',
      'primary_site',
      'level',
      'tomita',
      'metastasis_vital',
      'metastasis_bone',
      'frankel_before',
      'tokuhashi',
    ],
  },
  {
    file: 'table-2.csv',
    caption: 'Table 2. Surgical procedures and results',
    notes: 'EBS, en bloc spondylectomy; C-AP',
    header:
      'Case Date of EBS (yr) Approach Resected areaa) Time (min) Intraoperative blood loss (g) ' +
      'Adjuvant therapy Perioperative complications Frankel gradeb) Intraoperative Postoperative',
    rowStart: /^\d+ (?:19|20)\d\d /,
    row: new RegExp(
      `^(\\d+) (\\d{4}) (C-AP|S-AP|P) (${resected}) (${amount}) (${amount}) ` +
        `(None|${therapies}) (${words}) (${complications}) ([A-E])$`,
    ),
    columns: [
      'case',
      'year',
      'approach',
      'resected_area',
      'time',
      'blood_loss',
      'adjuvant',
      'complication_intraoperative',
      'complication_postoperative',
      'frankel_after',
    ],
  },
  {
    file: 'table-3.csv',
    caption: 'Table 3. Oncological outcomes after EBS',
    notes: 'EBS, en bloc spondylectomy; C, chemotherapy; DOD',
    header:
      'Case Surgical margin Local recurrence Distant relapse after EBS Prognosis Follow- up (mo)Yes/no ' +
      'Duration after EBS (mo) Treatment Region Duration after EBS (mo) Treatment',
    rowStart: /^\d+ [+-] /,
    row: new RegExp(
      `^(\\d+) ([+-]) (?:(No)|(Yes) (\\d+) (${therapies})) (?:(None)|(${places}) (\\d+) (${therapies})) ` +
        '(DOD|DOC|AWD|NED) (\\d+)$',
    ),
    columns: [
      'case',
      'surgical_margin',
      'local_recurrence',
      'recurrence_months',
      'recurrence_treatment',
      'relapse_region',
      'relapse_months',
      'relapse_treatment',
      'prognosis',
      'follow_up',
    ],
  },
]

function printedRows(layout: Layout, text: string): string[][] {
  const [header, ...rows] = headerAndRows(layout, text)
  if (header !== layout.header) {
    throw new Error(`${layout.file}: expected the header "${layout.header}", found "${header}"`)
  }
  const cells = rows.map((row) => cellsOf(layout, row))
  const found = cells.map((row) => row[0])
  if (found.join() !== cases.join()) {
    throw new Error(`${layout.file}: expected cases ${cases.join()}, found ${found.join()}`)
  }
  return cells
}

/** Every line between caption and notes belongs to the header or to a row, so nothing printed can be lost. */
function headerAndRows(layout: Layout, text: string): string[] {
  const from = text.indexOf(layout.caption)
  const to = text.indexOf(layout.notes, from)
  if (from < 0 || to < 0)
    throw new Error(`${layout.file}: expected "${layout.caption}" in the text, found none`)
  const parts = ['']
  for (const line of text.slice(from + layout.caption.length, to).split('\n')) {
    if (layout.rowStart.test(line)) parts.push(line)
    else parts.push(`${parts.pop()} ${line}`)
  }
  return parts.map((part) => heal(part.replace(/\s+/g, ' ').trim()))
}

function heal(line: string): string {
  return healed.reduce((text, [split, whole]) => text.replace(split, whole), line)
}

function cellsOf(layout: Layout, row: string): string[] {
  const match = layout.row.exec(row)
  if (match === null) throw new Error(`${layout.file}: expected a row of the table, found "${row}"`)
  const groups = match.slice(1)
  return layout.file === 'table-3.csv' ? outcomeCells(groups) : groups.map((cell) => cell ?? '')
}

/** "No" and "None" leave the cells of time and treatment empty. */
function outcomeCells(groups: readonly (string | undefined)[]): string[] {
  const [id, margin, no, yes, recurrence, treated, none, region, relapse, relapseTreated, prognosis, months] =
    groups.map((cell) => cell ?? '')
  return [
    id!,
    margin!,
    no! + yes!,
    recurrence!,
    treated!,
    none! + region!,
    relapse!,
    relapseTreated!,
    prognosis!,
    months!,
  ]
}
