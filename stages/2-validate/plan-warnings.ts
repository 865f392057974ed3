import { type Planned, type PlanWarning, planWarnings, subjectWarnings } from '../../cohort/warnings/index.ts'
import type { Descriptors, Document } from '../1-ingest/artifacts.ts'
import type { SubjectRow, WarningRow } from './artifacts.ts'
import { descriptorFault } from './descriptor-faults.ts'
import { placeWords } from './place-words.ts'

/** Warnings that come from the plan and the descriptors: decisions left open, and what the plan shows by itself. */
export const warningsOfPlan = (
  descriptors: Descriptors,
  planned: Planned,
  rows: readonly SubjectRow[] = [],
  packages: readonly Document[] = [],
): readonly WarningRow[] => [
  ...[descriptors.analysis, descriptors.dataPackage, ...packages].flatMap(openDecisions),
  ...planWarnings(planned).map((warning) => placed(warning, descriptors)),
  ...ofSubjects(planned, rows),
]

/** Each mark TO DECIDE, until somebody takes it out of the file. */
const openDecisions = ({ file, places, open = [] }: Document): readonly WarningRow[] =>
  open.map(({ line, what }) => ({
    warning: 'open decision',
    title: `${what === '' ? 'a decision is marked TO DECIDE' : `to decide: ${what}`} (when it is decided, remove the mark)`,
    subject: '',
    variable: '',
    value: nameOnLine(line, places),
    file,
    line,
  }))

/** The property that stands on a line; empty where none begins there. */
const nameOnLine = (line: number, places: Document['places']): string => {
  const pointers = Object.entries(places).flatMap(([pointer, [at]]) =>
    at === line && /^\/[^/]/.test(pointer) && !/\/\d+$/.test(pointer) ? [pointer] : [],
  )
  return pointers[0]?.slice(1).split('/').at(-1) ?? ''
}

const placed = (
  { warning, title, variable, document, paths }: PlanWarning,
  descriptors: Descriptors,
): WarningRow => {
  const of = descriptors[document]
  const { file, line } = descriptorFault(of, { path: paths[0], expected: '', found: '' })
  const places = paths.map((path) => placeWords(path, of.value))
  return { warning, title, subject: '', variable, value: places.join('; '), file, line: line ?? null }
}

const ofSubjects = (planned: Planned, rows: readonly SubjectRow[]): readonly WarningRow[] => {
  const found = subjectWarnings(planned)
  if (found.length === 0) return []
  const lines = new Map(rows.map(({ file, subject, line }) => [`${file} ${subject}`, line]))
  return found.map(({ warning, title, subject, variable, value }) => {
    const file = planned.variables.get(variable)?.source?.file ?? rows[0]?.file ?? ''
    return { warning, title, subject, variable, value, file, line: lines.get(`${file} ${subject}`) ?? null }
  })
}
