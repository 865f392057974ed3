import { oneOf } from '../../cohort/values/problem.ts'
import type { Edit, PictureContent, TableContent } from '../../documents/document.ts'
import { pageTables } from '../../documents/page-tables.ts'
import type { Fault } from '../../pipeline/fault.ts'
import type { ReadManuscript } from '../1-ingest/artifacts.ts'
import type { FigureEntry } from '../7-figures/artifacts.ts'
import { pictureOf } from './picture-of.ts'

export interface SlotSources {
  /** The report as HTML. */
  readonly page: string
  readonly figures: readonly FigureEntry[]
  /** By the name of the figure. */
  readonly svgs: Readonly<Record<string, string>>
}

/** What is placed in the slots of a manuscript, and a fault for each unknown table or figure. */
export const slotContents = (
  { file, slots, ending }: ReadManuscript,
  sources: SlotSources,
): { readonly edits: readonly Edit[]; readonly faults: readonly Fault[] } => {
  const faults: Fault[] = []
  // the page is large: it is read only for a table
  const tables = slots.some(({ tag }) => tag.startsWith('table:')) ? pageTables(sources.page).tables : []
  const edits = slots.flatMap(({ tag, place, line }, slot): readonly Edit[] => {
    const id = tag.slice(tag.indexOf(':') + 1)
    const [kind, known] = tag.startsWith('table:')
      ? (['table', tables.map((one) => one.id)] as const)
      : (['figure', sources.figures.map(({ figure }) => figure)] as const)
    const content = kind === 'table' ? tables.find((one) => one.id === id) : figureOf(id, ending, sources)
    if (content !== undefined) return [{ kind: 'place', slot, content }]
    faults.push({
      file,
      line,
      field: place,
      expected: `a ${kind} of the report, ${oneOf(known)}`,
      found: `"${id}"`,
    })
    return []
  })
  return { edits, faults }
}

const figureOf = (
  id: string,
  ending: string,
  { figures, svgs }: SlotSources,
): PictureContent | TableContent | undefined => {
  const entry = figures.find(({ figure }) => figure === id)
  const svg = svgs[id]
  if (entry === undefined || svg === undefined) return undefined
  const { title, caption, alt } = entry
  return {
    caption: [{ text: `${title}. ${caption}` }],
    alternative: alt,
    path: `figures/${id}.svg`,
    ...pictureOf(svg, ending === 'docx'),
  }
}
