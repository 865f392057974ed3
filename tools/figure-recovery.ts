/**
 * Which patients come back from figures: `npx tsx tools/figure-recovery.ts <folder> [pattern of files] [most patients]`, where
 * draw-figures.R and draw-figures.py of test/documents/papers/figures/ wrote the folder. Prints the tables of
 * docs/measurements/from-figure.md: a row for each figure, small data sets first, then one for each kind of figure.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { figureOfFile } from '../stages/commands/from-figure/figure-of-file.ts'

interface Patient {
  readonly time: number
  readonly isEvent: boolean
}

/** Days in a month of the figures in months. */
const MONTH = 30.4375

/** How many patients two tables have in common: time and status, each counted once. */
const common = (found: readonly Patient[], truth: readonly Patient[], days: number): number => {
  const key = ({ time, isEvent }: Patient, unit: number): string =>
    `${Math.round(time * unit * 1000)} ${isEvent}`
  const left = new Map<string, number>()
  for (const patient of truth) left.set(key(patient, 1), (left.get(key(patient, 1)) ?? 0) + 1)
  return found.filter((patient) => {
    const count = left.get(key(patient, days)) ?? 0
    left.set(key(patient, days), count - 1)
    return count > 0
  }).length
}

const truthOf = (csv: string): ReadonlyMap<string, readonly Patient[]> => {
  const groups = new Map<string, Patient[]>()
  for (const line of csv.trim().split('\n').slice(1)) {
    const [time, status, group = ''] = line.replaceAll('"', '').split(',')
    groups.set(group, [...(groups.get(group) ?? []), { time: Number(time), isEvent: status === '1' }])
  }
  return groups
}

/** Counts of a figure, or of all of a kind. */
interface Recovery {
  readonly figures: number
  readonly unread: number
  readonly patients: number
  readonly exact: number
  readonly wrongN: number
  readonly wrongEvents: number
  readonly wrongNames: number
}

const recoveryOf = (
  truth: ReadonlyMap<string, readonly Patient[]>,
  groups: readonly { readonly name: string; readonly patients: readonly Patient[] }[],
  days: number,
): Recovery => {
  const left = new Map(truth)
  let [exact, wrongN, wrongEvents, wrongNames] = [0, 0, 0, 0]
  for (const { name, patients } of groups) {
    const best = [...left]
      .map(([group, own]) => ({ group, own, count: common(patients, own, days) }))
      .sort((a, b) => b.count - a.count)[0]
    if (best === undefined) break
    left.delete(best.group)
    exact += best.count
    wrongN += Math.abs(best.own.length - patients.length)
    const events = (of: readonly Patient[]): number => of.filter(({ isEvent }) => isEvent).length
    wrongEvents += Math.abs(events(best.own) - events(patients))
    if (truth.size > 1 && ![best.group, `arm ${best.group}`, `group=${best.group}`].includes(name))
      wrongNames += 1
  }
  // a group that was not found has no patients
  for (const own of left.values()) wrongN += own.length
  const patients = [...truth.values()].flat().length
  return { figures: 1, unread: 0, patients, exact, wrongN, wrongEvents, wrongNames }
}

const sum = (a: Recovery, b: Recovery): Recovery => ({
  figures: a.figures + b.figures,
  unread: a.unread + b.unread,
  patients: a.patients + b.patients,
  exact: a.exact + b.exact,
  wrongN: a.wrongN + b.wrongN,
  wrongEvents: a.wrongEvents + b.wrongEvents,
  wrongNames: a.wrongNames + b.wrongNames,
})

const [folder = '', pattern = '', most = '1000'] = process.argv.slice(2)
const sets = readdirSync(folder)
  .filter((name) => name.endsWith('.csv'))
  .map((csv) => ({ name: csv.slice(0, -4), truth: truthOf(readFileSync(join(folder, csv), 'utf8')) }))
  .map((set) => ({ ...set, count: [...set.truth.values()].flat().length }))
  .filter(({ count }) => count <= Number(most))
  .sort((a, b) => a.count - b.count)
const kinds = new Map<string, Recovery>()
process.stdout.write(
  '| data set | figure | patients | exact | wrong n | wrong number of events | wrong names | times on the grid of |\n',
)
process.stdout.write('|---|---|---|---|---|---|---|---|\n')
for (const { name, truth, count } of sets) {
  const files = readdirSync(folder).filter(
    (file) => file.startsWith(`${name}-`) && !file.endsWith('.csv') && new RegExp(pattern).test(file),
  )
  for (const file of files) {
    const read = await figureOfFile(readFileSync(join(folder, file)), { page: null, n: null, unit: null })
    const kind = file.slice(name.length + 1)
    const recovery =
      'fault' in read
        ? { figures: 1, unread: 1, patients: count, exact: 0, wrongN: 0, wrongEvents: 0, wrongNames: 0 }
        : recoveryOf(truth, read.patients.groups, kind.includes('months') ? MONTH : 1)
    const before = kinds.get(kind)
    kinds.set(kind, before === undefined ? recovery : sum(before, recovery))
    const { exact, wrongN, wrongEvents, wrongNames } = recovery
    process.stdout.write(
      'fault' in read
        ? `| ${name} | ${kind} | ${count} | not read: ${read.fault.found} | | | | |\n`
        : `| ${name} | ${kind} | ${count} | ${exact} | ${wrongN} | ${wrongEvents} | ${wrongNames} | ${read.patients.grid?.says ?? 'none'} |\n`,
    )
  }
}
process.stdout.write(
  '\n| figure | data sets | not read | patients | exact | % | wrong n | wrong number of events | wrong names |\n',
)
process.stdout.write('|---|---|---|---|---|---|---|---|---|\n')
for (const [kind, { figures, unread, patients, exact, wrongN, wrongEvents, wrongNames }] of kinds)
  process.stdout.write(
    `| ${kind} | ${figures} | ${unread} | ${patients} | ${exact} | ${((100 * exact) / patients).toFixed(1)} | ${wrongN} | ${wrongEvents} | ${wrongNames} |\n`,
  )
