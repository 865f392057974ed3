import { mkdirSync, writeFileSync } from 'node:fs'
import { packageOf } from './support/centres.ts'
import { generator } from './support/generator.ts'

// make synthetic: writes the synthetic patients of test/pool/<centre>/ and their packages, which data/raw/made-up-centres/
// pools. Every number is generated from these seeds.
const FOLDER = 'data/raw/made-up-centres'
const CENTRES = [
  { name: 'north', seed: 20_261_123, patients: 44, better: 'new', gain: 400 },
  { name: 'south', seed: 20_261_124, patients: 38, better: 'standard', gain: 60 },
] as const

const tenths = (n: number): string => `${Math.floor(n / 10)}.${n % 10}`

for (const { name, seed, patients, better, gain } of CENTRES) {
  const upTo = generator(seed)
  const rows = ['id,sex,age,arm,grade,months,dead,relapsed,relapse_months']
  for (let i = 1; i <= patients; i++) {
    const arm = upTo(2) === 0 ? 'standard' : 'new'
    // tenths of a month; the smaller of two uniform numbers has an increasing hazard
    const life = 5 + Math.min(upTo(500), upTo(500)) + (arm === better ? upTo(gain) : 0)
    const seen = 120 + upTo(360)
    const dead = life <= seen
    const last = dead ? life : seen
    const relapse = 3 + upTo(600)
    const relapsed = relapse < last
    rows.push(
      [
        `${name[0]}${String(i).padStart(2, '0')}`,
        upTo(2) === 0 ? 'f' : 'm',
        45 + upTo(42),
        arm,
        upTo(9) === 0 ? '' : 1 + upTo(3),
        tenths(last),
        dead ? 'yes' : 'no',
        relapsed ? 'yes' : 'no',
        relapsed ? tenths(relapse) : '',
      ].join(','),
    )
  }
  mkdirSync(`test/pool/${name}`, { recursive: true })
  writeFileSync(`test/pool/${name}/patients.csv`, `${rows.join('\n')}\n`)
  mkdirSync(FOLDER, { recursive: true })
  for (const [file, bytes] of Object.entries(await packageOf(name))) writeFileSync(`${FOLDER}/${file}`, bytes)
}
