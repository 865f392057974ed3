import {
  type Planned,
  type PlanWarning,
  planWarnings,
  subjectWarnings,
} from '../../../cohort/checks/warnings/index.ts'
import type { Descriptors, Document } from '../../1-ingest/artifacts.ts'
import type { SubjectRow, WarningRow } from '../artifacts.ts'
import { descriptorFault } from './descriptor-faults.ts'
import { placeWords } from './place-words.ts'

/** Warnings about the plan and the descriptors: open decisions, and what the plan alone shows. */
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

/** A warning for each TO DECIDE mark. */
const openDecisions = ({ file, places, value, open = [] }: Document): readonly WarningRow[] =>
  open.map(({ line, what }) => ({
    warning: 'open decision',
    title: `${what === '' ? 'a decision is marked TO DECIDE' : what} (once decided, remove TO DECIDE)`,
    subject: '',
    variable: '',
    value: propertyOnLine(line, places, value),
    file,
    line,
  }))

/** The location of the property that begins on a line; empty where none does. */
const propertyOnLine = (line: number, places: Document['places'], value: unknown): string => {
  const pointer = Object.entries(places).find(
    ([at, [begins]]) => begins === line && /^\/[^/]/.test(at) && !/\/\d+$/.test(at),
  )?.[0]
  const parts = pointer?.slice(1).split('/') ?? []
  return placeWords(
    parts.map((part) => (/^\d+$/.test(part) ? Number(part) : part)),
    value,
  )
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
