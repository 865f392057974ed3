import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fallingPoints } from '../../../../../documents/papers/figures/points/falling-points.ts'
import { patientsOfPoints } from '../../../../../documents/papers/figures/points/patients-of-points.ts'
import { readAtRisk } from '../../../../../documents/papers/figures/points/read-at-risk.ts'
import { type Point, readPoints } from '../../../../../documents/papers/figures/points/read-points.ts'
import { patientsOfFile } from '../../../../../stages/commands/from-figure/points/points-of-file.ts'
import { distanceOf } from '../../../../../stages/commands/from-figure/points/points-text.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

const numbersIn = (name: string): readonly (readonly number[])[] =>
  readFileSync(join(import.meta.dirname, 'digitised', `${name}.csv`), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').map(Number))

const faultsOf = (read: object): string =>
  'faults' in read
    ? (read.faults as { place: string; expected: string; found: string }[])
        .map(({ place, expected, found }) => `${place}: ${expected}; ${found}`)
        .join(' | ')
    : 'no fault'

describe('patients of points', () => {
  it.each(['lung', 'veteran'])(
    '%s: the same as IPDfromKM 0.1.10 makes of the same points and numbers at risk',
    (name) => {
      const made = patientsOfPoints({
        points: numbersIn(`same-${name}-points`).map(([time, survival]) => ({
          time: time!,
          survival: survival!,
        })),
        atRisk: numbersIn(`same-${name}-at-risk`).map(([time, number]) => ({ time: time!, number: number! })),
        events: null,
      })
      const theirs = numbersIn(`same-${name}-ipdfromkm`).map(([time, status]) => `${time} ${status}`)
      expect(made.map(({ time, isEvent }) => `${time} ${isEvent ? 1 : 0}`).sort()).toEqual(theirs.sort())
    },
  )

  /** By hand: 10 patients; 1 of 10 dies at 1, 1 of 9 at 2; 7 at risk at 3, so one is censored in between; then 7/10 x ... */
  const points: readonly Point[] = [
    { time: 0, survival: 1 },
    { time: 1, survival: 0.9 },
    { time: 2, survival: 0.8 },
    { time: 3, survival: 0.8 },
    { time: 4, survival: 0.8 * (6 / 7) },
  ]
  const atRisk = [
    { time: 0, number: 10 },
    { time: 3, number: 7 },
  ]
  const shown = (events: number | null, rows = atRisk): readonly string[] =>
    patientsOfPoints({ points, atRisk: rows, events }).map(
      ({ time, isEvent }) => `${time}${isEvent ? '' : '+'}`,
    )

  it('follow by hand: events where the curve falls, a censoring halfway, the rest at the last point', () => {
    // 10 x 0.8 - 7 = 1 is censored, at 0 + 1 x 2 / 2 = 1, which is the point at 1: halfway to 2. After it 8 are at risk:
    // 8 (1 - 0.8 / 0.9) = 0.9, one event. The last interval: 1 censored in 3 units of time gives 0.3, so none.
    expect(shown(null)).toEqual(['1', '1.5+', '2', '4', '4+', '4+', '4+', '4+', '4+', '4+'])
  })

  it('have the reported number of events where the curve allows it', () => {
    expect(shown(3).filter((text) => !text.endsWith('+'))).toHaveLength(3)
    expect(shown(3)).toHaveLength(10)
  })

  it('without numbers at risk have those patients censored that had no event', () => {
    const made = shown(3, [{ time: 0, number: 10 }])
    expect(made).toHaveLength(10)
    expect(made.filter((text) => !text.endsWith('+'))).toHaveLength(3)
  })

  it('are as many as entered, in time order, whatever the points', () => {
    const value = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(
        fc.array(fc.tuple(value, value), { minLength: 5, maxLength: 40 }),
        fc.integer({ min: 1, max: 300 }),
        fc.option(value),
        (clicks, n, share) => {
          const raw = clicks.map(([time, survival]) => ({ time: 10 * time, survival }))
          let falling: readonly Point[]
          try {
            falling = fallingPoints({ name: 'a', points: raw })
          } catch {
            return
          }
          const rows = [
            { time: 0, number: n },
            { time: 5, number: Math.floor(n / 2) },
          ]
          const made = patientsOfPoints({
            points: falling,
            atRisk: rows,
            events: share === null ? null : Math.floor(share * n),
          })
          expect(made).toHaveLength(n)
          expect(made.every(({ time }) => time >= 0 && time <= 10)).toBe(true)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('of a digitised curve give a curve near its points', async () => {
    const read = await patientsOfFile(
      readFileSync(join(import.meta.dirname, 'digitised/lung-50-points.csv')),
      {
        ...{
          atRisk: readFileSync(join(import.meta.dirname, 'digitised/lung-at-risk.csv')),
          n: null,
          events: null,
        },
      },
    )
    if ('faults' in read) throw new Error(faultsOf(read))
    expect(read.isPercent).toBe(true)
    expect(read.groups.map(({ patients }) => patients.length)).toEqual([138, 90])
    for (const group of read.groups) expect(distanceOf(group)).toBeLessThan(0.05)
  })
})

describe('falling points', () => {
  it('begin at (0, 1), are sorted, and a small rise becomes the mean of its values', () => {
    const points = [
      [3, 0.5],
      [1, 0.8],
      [2, 0.82],
      [4, 0.4],
      [0.5, 1],
    ].map(([time, survival]) => ({ time: time!, survival: survival! }))
    const falling = fallingPoints({ name: 'a', points })
    expect(falling.map(({ time }) => time)).toEqual([0, 0.5, 1, 2, 3, 4])
    for (const [i, survival] of [1, 1, 0.81, 0.81, 0.5, 0.4].entries())
      expect(falling[i]!.survival).toBeCloseTo(survival, 12)
  })

  it('of two curves in one, or with a value that was typed wrongly, are a fault', () => {
    const two = Array.from({ length: 20 }, (_, i) => ({
      time: i,
      survival: i % 2 === 0 ? 1 - i / 30 : 0.5 - i / 60,
    }))
    expect(() => fallingPoints({ name: 'a', points: two })).toThrow(/expected points of one falling curve/)
    const one = Array.from({ length: 20 }, (_, i) => ({ time: i, survival: i === 7 ? 0.08 : 1 - i / 30 }))
    expect(() => fallingPoints({ name: 'a', points: one })).toThrow(/survival of 0.08 at 7/)
  })
})

describe('a file of points', () => {
  const LINES = ['0,1', '1,0.9', '2,0.8', '3,0.7', '4,0.6']
  const EXPECTED = [0, 1, 2, 3, 4].map((time) => ({ time, survival: 1 - time / 10 }))
  it.each([
    ['ours', `curve,time,survival\n${LINES.map((line) => `A,${line}`).join('\n')}\n`],
    [
      'columns in another order, other names, percent',
      `\ufeffS;Group;X\r\n${LINES.map((line) => {
        const [x, y] = line.split(',')
        return `${String(Number(y) * 100).replace('.', ',')};A;${x}`
      }).join('\r\n')}`,
    ],
    [
      'DigitizeIt: two columns, tabs, a comment above',
      `# x\ty\n${LINES.map((line) => line.replace(',', '\t')).join('\n')}`,
    ],
    [
      'WebPlotDigitizer: two columns for each curve',
      `A,,B,\nX,Y,X,Y\n${LINES.map((line, i) => `${line},${i < 5 ? line : ','}`).join('\n')}`,
    ],
  ])('as %s is read', async (_, text) => {
    const read = await readPoints(bytesOf(text))
    if ('faults' in read) throw new Error(faultsOf(read))
    expect(
      read.curves[0]!.points.map(({ time, survival }) => ({
        time,
        survival: Math.round(survival * 1e9) / 1e9,
      })),
    ).toEqual(EXPECTED)
  })

  it.each([
    ['', /an empty file|points/],
    ['a,b\n1,2\n', /columns time and survival/],
    [
      `curve,time,survival\nA,x,1\nA,1,1.2\nA,-3,1\n${LINES.map((line) => `A,${line}`).join('\n')}`,
      /line 2: a time of 0 or more; x \| line 3: survival from 0 to 1; 1.2 \| line 4: a time of 0 or more; -3/,
    ],
    [`time,survival\n${LINES.slice(0, 3).join('\n')}`, /at least 5 points of a curve; 3 of group 1/],
    [`time,survival\n${'1,0.5\n'.repeat(20_100)}`, /at most 20000 rows/],
    [
      `curve,time,survival\n${Array.from({ length: 13 }, (_, i) => LINES.map((line) => `${i},${line}`).join('\n')).join('\n')}`,
      /at most 12 curves; 13/,
    ],
  ])('that is none ends in all its faults, with their lines: %#', async (text, said) => {
    expect(faultsOf(await readPoints(bytesOf(text)))).toMatch(said)
  })

  it('has numbers at risk that belong to its curves and do not grow', async () => {
    expect(await readAtRisk(bytesOf('time,number\n0,10\n5,4\n'), ['A'])).toEqual(
      new Map([
        [
          'A',
          [
            { time: 0, number: 10 },
            { time: 5, number: 4 },
          ],
        ],
      ]),
    )
    expect(faultsOf(await readAtRisk(bytesOf('curve,time,number\nA,0,10\nB,0,3\nA,1,2.5\n'), ['A']))).toBe(
      'line 3: a curve of the points (A); B | line 4: a whole number of at most 100000 patients; 2.5',
    )
    expect(faultsOf(await readAtRisk(bytesOf('curve,time,number\nA,0,10\nA,5,11\n'), ['A']))).toMatch(
      /do not grow.*11 at 5/,
    )
  })

  it('whose numbers contradict each other is a fault', async () => {
    const points = bytesOf(`time,survival\n${LINES.join('\n')}`)
    const call = async (n: readonly number[] | null, events: readonly number[] | null, rows: string | null) =>
      faultsOf(
        await patientsOfFile(points, {
          n,
          events,
          atRisk: rows === null ? null : bytesOf(`time,number\n${rows}`),
        }),
      )
    expect(await call([5], [6], null)).toMatch(/5 patients, 6 events/)
    expect(await call([5], null, '0,7\n2,3')).toMatch(/5 by --n, 7 at risk at time 0/)
    expect(await call([5], null, '2,6')).toMatch(/5 patients.*6 at risk/)
    expect(await call(null, null, null)).toMatch(/number of patients at time 0; none/)
  })
})
