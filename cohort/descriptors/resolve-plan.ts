import { EVENT } from './event-cause.ts'
import { GROUP_TESTS } from './group-tests/index.ts'
import { MODELS } from './models/index.ts'

/**
 * The defaults of the plan. `plan.ts` puts them in their places when stage 2 reads the plan, so that all later code has
 * every property; the artifacts of the plan hold it as it was written, and get the same defaults when they are read.
 */

type Section<T> = Record<string, T>

/** Defaults by section of the plan; they depend on the entry's name or method. */
export const DEFAULTS = {
  variables: (name: string) => ({ title: name }),
  endpoints: () => ({ competing: {} }),
  summaries: (name: string) => ({ variable: name }),
  estimates: (name: string) => ({ endpoint: name }),
  tests: (_: string, test: object) => causeOf(test, GROUP_TESTS),
  models: (_: string, model: object) => causeOf(model, MODELS),
} as const
export type SectionWithDefaults = keyof typeof DEFAULTS

type Records = Readonly<Record<string, { readonly schema: { readonly shape: object } }>>

/** The event is the cause of a test or a model whose method has one. */
const causeOf = (of: object, records: Records): { readonly cause?: string } => {
  const record = 'method' in of ? records[of.method as string] : undefined
  return record !== undefined && 'cause' in record.schema.shape ? { cause: EVENT } : {}
}

/** An entry of a section with its defaults. */
export type Resolved<S extends SectionWithDefaults, W> = S extends 'tests' | 'models'
  ? WithCause<W>
  : W & ReturnType<(typeof DEFAULTS)[S]>
type WithCause<W> = W extends object ? ('cause' extends keyof W ? W & { cause: string } : W) : never

/** Each entry with its defaults; existing properties keep their order. */
export const resolveSection = <S extends SectionWithDefaults, W extends object>(
  section: S,
  written: Readonly<Section<W>>,
): Section<Resolved<S, W>> => mapped(written, (entry, name) => resolveEntry(section, name, entry))

export const resolveEntry = <S extends SectionWithDefaults, W extends object>(
  section: S,
  name: string,
  entry: W,
): Resolved<S, W> => {
  const missing = Object.entries(DEFAULTS[section](name, entry)).filter(
    ([property]) => (entry as Record<string, unknown>)[property] === undefined,
  )
  return { ...entry, ...Object.fromEntries(missing) } as Resolved<S, W>
}

/** The reverse: each entry without properties equal to their defaults. resolveSection(writtenSection(s)) equals s. */
export const writtenSection = <T extends object>(
  section: SectionWithDefaults,
  resolved: Readonly<Section<T>>,
): Section<T> => mapped(resolved, (entry, name) => writtenEntry(section, name, entry))

/**
 * An entry as a file holds it. Its type stays that of the section, whose properties with defaults only a file may lack.
 */
export const writtenEntry = <T extends object>(section: SectionWithDefaults, name: string, entry: T): T => {
  const defaults: Record<string, unknown> = DEFAULTS[section](name, entry)
  const declared = Object.entries(entry).filter(
    ([property, value]) =>
      !Object.hasOwn(defaults, property) || JSON.stringify(value) !== JSON.stringify(defaults[property]),
  )
  return Object.fromEntries(declared) as T
}

/** The data cut-off of each endpoint between dates: its own, else the plan's. */
export const resolveCutoffs = <E extends { readonly until: string; readonly cutoff?: string | undefined }>(
  endpoints: Readonly<Section<E>>,
  cutoff: string | undefined,
  variables: ReadonlyMap<string, { readonly type: string }>,
): Section<E> =>
  mapped(endpoints, (endpoint) =>
    cutoff === undefined || endpoint.cutoff !== undefined || variables.get(endpoint.until)?.type !== 'date'
      ? endpoint
      : { ...endpoint, cutoff },
  )

const mapped = <T, R>(section: Readonly<Section<T>>, make: (entry: T, name: string) => R): Section<R> =>
  Object.fromEntries(Object.entries(section).map(([name, entry]) => [name, make(entry, name)]))
