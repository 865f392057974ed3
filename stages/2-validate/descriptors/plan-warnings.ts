import {
  type CheckedPlan,
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
  planned: CheckedPlan,
  rows: readonly SubjectRow[] = [],
  packages: readonly Document[] = [],
): readonly WarningRow[] => [
  ...[descriptors.analysis, descriptors.dataPackage, ...packages].flatMap(openDecisionWarnings),
  ...planWarnings(planned).map((warning) => located(warning, descriptors)),
  ...warningsOfSubjects(planned, rows),
]

/** A warning for each TO DECIDE mark. */
const openDecisionWarnings = ({ file, places, value, open = [] }: Document): readonly WarningRow[] =>
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
    ([pointerText, [begins]]) =>
      begins === line && /^\/[^/]/.test(pointerText) && !/\/\d+$/.test(pointerText),
  )?.[0]
  const parts = pointer?.slice(1).split('/') ?? []
  return placeWords(
    parts.map((part) => (/^\d+$/.test(part) ? Number(part) : part)),
    value,
  )
}

const located = (
  { warning, title, variable, document, paths }: PlanWarning,
  descriptors: Descriptors,
): WarningRow => {
  const descriptor = descriptors[document]
  const { file, line } = descriptorFault(descriptor, { path: paths[0], expected: '', found: '' })
  const locations = paths.map((path) => placeWords(path, descriptor.value))
  return { warning, title, subject: '', variable, value: locations.join('; '), file, line: line ?? null }
}

const warningsOfSubjects = (planned: CheckedPlan, rows: readonly SubjectRow[]): readonly WarningRow[] => {
  const warnings = subjectWarnings(planned)
  if (warnings.length === 0) return []
  const lines = new Map(rows.map(({ file, subject, line }) => [`${file} ${subject}`, line]))
  return warnings.map(({ warning, title, subject, variable, value }) => {
    const file = planned.variables.get(variable)?.source?.file ?? rows[0]?.file ?? ''
    return { warning, title, subject, variable, value, file, line: lines.get(`${file} ${subject}`) ?? null }
  })
}
