import { evaluate } from '../descriptors/conditions/evaluate-condition.ts'
import type { Endpoint } from '../descriptors/plan/endpoint.ts'
import type { Population } from '../descriptors/plan/population.ts'
import { groupName } from '../values/group.ts'
import { decodeIdPart } from '../values/id-part.ts'
import { encodeValue, type Subject, type Variable } from '../values/value.ts'
import type { Result } from './result.ts'

/** The input of a lineage: the checked plan, the typed subjects, and the lines of their rows. */
export interface Traceable {
  /** The plan's sections with results: summaries, estimates, tests, models, simulations. */
  readonly analyses: Readonly<Record<string, Readonly<Record<string, object>>>>
  readonly endpoints: Readonly<Record<string, Endpoint>>
  readonly populations: Readonly<Record<string, Population>>
  readonly variables: ReadonlyMap<string, Variable>
  readonly subjects: readonly Subject[]
  readonly subjectName: string
  /** Line of a subject's row in a raw file; undefined if the file has none. */
  lineOf(subject: string, file: string): number | undefined
}

/** One cell of a raw table. */
export interface RawCell {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly subject: string
  readonly variable: string
  readonly value: string
  /** False if this cell excludes its subject from the number. */
  readonly isMember: boolean
}

export interface Lineage {
  readonly endpoint: string | null
  /** Recorded and derived variables, by their names in the plan. */
  readonly variables: readonly string[]
  readonly cells: readonly RawCell[]
}

/**
 * The cells that can influence a result. For each subject in the analysis: every recorded variable that the analysis
 * names, through endpoints, populations and derived variables. For each excluded subject: the variables that decide
 * about membership. No other cell can change the number; a listed cell need not.
 */
export const lineageOf = (
  { analysis, group }: Pick<Result, 'analysis' | 'group'>,
  traceable: Traceable,
): Lineage => {
  const entries = Object.entries(traceable.analyses).flatMap(([section, named]) =>
    Object.hasOwn(named, analysis) ? [simulated({ section, entry: named[analysis]! }, traceable)] : [],
  )
  const names = new Set(
    entries.flatMap(({ section, entry }) => wordsOfEntry(entry, isWhole(section, group) ? ['by'] : [])),
  )
  const endpoint = [...names].find((name) => Object.hasOwn(traceable.endpoints, name)) ?? null
  const populations = new Set<string>()
  // transitive closure: the set grows during the iteration
  for (const name of names) {
    const endpointWords = Object.hasOwn(traceable.endpoints, name)
      ? wordsOfEntry(traceable.endpoints[name]!)
      : []
    const population = Object.hasOwn(traceable.populations, name)
      ? wordsOf(traceable.populations[name]!.condition)
      : []
    if (population.length > 0) populations.add(name)
    for (const word of [...endpointWords, ...population, ...(traceable.variables.get(name)?.of ?? [])])
      names.add(word)
  }
  const variables = [...traceable.variables.keys()].filter((name) => names.has(name))
  const groups = isCompared(entries) ? [] : groupVariables(group)
  const isAbout = (subject: Subject): boolean =>
    [...populations].every((name) => evaluate(traceable.populations[name]!.condition, subject) === true) &&
    (groups.length === 0 || groupName(groups, subject) === group)
  const conditionNames = [...populations].flatMap((name) => wordsOf(traceable.populations[name]!.condition))
  const deciding = closed([...groups, ...conditionNames], traceable).filter((name) =>
    traceable.variables.has(name),
  )
  const cells = traceable.subjects.flatMap((subject) =>
    isAbout(subject)
      ? cellsOf(subject, variables, true, traceable)
      : cellsOf(subject, deciding, false, traceable),
  )
  return { endpoint, variables, cells }
}

interface Entry {
  readonly section: string
  readonly entry: object
}

/** A simulation draws from the counts of the test or the estimate that it names. */
const simulated = ({ section, entry }: Entry, { analyses }: Traceable): Entry => {
  if (section !== 'simulations') return { section, entry }
  const { test, estimate } = entry as { readonly test?: string; readonly estimate?: string }
  return test === undefined
    ? { section: 'estimates', entry: analyses['estimates']?.[estimate ?? ''] ?? {} }
    : { section: 'tests', entry: analyses['tests']?.[test] ?? {} }
}

/** The names and all names that they are derived from. */
const closed = (names: readonly string[], { variables }: Traceable): readonly string[] => {
  const all = new Set(names)
  for (const name of all) for (const part of variables.get(name)?.of ?? []) all.add(part)
  return [...all]
}

/** An estimate of all subjects does not read the grouping variables; a test between groups does. */
const isWhole = (section: string, group: string): boolean => section === 'estimates' && group === ''

/** The recorded cells from which a patient's value of a variable derives; for a recorded variable, its own cell. */
export const cellsOfPatient = (row: string, column: string, traceable: Traceable): readonly RawCell[] => {
  const subject = traceable.subjects.find(
    (candidate) => encodeValue(candidate[traceable.subjectName] ?? null) === row,
  )
  const names = new Set([column])
  // transitive closure: the set grows during the iteration
  for (const name of names) for (const part of traceable.variables.get(name)?.of ?? []) names.add(part)
  return subject ? cellsOf(subject, [...names], true, traceable) : []
}

/** Results of a test for one group (observed, expected) depend on the other groups too. */
const isCompared = (entries: readonly { readonly section: string }[]): boolean =>
  entries.some(({ section }) => section !== 'summaries' && section !== 'estimates')

const groupVariables = (group: string): readonly string[] =>
  group === '' ? [] : group.split(';').map((part) => decodeIdPart(part.slice(0, part.indexOf('='))))

/** Free text, which may happen to equal a variable's name. */
const PROSE = ['title', 'description', 'label', 'notes', 'code']

/** The names that an entry of the plan uses. Its own keys and its cause are not names of variables. */
const wordsOfEntry = (entry: object, without: readonly string[] = []): readonly string[] =>
  Object.entries(entry)
    .filter(([key]) => ![...PROSE, 'cause', ...without].includes(key))
    .flatMap(([, member]) => wordsOf(member))

/** Every key and every text in a part of the plan; they include the names that it uses. */
const wordsOf = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(wordsOf)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value)
    .filter(([key]) => !PROSE.includes(key))
    .flatMap(([key, member]) => [key, ...wordsOf(member)])
}

const cellsOf = (
  subject: Subject,
  variables: readonly string[],
  isMember: boolean,
  traceable: Traceable,
): readonly RawCell[] =>
  variables.flatMap((name) => {
    const { source } = traceable.variables.get(name)!
    const id = encodeValue(subject[traceable.subjectName] ?? null)
    const line = source ? traceable.lineOf(id, source.file) : undefined
    if (!source || line === undefined) return []
    return [
      {
        file: source.file,
        line,
        column: source.column,
        subject: id,
        variable: name,
        value: encodeValue(subject[name] ?? null),
        isMember,
      },
    ]
  })
