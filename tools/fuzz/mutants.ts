import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { faultText } from '../../pipeline/fault.ts'
import { estimateResults } from '../../stages/4-estimate/artifacts.ts'
import { testResults } from '../../stages/5-compare/artifacts.ts'
import { memoized } from '../../statistics/numbers/memoized.ts'
import { artifactOf, type Files, rawFiles, runStages, stagesUpTo } from '../support/in-memory.ts'
import { baseFiles } from './case-files.ts'
import { type Mutation, mutate, mutation, nameOf, type RawFiles } from './mutation.ts'

/** A cohort to mutate, and the last stage that its mutants run. */
export interface Base {
  readonly name: string
  readonly files: RawFiles
  readonly upTo: number
}

/** The outcome of one mutant. */
export interface Mutant {
  readonly base: string
  /** Its mutations, in order. */
  readonly kinds: readonly string[]
  readonly outcome: 'refused' | 'same results' | 'other results'
  readonly milliseconds: number
}

const RAW = join(import.meta.dirname, '../../data/raw')

/** Six synthetic patients up to the audit, and every cohort of data/raw up to its group comparisons. */
export const bases = (): readonly Base[] => [
  { name: 'six patients', files: baseFiles(), upTo: 6 },
  ...readdirSync(RAW).map((name) => ({ name, files: withoutSimulations(filesIn(join(RAW, name))), upTo: 5 })),
]

const filesIn = (folder: string): RawFiles =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((name) => /\.(csv|json|yaml)$/.test(name))
      .map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))]),
  )

/** Simulations take most of a cohort's time, and have no inputs of their own. */
const withoutSimulations = (files: RawFiles): RawFiles => ({
  ...files,
  'analysis.yaml': new TextEncoder().encode(
    new TextDecoder().decode(files['analysis.yaml']).replace(/^simulations:\n(?: .*\n)*/m, ''),
  ),
})

/** Two in three mutants use the first base, which is the quickest; one in two has a single mutation. */
export const mutantsOf = (
  cohorts: readonly Base[],
): fc.Arbitrary<readonly [base: string, readonly Mutation[]]> =>
  fc.tuple(
    fc.oneof(
      { weight: 2, arbitrary: fc.constant(cohorts[0]!.name) },
      { weight: 1, arbitrary: fc.constantFrom(...cohorts.slice(1).map(({ name }) => name)) },
    ),
    fc.oneof(fc.tuple(mutation), fc.array(mutation, { minLength: 2, maxLength: 3 })),
  )

/**
 * Runs a mutant.
 * @throws Error unless it ends in numeric results or in readable faults
 */
export const runMutant = async (
  cohorts: readonly Base[],
  name: string,
  mutations: readonly Mutation[],
): Promise<Mutant> => {
  const base = cohorts.find((cohort) => cohort.name === name)!
  const start = performance.now()
  const wanted = stagesUpTo(base.upTo)
  const { files, kinds } = mutated(base, mutations)
  const outcome = await runStages(wanted, rawFiles(files))
  const ended = (what: Mutant['outcome']): Mutant => ({
    base: base.name,
    kinds,
    outcome: what,
    milliseconds: performance.now() - start,
  })
  if (outcome.kind === 'faults') {
    checkFaults(outcome.faults.map(faultText))
    return ended('refused')
  }
  checkResults(outcome.files)
  return ended(resultsText(outcome.files) === (await resultsOfBase(base)) ? 'same results' : 'other results')
}

export const mutated = (base: Base, mutations: readonly Mutation[]) => {
  let files = base.files
  const kinds = mutations.map((mutation) => {
    const kind = nameOf(files, mutation)
    files = mutate(files, mutation)
    return kind
  })
  return { files, kinds }
}

const FAULT = /^[^\p{C}]*[a-z0-9]+\.(csv|json|yaml)(:\d+){0,2}( .+)?: expected .+, found .+$/u

const checkFaults = (texts: readonly string[]): void => {
  if (texts.length === 0) throw new Error('refused: expected at least one fault, found none')
  for (const text of texts) {
    if (!FAULT.test(text)) throw new Error(`fault: expected place, expected and found, found ${text}`)
    if (/undefined|\[object|NaN|native code/.test(text))
      throw new Error(`fault: expected words, found ${text}`)
  }
}

const checkResults = (files: Files): void => {
  const results = [estimateResults, testResults].flatMap((file) => [...artifactOf(files, file)])
  for (const { id, value, reason } of results) {
    if (value === null ? /undefined|NaN|^$/.test(reason) : !Number.isFinite(value))
      throw new Error(`result ${id}: expected a number or a reason, found ${value ?? reason}`)
  }
  if (new Set(results.map(({ id }) => id)).size < results.length)
    throw new Error('results: expected each id once, found one twice')
}

const resultsText = (files: Files): string =>
  [estimateResults, testResults].map((file) => JSON.stringify(artifactOf(files, file))).join('\n')

const resultsOfBase = memoized(async (base: Base): Promise<string> => {
  const outcome = await runStages(stagesUpTo(5), rawFiles(base.files))
  if (outcome.kind === 'faults') throw new Error(`${base.name}: ${outcome.faults.map(faultText).join('\n')}`)
  return resultsText(outcome.files)
}, new WeakMap())
