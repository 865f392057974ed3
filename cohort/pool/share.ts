import type { CountRow } from '../counts/count-rows.ts'
import { type Counting, type CountsRequest, type EventTableRequest, groupingOf } from '../counts/counting.ts'
import { type EventRow, isInGroup } from '../counts/event-rows.ts'
import type { Condition } from '../descriptors/conditions/condition.ts'
import { variablesOf } from '../descriptors/conditions/evaluate-condition.ts'
import { Conventions, type Rules } from '../descriptors/conventions.ts'
import type { Endpoint } from '../descriptors/plan/endpoint.ts'
import type { Population } from '../descriptors/plan/population.ts'
import { writtenEntry } from '../descriptors/resolve-plan.ts'
import { endpointUnit } from '../subjects/endpoint-unit.ts'
import { eventsOf } from '../subjects/follow-ups.ts'
import { isNumeric, levelsOf, type Variable } from '../values/value.ts'
import { endpointSentence } from './endpoint-sentence.ts'
import type { SharedPackage } from './shared-package.ts'

/** The artifacts of a cohort that sharing needs. */
export interface Sharable {
  readonly name: string
  readonly title: string
  readonly plan: string
  readonly version: string
  readonly origin: string
  readonly agreement: string
  readonly subjects: number
  readonly excluded: SharedPackage['casebook']['excluded']
  readonly open: NonNullable<SharedPackage['casebook']['open']>
  readonly sizes: Readonly<Record<string, number>>
  readonly endpoints: Readonly<Record<string, Endpoint>>
  readonly populations: Readonly<Record<string, Population>>
  readonly variables: readonly Variable[]
  readonly rules: Rules
  readonly counting: Counting
  readonly eventRows: readonly EventRow[]
  readonly countRows: readonly CountRow[]
}

export interface Shared {
  readonly casebook: SharedPackage['casebook']
  readonly eventRows: readonly EventRow[]
  readonly countRows: readonly CountRow[]
  /** Counts that are not shared, with the reason. */
  readonly leftOut: readonly string[]
}

/**
 * The counts that may leave the institution, and their definitions. Excluded are tables that would list subjects:
 * counts by a number (a covariate pattern for each subject), of a free text, and of the subjects' identifiers.
 */
export const share = (of: Sharable): Shared => {
  const { eventTables, counts, leftOut } = sharedRequests(of)
  return {
    casebook: {
      version: of.version,
      plan: of.plan,
      agreement: of.agreement,
      origin: of.origin,
      subjects: of.subjects,
      excluded: of.excluded,
      open: of.open,
      ...definitionsOf(of, namedBy(of, eventTables, counts)),
      conventions: Conventions.parse(
        Object.fromEntries(Object.keys(Conventions.shape).map((key) => [key, of.rules[key as keyof Rules]])),
      ),
      eventTables: eventTables.map(({ endpoint, by, strata }) => ({
        endpoint,
        by: [...by],
        strata: [...strata],
      })),
      counts: counts.map(({ by, ...request }) => ({
        ...request,
        by: by === null || typeof by === 'string' ? by : [...by],
      })),
    },
    eventRows: of.eventRows.filter((row) => eventTables.some((request) => isOfTable(row, request))),
    countRows: of.countRows.filter((row) => counts.some((request) => isOfCounts(row, request))),
    leftOut,
  }
}

/** The tables that may leave, and the reasons for the others. */
const sharedRequests = ({ variables: all, counting }: Sharable) => {
  const variables = new Map(all.map((variable) => [variable.name, variable]))
  const isGroup = (name: string): boolean => {
    const variable = variables.get(name)
    return variable !== undefined && !isNumeric(variable) && levelsOf(variable) !== null
  }
  const isOpenText = ({ variable }: CountsRequest): boolean =>
    variable === counting.subject || (!isNumeric(variables.get(variable)!) && !isGroup(variable))
  const leftOut: string[] = []
  const eventTables = counting.eventTables.filter((request) => {
    const numeric = [...request.by, ...request.strata].find((name) => !isGroup(name))
    const changing = request.by.find((name) => variables.get(name)?.changesAt !== undefined)
    if (numeric !== undefined)
      leftOut.push(
        `${tableWords(request)}: ${numeric} is a number, so that each group could be a single subject`,
      )
    else if (changing !== undefined)
      leftOut.push(
        `${tableWords(request)}: ${changing} changes during follow-up, which pooled models do not take`,
      )
    return numeric === undefined && changing === undefined
  })
  const counts = counting.counts.filter((request) => {
    const numeric = groupingOf(request.by).find((name) => !isGroup(name))
    const reason =
      numeric !== undefined
        ? `${numeric} is a number, so that each group could be a single subject`
        : isOpenText(request)
          ? 'a text without declared categories'
          : null
    if (reason !== null) leftOut.push(`${countsWords(request)}: ${reason}`)
    return reason === null
  })
  return { eventTables, counts, leftOut }
}

/** The definitions behind the shared counts: endpoints, populations, and the variables that they name. */
const definitionsOf = (sharable: Sharable, named: ReadonlySet<string>) => {
  const variables = new Map(sharable.variables.map((variable) => [variable.name, variable]))
  return {
    endpoints: mapped(sharable.endpoints, (definition, name) => ({
      definition: writtenEntry('endpoints', name, definition),
      unit: endpointUnit(definition, variables),
      sentence: endpointSentence(definition, sharable.origin, variables),
    })),
    populations: mapped(sharable.populations, ({ title, condition }, name) => ({
      title,
      condition,
      subjects: sharable.sizes[name]!,
    })),
    variables: sharable.variables
      .filter(({ name }) => named.has(name))
      .map(({ name, title, type, unit, categories, ordered, derivation, taken }) => ({
        name,
        title,
        type,
        unit,
        categories: categories === null ? null : categories.map((category) => ({ ...category })),
        ordered,
        derivation: derivation ?? taken ?? null,
      })),
  }
}

export const isOfTable = (row: EventRow, { endpoint, by, strata }: EventTableRequest): boolean =>
  row.endpoint === endpoint && isInGroup(row.group, by) && isInGroup(row.stratum, strata)

export const isOfCounts = (row: CountRow, { population, variable, by }: CountsRequest): boolean =>
  row.population === (population ?? '') && row.variable === variable && isInGroup(row.group, groupingOf(by))

/** `overall-survival by arm within centre` */
export const tableWords = ({ endpoint, by, strata }: EventTableRequest): string =>
  `event table of ${endpoint}${by.length > 0 ? ` by ${by.join(', ')}` : ''}${strata.length > 0 ? ` within ${strata.join(', ')}` : ''}`

export const countsWords = ({ population, variable, by }: CountsRequest): string =>
  `counts of ${variable}${by === null ? '' : ` by ${groupingOf(by).join(', ')}`}${population === null ? '' : ` among ${population}`}`

const namedBy = (
  { endpoints, populations }: Sharable,
  eventTables: readonly EventTableRequest[],
  counts: readonly CountsRequest[],
): ReadonlySet<string> =>
  new Set([
    ...Object.values(endpoints).flatMap((endpoint) => [
      ...[endpoint.until, endpoint.from ?? [], endpoint.enters ?? []].flat(),
      ...eventsOf(endpoint).flatMap(([, { at, when }]) => [at, ...variablesOf(when as Condition)]),
    ]),
    ...Object.values(populations).flatMap(({ condition }) => variablesOf(condition as Condition)),
    ...eventTables.flatMap(({ by, strata }) => [...by, ...strata]),
    ...counts.flatMap(({ variable, by }) => [variable, ...groupingOf(by)]),
  ])

const mapped = <A, B>(
  section: Readonly<Record<string, A>>,
  change: (value: A, name: string) => B,
): Record<string, B> =>
  Object.fromEntries(Object.entries(section).map(([name, value]) => [name, change(value, name)]))
