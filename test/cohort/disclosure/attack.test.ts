import { describe, expect, it } from 'vitest'
import { drawnPublicFigures } from '../../../stages/7-figures/public-stage.ts'
import { publicPage } from '../../../stages/8-report/public-stage.ts'
import { COHORT, type Files } from '../../../tools/support/in-memory.ts'
import { type Knowledge, pinnedCells } from '../../support/disclosure/attacker.ts'
import { random } from '../../support/disclosure/random.ts'
import { madeUpFiles, type Patient } from '../../support/disclosure/synthetic-registry.ts'

const text = (files: Files, name: string) =>
  new TextDecoder().decode(files.get(`reports/${COHORT}/public/${name}`) ?? new Uint8Array())

const publicFiles = (files: Files) =>
  [...files.keys()]
    .filter((path) => path.startsWith(`reports/${COHORT}/public/`))
    .map((path) => path.split('/public/')[1]!)

const KNOWLEDGE: Knowledge = {
  k: 3,
  kinds: ['disease', 'other', 'alive'],
  times: [0, 1, 2, 3, 4, 5],
  madeOf: {
    survival: { event: ['disease', 'other'], censored: ['alive'] },
    disease: { event: ['disease'], other: ['other'], censored: ['alive'] },
  },
}

const cohort = (seed: number): readonly Patient[] => {
  const next = random(seed)
  const of = <T>(choices: readonly T[]): T => choices[Math.floor(next() * choices.length)]!
  return Array.from({ length: 14 + Math.floor(next() * 50) }, () => ({
    end: of(['disease', 'disease', 'other', 'alive', 'alive'] as const),
    months: of([0.5, 1, 1.5, 2, 3, 3.5, 4, 5]),
    arm: of(['A', 'A', 'B', 'B', 'B', 'A', ''] as const),
    sex: of(['f', 'm', 'm', 'm', 'm', 'm'] as const),
  }))
}

describe('an attacker with all published numbers of an edition', () => {
  it('pins no cell to 1 to k - 1, whatever the cohort', async () => {
    let shown = { editions: 0, groups: 0, bins: 0, parts: 0, characteristics: 0 }
    for (let seed = 1; seed <= 12; seed++) {
      const files = await madeUpFiles(cohort(seed))
      const published = {
        eventTable: text(files, 'event-table.csv'),
        characteristics: text(files, 'characteristics.csv'),
      }
      if (published.eventTable === '') continue
      // months and how it ended are the endpoint's own columns; the arms stand in one place only
      expect(published.characteristics).not.toMatch(/^(months|end),/m)
      expect(/^arm,/m.test(published.characteristics) && published.eventTable.includes('arm=')).toBe(false)
      expect(pinnedCells(published, KNOWLEDGE), `seed ${seed}`).toEqual([])
      shown = {
        editions: shown.editions + 1,
        groups: shown.groups + Number(published.eventTable.includes('arm=A')),
        bins: shown.bins + Number(/^survival,,event,[1-9]/m.test(published.eventTable)),
        parts: shown.parts + Number(published.eventTable.includes('\ndisease,,other')),
        characteristics: shown.characteristics + Number(published.characteristics.includes('\nsex')),
      }
    }
    // there was something to attack
    expect(Math.min(...Object.values(shown)), JSON.stringify(shown)).toBeGreaterThan(4)
  })

  it('would find a small number by subtraction, if there were one', () => {
    const row = (group: string, kind: string, from: number, to: number, count: number) =>
      ['survival', group, kind, from, to, count].join(',')
    const leaky = [
      'endpoint,group,kind,from,to,count',
      row('', 'event', 0, 3, 8),
      row('', 'event', 3, 6, 9),
      row('', 'censored', 0, 6, 20),
      row('arm=A', 'event', 0, 3, 6),
      row('arm=A', 'event', 3, 6, 4),
      row('arm=A', 'censored', 0, 6, 9),
      row('arm=', 'event', 0, 6, 0),
      row('arm=B', 'event', 3, 6, 5),
      row('arm=B', 'censored', 0, 6, 11),
    ].join('\n')
    const found = pinnedCells(
      { eventTable: leaky, characteristics: 'variable,value,count\n' },
      {
        ...KNOWLEDGE,
        kinds: ['event', 'alive'],
        times: [0, 3],
        madeOf: { survival: { event: ['event'], censored: ['alive'] } },
      },
    )
    expect(found).toContainEqual({ what: '0 | event | arm=B', bounds: [2, 2] })
  })

  it('finds on the page and in the figures no count and no share that does not follow from the tables', async () => {
    const patients = cohort(4)
    const files = await madeUpFiles(patients, [drawnPublicFigures, publicPage])
    const rows = text(files, 'event-table.csv')
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','))
    const counts = (...of: string[]) =>
      rows.filter((row) => of.every((part, i) => row[i] === part)).map((row) => row.slice(3).map(Number))
    const all = `${text(files, 'index.html')}${publicFiles(files)
      .filter((name) => name.endsWith('.svg'))
      .map((name) => text(files, name))
      .join('')}`
    const shown = [
      ...all.matchAll(/<(?:data value="[^"]*"|tspan|text)[^>]*data-result="([^"]*)"[^>]*>([^<]*)</g),
    ]
    expect(shown.length).toBeGreaterThan(20)
    for (const [, id = '', value = ''] of shown) {
      const [statistic, at] = id.split('/').at(-1)!.split('@') as [string, string | undefined]
      if (value === '–') continue
      if (/^(n|events|censored|at-risk|events-before|censored-before)$/.test(statistic)) {
        expect(Number(value) === 0 || Number(value) >= 3, `${id} = ${value}`).toBe(true)
      }
      if (statistic !== 'survival' || id.includes('arm=')) continue
      // by hand from the table: every count in the middle of its bin, events before censorings
      const middle = ([from = 0, to = 0]: number[]) => (from + to) / 2
      const left = [...counts('survival', '', 'event'), ...counts('survival', '', 'censored')]
      const n = left.reduce((sum, [, , count = 0]) => sum + count, 0)
      const survival = counts('survival', '', 'event')
        .filter(([, to = 0]) => to <= Number(at))
        .reduce((product, bin) => {
          const risk =
            n - left.filter((one) => middle(one) < middle(bin)).reduce((sum, [, , c = 0]) => sum + c, 0)
          return product * (1 - bin[2]! / risk)
        }, 1)
      expect(Number(value.replace('%', '')), id).toBeCloseTo(100 * survival, 0)
    }
  })

  it('finds no subject in it, and no time that is not a round one', async () => {
    const files = await madeUpFiles(
      cohort(4).map((patient) => ({ ...patient, months: patient.months + 0.0137 })),
      [drawnPublicFigures, publicPage],
    )
    expect(publicFiles(files).sort()).toEqual([
      'characteristics.csv',
      'edition.json',
      'event-table.csv',
      'figures/85mm/table-1.svg',
      'figures/85mm/table-2.svg',
      'figures/85mm/table-3.svg',
      'figures/table-1.svg',
      'figures/table-2.svg',
      'figures/table-3.svg',
      'index.html',
      'results.csv',
    ])
    for (const name of publicFiles(files)) {
      expect(text(files, name), name).not.toMatch(/SUBJECT/)
      expect(
        text(files, name).replace(/(d|x|y|x1|y1|transform|height|points)="[^"]*"/g, ''),
        name,
      ).not.toMatch(/\d\.[05]137/)
    }
    // a curve stands at ends of bins only, in both layouts
    const ends = new Set(
      text(files, 'event-table.csv')
        .split('\n')
        .filter((line) => line.startsWith('survival,,event'))
        .flatMap((line) => line.split(',').slice(3, 5).map(Number)),
    )
    for (const [name, width] of [
      ['figures/table-1.svg', '2'],
      ['figures/85mm/table-1.svg', '1.6'],
    ] as const) {
      const svg = text(files, name)
      const [left = 0, , right = 0, , last = 0] = /data-panel="([^"]*)"/.exec(svg)![1]!.split(' ').map(Number)
      const path = new RegExp(`stroke-width="${width}"[^>]*><path d="([^"]*)"`).exec(svg)
      const xs = [...(path?.[1] ?? '').matchAll(/[ML](-?[\d.]+)/g)].map(([, x]) => Number(x))
      expect(xs.length).toBeGreaterThan(1)
      for (const x of xs) {
        const time = (last * (x - left)) / (right - left)
        expect(
          [...ends].some((end) => Math.abs(end - time) < 0.01),
          `${time}`,
        ).toBe(true)
      }
    }
  })
})
