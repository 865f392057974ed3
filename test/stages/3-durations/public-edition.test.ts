import { existsSync, readdirSync, readFileSync } from 'node:fs'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'

const read = (path: string) => readFileSync(path, 'utf8')
const rows = (path: string) =>
  Papa.parse<Record<string, string>>(read(path), { header: true, skipEmptyLines: true }).data

describe('the public edition of 18 patients', () => {
  it('says that they are too few, and no number of them', () => {
    expect(readdirSync('reports/niigata-ebs/public').sort()).toEqual(['edition.json', 'index.html'])
    const page = read('reports/niigata-ebs/public/index.html').replace(/<style>[\s\S]*?<\/style>/, '')
    expect(page).toContain('Too few to publish')
    const numbers = [
      ...page
        .slice(page.indexOf('<body>'))
        .replace(/<[^>]*>/g, ' ')
        .matchAll(/\d+/g),
    ]
    // the rule itself
    expect(numbers.map(([number]) => number)).toEqual(['1', '10'])
  })

  it('is made where the plan asks for it, and nowhere else', () => {
    expect(existsSync('reports/freireich-1963/public')).toBe(false)
    expect(read('reports/index.html')).toContain('href="melanoma-1977/public/index.html"')
    expect(read('reports/index.html')).not.toContain('freireich-1963/public')
  })
})

describe('the public edition of 205 patients', () => {
  const folder = 'reports/melanoma-1977/public'
  const followUps = rows('data/derived/melanoma-1977/3-durations/follow-ups.csv')
    .filter(({ PARAMCD }) => PARAMCD === 'OS')
    .map(({ AVAL, CNSR }) => ({ time: Number(AVAL), isEvent: CNSR === '0' }))

  it('has the counts in its bins that follow from the rows of the patients', () => {
    const cells = rows(`${folder}/event-table.csv`).filter(
      ({ endpoint, group }) => endpoint === 'overall-survival' && group === '',
    )
    expect(cells.length).toBeGreaterThan(10)
    for (const { kind, from, to, count } of cells)
      expect(
        followUps.filter(
          ({ time, isEvent }) => isEvent === (kind === 'event') && time >= Number(from) && time < Number(to),
        ).length,
        `${kind} ${from}`,
      ).toBe(Number(count))
  })

  it('has a curve of exact times inside of what it says is possible', () => {
    const results = new Map(rows(`${folder}/results.csv`).map(({ id, value }) => [id, Number(value)]))
    const ends = [...results.keys()].flatMap((id) =>
      id!.startsWith('overall-survival/survival@') ? [Number(id!.split('@')[1])] : [],
    )
    expect(ends.length).toBeGreaterThan(2)
    for (const end of ends) {
      // Kaplan-Meier by its definition, one patient at a time
      const exact = followUps
        .filter(({ time, isEvent }) => isEvent && time < end)
        .map(({ time }) => time)
        .filter((time, i, all) => all.indexOf(time) === i)
        .reduce((survival, time) => {
          const atRisk = followUps.filter((one) => one.time >= time).length
          const events = followUps.filter((one) => one.isEvent && one.time === time).length
          return survival * (1 - events / atRisk)
        }, 1)
      const [lower, upper] = ['lower', 'upper'].map(
        (side) => results.get(`overall-survival/survival-${side}@${end}`)!,
      )
      expect(exact).toBeGreaterThanOrEqual(lower! - 1e-11)
      expect(exact).toBeLessThanOrEqual(upper! + 1e-11)
      expect(upper! - lower!).toBeLessThan(0.05)
    }
  })

  it('has neither a row of a patient nor a time or hash of the data', () => {
    const days = new Set(rows('data/raw/melanoma-1977/patients.csv').map(({ days }) => days!))
    const years = followUps.map(({ time }) => time).filter((time) => !Number.isInteger(time * 4))
    const files = ['edition.json', 'event-table.csv', 'characteristics.csv', 'results.csv', 'index.html']
    for (const name of files) {
      const text = read(`${folder}/${name}`)
        .replace(/%[0-9A-F]{2}/g, ' ')
        .replace(/<svg[\s\S]*?<\/svg>|<style>[\s\S]*?<\/style>|sha256-[\w+/=]+/g, '')
      expect(text).not.toMatch(/[0-9a-f]{40}|USUBJID|patients\.csv/)
      for (const [number] of text.matchAll(/\d+(\.\d+)?/g)) {
        expect(number.length > 2 && !number.includes('.') && days.has(number) ? number : '', name).toBe('')
        expect(
          years.some((year) => Math.abs(year - Number(number)) < 1e-4),
          `${name}: ${number}`,
        ).toBe(false)
      }
    }
  })
})
