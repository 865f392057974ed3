import type { TableCell, TableContent, TableRow } from '../../../documents/document.ts'

/** A checklist of a reporting guideline: its sections, each from its first item on, and where it was published. */
interface Guideline {
  readonly name: 'strobe' | 'remark'
  readonly title: string
  readonly sections: readonly (readonly [firstItem: number, title: string])[]
  /** The titles of the items, where the licence of the checklist permits them. */
  readonly titles: readonly string[]
  readonly source: string
}

export const GUIDELINES: readonly Guideline[] = [
  {
    name: 'strobe',
    title: 'STROBE checklist for cohort studies',
    sections: [
      [1, 'Title and abstract'],
      [2, 'Introduction'],
      [4, 'Methods'],
      [13, 'Results'],
      [18, 'Discussion'],
      [22, 'Other information'],
    ],
    titles: [
      ...['Title and abstract', 'Background/rationale', 'Objectives', 'Study design', 'Setting'],
      ...['Participants', 'Variables', 'Data sources/measurement', 'Bias', 'Study size'],
      ...['Quantitative variables', 'Statistical methods', 'Participants', 'Descriptive data'],
      ...['Outcome data', 'Main results', 'Other analyses', 'Key results', 'Limitations'],
      ...['Interpretation', 'Generalisability', 'Funding'],
    ],
    source:
      'Sections and titles of items: von Elm E, Altman DG, Egger M, Pocock SJ, Gøtzsche PC, Vandenbroucke JP. The Strengthening the Reporting of Observational Studies in Epidemiology (STROBE) Statement: guidelines for reporting observational studies. PLoS Med 2007;4(10):e296, doi:10.1371/journal.pmed.0040296 (licence: CC BY). What each item asks for is paraphrased; see the guideline.',
  },
  {
    name: 'remark',
    title: 'REMARK checklist for studies of prognostic markers',
    sections: [
      [1, 'Introduction'],
      [2, 'Patients and methods'],
      [12, 'Results'],
      [19, 'Discussion'],
    ],
    titles: [],
    source:
      'The items are numbered as in: Altman DG, McShane LM, Sauerbrei W, Taube SE. Reporting Recommendations for Tumor Marker Prognostic Studies (REMARK): explanation and elaboration. PLoS Med 2012;9(5):e1001216, doi:10.1371/journal.pmed.1001216. What each item asks for is paraphrased; see the guideline.',
  },
]

/**
 * The checklist of a report's page for a journal: in sections, with a column for the page of the manuscript, which the
 * author fills in.
 * @param table of the page: item, what it asks for, where the report answers it
 */
export const checklistTable = (
  { sections, titles, source, name }: Guideline,
  table: TableContent,
): TableContent => ({
  title: [],
  notes: [
    {
      text: `“Report” is the report that Casebook made from the tables and the analysis plan; “not in the tables” means that neither the tables nor the plan contain the answer. ${source}`,
    },
  ],
  head: [
    textCell('Item'),
    ...(titles.length === 0 ? [] : [textCell('Title')]),
    textCell('Asks for'),
    textCell('Section of the report'),
    textCell('Page of the manuscript'),
  ],
  rows: table.rows.flatMap((row): readonly TableRow[] => {
    const [item, ...rest] = row.cells
    const number = Number(item?.runs.map(({ text }) => text).join(''))
    if (item === undefined || !Number.isInteger(number))
      throw new Error(`${name}: expected the number of an item, found ${JSON.stringify(item)}`)
    const section = sections.find(([first]) => first === number)
    return [
      ...(section === undefined ? [] : [{ kind: 'group' as const, cells: [textCell(section[1])] }]),
      {
        kind: 'row',
        cells: [
          item,
          ...(titles.length === 0 ? [] : [textCell(titles[number - 1] ?? '')]),
          ...rest,
          { runs: [{ text: 'author', isPrompt: true }], isNumber: false },
        ],
      },
    ]
  }),
})

const textCell = (text: string): TableCell => ({ runs: [{ text }], isNumber: false })
