/**
 * Which patients come back from figures that R drew: `npx tsx tools/figure-recovery.ts <folder> [pattern]`, where
 * test/documents/papers/figures/draw-figures.R wrote the folder. Prints the rows of docs/measurements/from-figure.md.
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

const [folder = '', pattern = ''] = process.argv.slice(2)
for (const csv of readdirSync(folder).filter((name) => name.endsWith('.csv'))) {
  const name = csv.slice(0, -4)
  const truth = truthOf(readFileSync(join(folder, csv), 'utf8'))
  const all = [...truth.values()].flat()
  const files = readdirSync(folder).filter(
    (file) => file.startsWith(`${name}-`) && new RegExp(pattern).test(file),
  )
  for (const file of files) {
    const read = await figureOfFile(readFileSync(join(folder, file)), { page: null, n: null, unit: null })
    const kind = file.slice(name.length + 1)
    if ('fault' in read) {
      process.stdout.write(`| ${name} | ${kind} | ${all.length} | not read: ${read.fault.found} | | | |\n`)
      continue
    }
    const left = new Map(truth)
    let [exact, n, events] = [0, 0, 0]
    for (const { patients } of read.patients.groups) {
      const days = kind.includes('months') ? MONTH : 1
      const best = [...left]
        .map(([group, own]) => ({ group, own, count: common(patients, own, days) }))
        .sort((a, b) => b.count - a.count)[0]
      if (best === undefined) break
      left.delete(best.group)
      exact += best.count
      n += Math.abs(best.own.length - patients.length)
      events += Math.abs(
        best.own.filter(({ isEvent }) => isEvent).length - patients.filter(({ isEvent }) => isEvent).length,
      )
    }
    process.stdout.write(
      `| ${name} | ${kind} | ${all.length} | ${exact} | ${n} | ${events} | ${read.patients.grid?.says ?? 'none'} |\n`,
    )
  }
}
