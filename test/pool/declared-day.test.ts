import { expect, it } from 'vitest'
import { eventTable } from '../../stages/3-durations/artifacts.ts'
import { curves, estimateResults } from '../../stages/4-estimate/artifacts.ts'
import { CENTRES, packageOf, poolFiles, protocol, ran } from '../../tools/support/centres.ts'
import { artifactOf, COHORT } from '../../tools/support/in-memory.ts'
import { DECLARED_DAY, declaredDay, declaredDayFiles } from '../support/engines/declared-day.ts'

const { plan, rows, dataPackage, header } = declaredDay()

/** The package of a centre that has every second patient of the registry. */
const shared = (centre: (typeof CENTRES)[number], until = plan.endpoints.os.until) => {
  const own = rows.filter((_, i) => i % 2 === CENTRES.indexOf(centre))
  const unused = Object.fromEntries(Object.keys(protocol()).map((section) => [section, undefined]))
  return packageOf(centre, {
    plan: { ...unused, ...plan, endpoints: { os: { ...plan.endpoints.os, until } } },
    patients: `${[header, ...own].join('\n')}\n`,
    described: JSON.stringify(dataPackage),
  })
}
const pooled = async (...packages: readonly Awaited<ReturnType<typeof shared>>[]) =>
  ran({ ...Object.assign({}, ...packages), ...poolFiles({ estimates: plan.estimates }) }, 4)

it('centres that follow to one declared day are pooled as the stacked rows are', async () => {
  const both = await pooled(await shared('north'), await shared('south'))
  const stacked = await ran(declaredDayFiles(), 4)
  for (const { path } of [eventTable, curves, estimateResults]) {
    const place = path.replace('{cohort}', COHORT)
    const text = new TextDecoder().decode(both.get(place)!)
    expect(text).toBe(new TextDecoder().decode(stacked.get(place)!))
    expect(text.split('\n').length).toBeGreaterThan(5)
  }
  const overall = artifactOf(both, eventTable).filter(({ group }) => group === '')
  expect(overall.reduce((sum, row) => sum + row.events, 0)).toBe(DECLARED_DAY.deaths)
  expect(DECLARED_DAY.times.map((day) => overall.find(({ time }) => time >= day)?.at_risk)).toEqual(
    DECLARED_DAY.atRisk,
  )
})

it('centres that follow to different days are refused, with both days', async () => {
  await expect(pooled(await shared('north'), await shared('south', '2023-03-01'))).rejects.toThrow(
    /2023-02-23(.|\n)*2023-03-01/,
  )
})
