import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { displayResult } from '../../../cohort/results/shown-text.ts'
import { resultFormat } from '../../../stages/4-estimate/artifacts.ts'
import { landmarkTimes } from '../../../stages/commands/new/endpoint/first-numbers.ts'
import { type NewCohorts, newCohorts } from '../../support/stages/new-cohorts.ts'

let cohorts: NewCohorts
beforeAll(() => {
  cohorts = newCohorts()
})
afterAll(() => cohorts.dispose())

/** Twenty subjects in two groups, times in months; one dies at 0. */
const GROUPS = `pt,group,os_months,dead
P01,a,0,1
P02,a,0.1,1
P03,a,0.2,1
P04,a,0.4,1
P05,a,1.2,1
P06,a,3.1,0
P07,a,7.5,1
P08,a,11,1
P09,a,13,0
P10,a,14,1
P11,b,0.3,1
P12,b,2.4,1
P13,b,6.1,0
P14,b,8,1
P15,b,14,1
P16,b,15,0
P17,b,18,1
P18,b,24,0
P19,b,25,0
P20,b,30,1
`

describe('the first numbers of new', () => {
  it('are those that the run writes to 4-estimate, digit for digit', async () => {
    const path = cohorts.file('groups.csv', GROUPS)
    const { out, code } = await cohorts.call(['new', 'groups', path, '--yes'])
    expect(code).toBe(0)
    expect((await cohorts.run(['groups'])).err).toBe('')
    const file = 'data/derived/groups/4-estimate/results.csv'
    const results = resultFormat.decode(new TextEncoder().encode(cohorts.read(file)), file)
    const shown = (id: string): string => {
      const row = results.find((result) => result.id === `first-endpoint/${id}`)!
      return row.value === null ? 'not reached' : displayResult(row)
    }
    for (const [group, name] of [
      ['', 'all'],
      ['group=a/', 'group: a'],
      ['group=b/', 'group: b'],
    ] as const) {
      const line = out.split('\n').find((text) => text.startsWith(`  ${name} `))!
      expect(line).toContain(`${shown(`${group}events`)}/${shown(`${group}n`)} `)
      expect(line).toContain(`${shown(`${group}median`)} (`)
      const times = [...out.matchAll(/ at ([\d.]+) \(95% CI\)/g)].map(([, time]) => time)
      expect(times.length).toBeGreaterThan(0)
      for (const time of times) expect(line).toContain(shown(`${group}survival@${time}`))
    }
  })

  it('are right: of five subjects with events at 2 and 4, S is 3/4 at 2 and 3/8 at 4 (by hand)', async () => {
    // at risk: 5 at 1 (censored), 4 at 2, 3 at 3 (censored), 2 at 4, 1 at 5
    const path = cohorts.file('five.csv', 'pt,os_years,dead\np1,1,0\np2,2,1\np3,3,0\np4,4,1\np5,5,0\n')
    const { out } = await cohorts.session(['new', 'five', path], ['', '', '', '', ''])
    expect(out).toMatch(/first curve, times in years:\n.*median \(95% CI\)/)
    expect(out).toMatch(/all +2\/5 +4\.0/)
    expect(out).toMatch(/at 1 \(95% CI\) +at 3 \(95% CI\)/)
    expect(out).toMatch(/100\.0%.* 75\.0%/)
  })

  it('are not shown where a run will report problems: those are', async () => {
    const path = cohorts.file('negative.csv', 'pt,os_years,dead\np1,1,0\np2,-2,1\np3,3,0\np4,4,1\np5,5,0\n')
    const { out } = await cohorts.session(['new', 'negative', path], ['', '', '', '', '', ''])
    expect(out).toMatch(/no curve yet: a run will report 1 problem in the data\n {2}negative\.csv:3/)
    const asked = await cohorts.session(['new', 'negative2', path], ['', '', '', '', '', 'n'])
    expect(asked.out).toContain('Write data/raw/negative2/?')
  })

  it('take a delayed entry that the header names into account, and ask for it', async () => {
    const rows =
      '1\t0.000\t0.067\t0\n2\t0.975\t4.688\t1\n3\t0.000\t2.611\t0\n4\t1.231\t3.842\t1\n5\t0.500\t2.175\t1\n6\t2.050\t5.551\t0\n7\t0.000\t1.250\t1\n8\t0.750\t3.062\t1\n'
    const path = cohorts.file('entry.tsv', `i\tentry\tyears\tdied\n${rows}`)
    const { out } = await cohorts.session(['new', 'entry', path, '--unit', 'a'], ['', '', '', '', '', ''])
    expect(out).toContain('delayed entry')
    // R 4, survival: summary(survfit(Surv(entry, years, died) ~ 1)): 0.8333 from 1.25, 0.6944 from 2.175
    expect(out).toMatch(/at 3 \(95% CI\)\n.* 69\.4%/)
  })

  it('are at usual times: the last that a quarter of the subjects reach, and the last up to half of it', () => {
    const rows = (times: readonly number[]) =>
      times.map((time, i) => ({
        ...{
          endpoint: 'first-endpoint',
          stratum: '',
          group: '',
          entered: 0,
          events: 1,
          competing: '',
          censored: 0,
        },
        time,
        at_risk: times.length - i,
      }))
    // 8 subjects: two are still at risk at the seventh time
    expect(landmarkTimes(rows([1, 5, 9, 13, 20, 30, 61, 200]), 'mo')).toEqual([24, 60])
    expect(landmarkTimes(rows([1, 1.5, 2, 3]), 'a')).toEqual([1, 3])
    expect(landmarkTimes(rows([0.1, 0.2]), 'a')).toEqual([])
    expect(landmarkTimes([], 'd')).toEqual([])
  })
})
