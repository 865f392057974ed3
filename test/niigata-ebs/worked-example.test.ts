import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const linesOf = (path: string): readonly string[] => readFileSync(join(root, path), 'utf8').split('\n')
const page = readFileSync(join(root, 'docs/architecture.md'), 'utf8')

const derived = 'data/derived/niigata-ebs'

describe('the worked example of docs/architecture.md', () => {
  it.each([
    [`data/raw/niigata-ebs/table-3.csv`, '18,-,No,,,Lung,21,RAI,AWD,24', 19],
    [`${derived}/3-durations/follow-ups.csv`, '18,DRFS,', null],
    [`${derived}/3-durations/event-table.csv`, 'relapse-free,,,21,', 94],
    [`${derived}/4-estimate/results.csv`, 'relapse-free/median,', null],
  ])('quotes a line of %s', (path, start, number) => {
    const lines = linesOf(path)
    const line = lines.find((text) => text.startsWith(start))!
    expect(page.split('\n').some((text) => text.startsWith(line))).toBe(true)
    if (number !== null) expect(lines.indexOf(line) + 1).toBe(number)
  })

  it('multiplies to one half at 21 months, the time of the reported median', () => {
    const [, product] = /^ {4}(.+) = 9\/18 = 0\.5$/m.exec(page)!
    const factors = product!.split(' · ').map((text) => text.split('/').map(Number))
    expect(factors.reduce((product, [surviving, atRisk]) => (product * surviving!) / atRisk!, 1)).toBeCloseTo(
      0.5,
      12,
    )
    const rows = linesOf(`${derived}/3-durations/event-table.csv`)
      .map((text) => text.split(','))
      .filter(
        ([endpoint, , group, time]) => endpoint === 'relapse-free' && group === '' && Number(time) <= 21,
      )
      .filter(([, , , , , , events]) => Number(events) > 0)
    expect(
      rows.map(([, , , , , atRisk, events]) => [Number(atRisk) - Number(events), Number(atRisk)]),
    ).toEqual(factors)
    const verdict = linesOf(`${derived}/6-audit/verdicts.csv`).find((text) =>
      text.startsWith('abstract-relapse-free-median,'),
    )
    expect(verdict).toMatch('21,21,reproduced')
  })
})
