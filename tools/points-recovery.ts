/**
 * Patients that the points of test/documents/papers/figures/points/make-points.R give: `npx tsx tools/points-recovery.ts
 * <folder>` writes <name>-ours.csv beside each <name>-points.csv (and -no-rows, without numbers at risk; -events, with all
 * events); measure-points.R compares them with the patients.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { patientsOfFile } from '../stages/commands/from-figure/points/points-of-file.ts'

const [folder = ''] = process.argv.slice(2)
const read = (name: string): Uint8Array => readFileSync(join(folder, name))

const eventsOf = (name: string, curves: readonly string[]): readonly number[] => {
  const rows = new TextDecoder()
    .decode(read(`${name}-truth.csv`))
    .trim()
    .split('\n')
  return curves.map((curve) => rows.filter((row) => row.endsWith(`,1,${curve}`)).length)
}

for (const file of readdirSync(folder).filter((name) => /-\d+-points\.csv$/.test(name))) {
  const name = file.replace(/-points\.csv$/, '')
  const data = name.replace(/-\d+$/, '')
  const points = read(file)
  const atRisk = read(`${data}-at-risk.csv`)
  const first = await patientsOfFile(points, { atRisk, n: null, events: null })
  if ('faults' in first) throw new Error(JSON.stringify([file, first.faults]))
  const curves = first.groups.map((group) => group.name)
  const n = first.groups.map(({ patients }) => patients.length)
  const calls = {
    ours: first,
    events: await patientsOfFile(points, { atRisk, n: null, events: eventsOf(data, curves) }),
    'no-rows': await patientsOfFile(points, { atRisk: null, n, events: eventsOf(data, curves) }),
  }
  for (const [kind, made] of Object.entries(calls)) {
    if ('faults' in made) throw new Error(JSON.stringify([file, made.faults]))
    const rows = made.groups.flatMap(({ name: group, patients }) =>
      patients.map(({ time, isEvent }) => `${time},${isEvent ? 1 : 0},${group}`),
    )
    writeFileSync(join(folder, `${name}-${kind}.csv`), `time,status,group\n${rows.join('\n')}\n`)
  }
}
