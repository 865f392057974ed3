import { mkdirSync, writeFileSync } from 'node:fs'
import { dayNumber } from '../cohort/values/calendar.ts'
import { generator } from './support/generator.ts'

// make synthetic: writes the synthetic files of data/raw/made-up-dates/. Every number is generated from this seed.
const SEED = 20_261_122
const PATIENTS = 120
const FOLDER = 'data/raw/made-up-dates'

const upTo = generator(SEED)

const dayText = (n: number): string => {
  let year = 2000
  while (dayNumber(year + 1, 1, 1) <= n) year += 1
  let month = 1
  while (month < 12 && dayNumber(year, month + 1, 1) <= n) month += 1
  const day = n - dayNumber(year, month, 1) + 1
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

const patients = ['id,centre,sex,age,arm,diagnosed,randomised,last_seen,dead']
const events = ['id,event,on']
for (let i = 1; i <= PATIENTS; i++) {
  const id = `M${String(i).padStart(3, '0')}`
  const arm = upTo(2) === 0 ? 'standard' : 'new'
  const start = dayNumber(2015, 1, 1) + upTo(1461)
  const referred = start - 5 - upTo(90)
  // the smaller of two uniform numbers has an increasing hazard; the new treatment is slightly better
  const life = 30 + Math.min(upTo(2400), upTo(arm === 'new' ? 3600 : 2400))
  const seenUntil = dayNumber(2021, 12, 31) - upTo(400)
  const dead = start + life <= seenUntil
  const last = dead ? start + life : seenUntil
  const diagnosed = dayText(referred)
  patients.push(
    [
      id,
      ['east', 'north', 'west'][upTo(3)],
      upTo(2) === 0 ? 'f' : 'm',
      40 + upTo(45),
      arm,
      upTo(10) === 0 ? diagnosed.slice(0, 7) : diagnosed,
      dayText(start),
      dayText(last),
      dead ? 'yes' : 'no',
    ].join(','),
  )
  const progressed = start + 20 + upTo(1500)
  if (progressed < last) events.push(`${id},progression,${dayText(progressed)}`)
  for (let visit = start + 90; visit < Math.min(last, start + 400); visit += 90 + upTo(30))
    events.push(`${id},visit,${dayText(visit)}`)
}
mkdirSync(FOLDER, { recursive: true })
const write = (name: string, lines: readonly string[]): void =>
  writeFileSync(`${FOLDER}/${name}`, `${lines.join('\n')}\n`)
write('patients.csv', patients)
write('events.csv', events)
write('centres.csv', ['centre,beds', 'east,320', 'north,1150', 'west,640'])
