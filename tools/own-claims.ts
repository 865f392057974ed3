/**
 * The claims of the cohorts of this repository, judged by their own Kaplan-Meier figures, in both widths, as if only the figure were
 * known: `npx tsx tools/own-claims.ts`. A claim that the cohort's table reproduces is true: the figure may leave it open, and
 * must not contradict it. Prints a table of verdicts by figure, and what contradicts.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ClaimText } from '../audit/claims/claim.ts'
import type { EventRow } from '../cohort/counts/event-rows.ts'
import { idPart } from '../cohort/values/id-part.ts'
import { claims, estimates, figures, models, tests } from '../stages/2-validate/artifacts.ts'
import { eventTable } from '../stages/3-durations/artifacts.ts'
import { verdicts } from '../stages/6-audit/artifacts.ts'
import { figureOfFile, type ReadFigure } from '../stages/commands/from-figure/figure-of-file.ts'
import { type DrawnPatient, matchedGroups } from './support/drawn-figures.ts'
import { auditedFigure } from './support/figure-audit.ts'
import { artifactIn, groupOf, isOfFigure, patientsIn, WIDTHS } from './support/own-figures.ts'
import { REAL } from './support/project.ts'

/** What a figure shows: an endpoint, in all patients or by a variable. */
interface Shown {
  readonly cohort: string
  readonly endpoint: string
  readonly by: string | undefined
}

/** The id of a claim's result in the cohort of the figure; null where the figure does not show it. */
const idInFigure = (
  { cohort, endpoint, by }: Shown,
  { result }: ClaimText,
  nameOf: (level: string) => string | null,
): string | null => {
  const [analysis = '', ...rest] = result.split('/')
  const statistic = rest.at(-1) ?? ''
  const level = rest.length > 1 ? rest[0]!.replace(/^[^=]*=/, '') : null
  const name = level === null ? '' : nameOf(level)
  if (name === null || rest.length > 2 || rest.length === 0) return null
  const group = level === null ? '' : `group=${idPart(name)}/`
  if (artifactIn(cohort, estimates)[analysis]?.endpoint === endpoint) {
    if (level !== null && !rest[0]!.startsWith(`${by}=`)) return null
    return `event-free/${group}${statistic}`
  }
  const test = artifactIn(cohort, tests)[analysis]
  const isTest =
    test?.method === 'log-rank' && test.endpoint === endpoint && test.by === by && !('weight' in test)
  return isTest
    ? `event-free-by-group/${group}${statistic}`
    : modelIdIn({ cohort, endpoint, by }, result, nameOf)
}

/** Of a Cox model with the variable of the figure alone. */
const modelIdIn = (
  { cohort, endpoint, by }: Shown,
  result: string,
  nameOf: (level: string) => string | null,
): string | null => {
  const [analysis = '', ...rest] = result.split('/')
  const model = artifactIn(cohort, models)[analysis]
  if (model?.method !== 'cox' || model.endpoint !== endpoint || by === undefined) return null
  if (model.covariates.length !== 1 || model.covariates[0] !== by) return null
  const id = `cox-${'ties' in model ? model.ties : 'efron'}`
  if (rest.length === 1) return `${id}/${rest[0]}`
  const name = nameOf(rest[0]!.slice(by.length + 1))
  return name === null ? null : `${id}/group ${idPart(name)}/${rest[1]}`
}
const MODELS = ['efron', 'breslow']
  .map(
    (ties) =>
      `  cox-${ties}: { title: Hazard ${ties}, method: cox, endpoint: event-free, covariates: [group], ties: ${ties} }`,
  )
  .join('\n')

const grouped = <T>(all: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, readonly T[]> => {
  const found = new Map<string, T[]>()
  for (const one of all) found.set(keyOf(one), [...(found.get(keyOf(one)) ?? []), one])
  return found
}

/** The patients of a figure by group. */
const truthOf = (rows: readonly EventRow[]): ReadonlyMap<string, readonly DrawnPatient[]> =>
  grouped(
    rows.flatMap((row) => patientsIn(row).map((patient) => ({ ...patient, group: groupOf(row) }))),
    ({ group }) => group,
  )

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`

/** A claim with its verdicts: of the cohort's table, and of the figure. */
interface Judged {
  readonly figure: string
  readonly claim: ClaimText
  readonly byTable: string
  readonly byFigure: string
  readonly explanation: string
}

const judgedIn = async (shown: Shown, figure: string, file: string): Promise<readonly Judged[]> => {
  const read = await figureOfFile(readFileSync(file), { page: null, n: null, unit: null })
  if ('fault' in read) throw new Error(`${file}: ${read.fault.found}`)
  const rows = artifactIn(shown.cohort, eventTable).filter((row) => isOfFigure(row, shown.endpoint, shown.by))
  const matched = matchedGroups(read.patients.groups, truthOf(rows), 1)
  // the groups in the order of the data, so that a ratio has the same reference
  const order = [...truthOf(rows).keys()]
  const groups = matched
    .toSorted((a, b) => order.indexOf(a.group) - order.indexOf(b.group))
    .map((match) => match.read)
  const whole: ReadFigure = { ...read, patients: { ...read.patients, groups } }
  const nameOf = (level: string): string | null =>
    matched.find(({ group }) => idPart(group) === level)?.read.name ?? null
  const own = artifactIn(shown.cohort, claims).flatMap((claim) => {
    const id = idInFigure(shown, claim, nameOf)
    return id === null ? [] : [{ claim, id }]
  })
  if (own.length === 0) return []
  const byTable = new Map(artifactIn(shown.cohort, verdicts).map((row) => [row.id, row.verdict]))
  const byFigure = await auditedFigure(whole, {
    ...{ file: figure, unit: read.unit ?? 'months', models: groups.length > 1 ? MODELS : '' },
    at: [...new Set(own.flatMap(({ id }) => id.split('@').slice(1)))],
    lines: own.map(({ claim: { id, published, unit }, id: result }) =>
      [id, 'Paper', id, quoted(published), unit, quoted(result), ''].join(','),
    ),
  })
  return own.map(({ claim }) => {
    const { verdict, explanation } = byFigure.get(claim.id)!
    return { figure, claim, byTable: byTable.get(claim.id)!, byFigure: verdict, explanation }
  })
}

const line = (...cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |\n`
const VERDICTS = [
  'reproduced',
  'within the figure',
  'other convention',
  'uninformative',
  'not derivable',
  'not reproduced',
]

const all: Judged[] = []
for (const cohort of readdirSync(join(REAL, 'data/raw'))) {
  if (!existsSync(join(REAL, 'data/raw', cohort, 'claims.csv'))) continue
  for (const [name, figure] of Object.entries(artifactIn(cohort, figures))) {
    if (figure.kind !== 'kaplan-meier') continue
    const { endpoint } = artifactIn(cohort, estimates)[figure.estimate]!
    for (const place of Object.values(WIDTHS)) {
      const file = join(REAL, 'reports', cohort, place, `${name}.svg`)
      const shown = { cohort, endpoint, by: figure.by }
      if (existsSync(file)) all.push(...(await judgedIn(shown, `${cohort}/${place}/${name}.svg`, file)))
    }
  }
}
const counts = (rows: readonly Judged[]): readonly number[] =>
  VERDICTS.map((verdict) => rows.filter(({ byFigure }) => byFigure === verdict).length)
process.stdout.write(line('figure', 'by the table', 'claims', ...VERDICTS))
process.stdout.write(line(...['figure', 'by the table', 'claims', ...VERDICTS].map(() => '---')))
for (const [figure, rows] of grouped(all, (row) => row.figure))
  for (const [byTable, own] of grouped(rows, (row) => row.byTable))
    process.stdout.write(line(figure, byTable, own.length, ...counts(own)))
for (const { figure, claim, explanation } of all.filter(
  (row) => row.byTable === 'reproduced' && row.byFigure === 'not reproduced',
))
  process.stdout.write(`contradicted: ${figure}, ${claim.id} ${claim.published}: ${explanation}\n`)
