/** Figures that draw-figures.R and draw-figures.py of test/documents/papers/figures/ wrote, with the patients that they show. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface DrawnPatient {
  readonly time: number
  readonly isEvent: boolean
}

/** The patients of each group, by its name. */
export type DrawnTruth = ReadonlyMap<string, readonly DrawnPatient[]>

export interface DrawnSet {
  readonly name: string
  readonly truth: DrawnTruth
  readonly patients: number
  /** Its figures; the name of each begins with that of the set, and then says its kind. */
  readonly files: readonly string[]
}

/** Days in a month of the figures in months. */
export const MONTH = 30.4375

/** How many of the data's units of time the unit of a figure has. */
export const unitOfKind = (kind: string): number => (kind.includes('months') ? MONTH : 1)

const truthOf = (csv: string): DrawnTruth => {
  const groups = new Map<string, DrawnPatient[]>()
  for (const line of csv.trim().split('\n').slice(1)) {
    const [time, status, group = ''] = line.replaceAll('"', '').split(',')
    groups.set(group, [...(groups.get(group) ?? []), { time: Number(time), isEvent: status === '1' }])
  }
  return groups
}

/** The data sets of a folder, small ones first. */
export const drawnSets = (folder: string, pattern: string, most: number): readonly DrawnSet[] => {
  const names = readdirSync(folder).sort()
  return names
    .filter((name) => name.endsWith('.csv') && name !== 'true-results.csv')
    .map((csv) => {
      const name = csv.slice(0, -4)
      const truth = truthOf(readFileSync(join(folder, csv), 'utf8'))
      const files = names.filter(
        (file) => file.startsWith(`${name}-`) && /\.(pdf|svg)$/.test(file) && new RegExp(pattern).test(file),
      )
      return { name, truth, patients: [...truth.values()].flat().length, files }
    })
    .filter(({ patients }) => patients <= most)
    .sort((a, b) => a.patients - b.patients)
}

/** How many patients two tables have in common: time and status, each counted once. */
const common = (found: readonly DrawnPatient[], truth: readonly DrawnPatient[], unit: number): number => {
  const key = ({ time, isEvent }: DrawnPatient, scale: number): string =>
    `${Math.round(time * scale * 1000)} ${isEvent}`
  const left = new Map<string, number>()
  for (const patient of truth) left.set(key(patient, 1), (left.get(key(patient, 1)) ?? 0) + 1)
  return found.filter((patient) => {
    const count = left.get(key(patient, unit)) ?? 0
    left.set(key(patient, unit), count - 1)
    return count > 0
  }).length
}

/** A group that was read, and the group of the data that it is. */
export interface MatchedGroup<T> {
  readonly read: T
  readonly group: string
  readonly truth: readonly DrawnPatient[]
  /** Patients whose time and status are exact. */
  readonly exact: number
}

/** Groups that were read, each with the group of the data with which it has most patients in common. */
export const matchedGroups = <T extends { readonly patients: readonly DrawnPatient[] }>(
  groups: readonly T[],
  truth: DrawnTruth,
  unit: number,
): readonly MatchedGroup<T>[] => {
  const pairs = groups.flatMap((read) =>
    [...truth].map(([group, own]) => {
      const exact = common(read.patients, own, unit)
      const difference = Math.abs(own.length - read.patients.length)
      return { read, group, truth: own, exact, difference }
    }),
  )
  const matched: MatchedGroup<T>[] = []
  for (const pair of pairs.sort((a, b) => b.exact - a.exact || a.difference - b.difference))
    if (!matched.some(({ read, group }) => read === pair.read || group === pair.group)) matched.push(pair)
  return matched
}

/** Rows of JSON that were written before, so that a measurement goes on where it ended. */
export const rowsBefore = <T>(path: string): readonly T[] =>
  existsSync(path)
    ? readFileSync(path, 'utf8')
        .trim()
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as T)
    : []
