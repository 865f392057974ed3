import { describe, expect, it } from 'vitest'
import type { Edition } from '../../../cohort/disclosure/edition.ts'
import { COHORT } from '../../../tools/support/in-memory.ts'
import { random } from '../../support/disclosure/random.ts'
import { madeUpFiles, type Patient } from '../../support/disclosure/synthetic-registry.ts'

type Otherwise = NonNullable<Parameters<typeof madeUpFiles>[2]>

const ENDS = ['disease', 'disease', 'other', 'alive', 'alive'] as const
const MONTHS = [0.5, 1, 1.5, 2, 3, 3.5, 4, 5, 7, 9]

const made = (next: () => number, n: number): readonly Patient[] => {
  const of = <T>(choices: readonly T[]): T => choices[Math.floor(next() * choices.length)]!
  return Array.from({ length: n }, () => ({
    end: of(ENDS),
    months: of(MONTHS),
    arm: of(['A', 'A', 'B', 'B', 'B', 'A', ''] as const),
    sex: of(['f', 'm', 'm'] as const),
  }))
}

/** The edition as its bytes, and read. */
const editionOf = async (patients: readonly Patient[], otherwise: Otherwise = {}) => {
  const files = await madeUpFiles(patients, [], otherwise)
  const bytes = files.get(`reports/${COHORT}/public/edition.json`)!
  return { bytes, edition: JSON.parse(new TextDecoder().decode(bytes)) as Edition }
}

type Count = readonly [key: string, from: number, to: number, count: number]

/** Every published count, by what it is of and within which limits. */
const countsOf = ({ tables, characteristics }: Edition): readonly Count[] => [
  ...tables.flatMap(({ endpoint, grouping, cells, kinds }) =>
    cells.map(({ group, kind, from, to, count }): Count => {
      const last = Math.max(
        ...cells
          .filter((one) => one.kind === kind && kinds.some((k) => k.kind === one.kind))
          .map((one) => one.to),
      )
      return [`${endpoint}|${grouping}|${group}|${kind}`, from, to === last ? 1e9 : to, count]
    }),
  ),
  ...characteristics.flatMap(({ variable, rows }) =>
    rows.map(({ label, count }): Count => [`${variable}|${label}`, 0, 1, count]),
  ),
]

/**
 * All sums of counts of one edition that another can be subtracted from: of the same thing, between the same limits.
 * Sums of neighbouring cells, of kinds and of groups are sums of these, and are looked at too, as an attacker would.
 */
const differences = (a: Edition, b: Edition): readonly string[] => {
  const found: string[] = []
  const k = Math.min(a.k, b.k)
  const intervals = (edition: Edition) => {
    const sums = new Map<string, number>()
    const add = (key: string, from: number, to: number, count: number) =>
      sums.set(`${key}|${from}|${to}`, (sums.get(`${key}|${from}|${to}`) ?? 0) + count)
    const byKey = new Map<string, Count[]>()
    for (const one of countsOf(edition)) byKey.set(one[0], [...(byKey.get(one[0]) ?? []), one])
    for (const [key, own] of byKey)
      for (const [, from] of own)
        for (const [, , to] of own.filter((one) => one[2] > from)) {
          const inside = own.filter((one) => one[1] >= from && one[2] <= to)
          const sum = inside.reduce((all, one) => all + one[3], 0)
          add(key, from, to, sum)
          const [endpoint, grouping, group] = key.split('|')
          // any kind, where bins of all kinds end
          if (group !== undefined) add(`${endpoint}|${grouping}|${group}|any`, from, to, sum)
        }
    // n, who is in it: all kinds, all time
    for (const { endpoint, grouping, cells } of edition.tables)
      add(
        `${endpoint}|${grouping}|all|n`,
        0,
        1e9,
        cells.reduce((all, { count }) => all + count, 0),
      )
    return sums
  }
  const [one, other] = [intervals(a), intervals(b)]
  for (const [key, sum] of one) {
    // a sum over kinds is one only if all kinds have these limits in both
    if (key.includes('|any|') && !areWhole(a, b, key)) continue
    const difference = Math.abs(sum - (other.get(key) ?? sum))
    if (difference > 0 && difference < k) found.push(`${key}: ${difference}`)
  }
  return found
}

const areWhole = (a: Edition, b: Edition, key: string): boolean => {
  const [endpoint, grouping, group, , from, to] = key.split('|')
  return [a, b].every((edition) =>
    edition.tables
      .filter((one) => one.endpoint === endpoint && String(one.grouping) === grouping)
      .every(({ kinds }) =>
        kinds.every(({ kind }) => {
          const own = countsOf(edition).filter(
            ([name]) => name === `${endpoint}|${grouping}|${group}|${kind}`,
          )
          return own.some((one) => String(one[1]) === from) && own.some((one) => String(one[2]) === to)
        }),
      ),
  )
}

const ends = (edition: Edition): ReadonlySet<string> =>
  new Set(countsOf(edition).map(([key, , to]) => `${key}|${to}`))

describe('two editions of a cohort, subtracted', () => {
  it('would give small cells, if neither knew of the other', async () => {
    const patients = made(random(1), 120)
    const { edition } = await editionOf(patients)
    const other = (await editionOf(patients, { k: 4 })).edition
    const more = (await editionOf([...patients, ...made(random(2), 2)])).edition
    expect([...differences(edition, other), ...differences(edition, more)].length).toBeGreaterThan(0)
  })

  it('give no number from 1 to k - 1, whoever was added, with any k, whatever the plan asks for', async () => {
    let seen = { editions: 0, repeated: 0, told: 0, coarser: 0 }
    for (let seed = 1; seed <= 14; seed++) {
      const next = random(seed)
      let patients = made(next, 60 + Math.floor(next() * 120))
      const told: { bytes: Uint8Array; edition: Edition }[] = []
      for (let step = 0; step < 4; step++) {
        const k = 3 + Math.floor(next() * 4)
        const plan = (text: string): string =>
          step > 0 && next() < 0.3 ? text.replace('  sex: {}\n', '').replace('by: [arm]', 'by: [sex]') : text
        const now = await editionOf(patients, { k, plan, published: told.map(({ bytes }) => bytes) })
        if (!now.edition.isEnough) break
        for (const { edition } of told) {
          expect(differences(now.edition, edition), `seed ${seed}, edition ${step + 1}`).toEqual([])
          const before = ends(edition)
          if (!now.edition.characteristics.some(({ variable }) => variable === 'months'))
            expect([...ends(now.edition)].filter((end) => !before.has(end))).toEqual([])
          for (const [, , , count] of countsOf(now.edition)) expect(count === 0 || count >= k).toBe(true)
        }
        seen = {
          editions: seen.editions + 1,
          repeated: seen.repeated + Number(now.edition.repeats),
          told: seen.told + Number(told.length > 0 && !now.edition.repeats),
          coarser:
            seen.coarser +
            Number(told.length > 0 && ends(now.edition).size < ends(told.at(-1)!.edition).size),
        }
        told.push(now)
        patients = later(next, patients, step)
      }
    }
    // there was something to subtract: editions that repeat, that tell of others, and that coarsen
    expect(Math.min(...Object.values(seen)), JSON.stringify(seen)).toBeGreaterThan(3)
  })

  it('do not reveal whether no subject was added or a few: the bytes are the same', async () => {
    const patients = made(random(5), 150)
    const first = await editionOf(patients)
    const same = await editionOf(patients, { published: [first.bytes] })
    for (const n of [1, 2]) {
      const few = await editionOf([...patients, ...made(random(n), n)], { published: [first.bytes] })
      expect(new TextDecoder().decode(few.bytes)).toBe(new TextDecoder().decode(same.bytes))
    }
    expect(countsOf(same.edition)).toEqual(countsOf(first.edition))
    expect(same.edition).toMatchObject({ repeats: true, earlier: 1 })
  })

  it('of the same data with a larger k is made from published counts only', async () => {
    const patients = made(random(6), 150)
    const first = await editionOf(patients)
    const [same, more] = await Promise.all(
      [patients, [...patients, ...made(random(7), 2)]].map((of) =>
        editionOf(of, { k: 12, published: [first.bytes] }),
      ),
    )
    expect(new TextDecoder().decode(more!.bytes)).toBe(new TextDecoder().decode(same!.bytes))
    expect(same!.edition.isEnough).toBe(true)
    for (const [, , , count] of countsOf(same!.edition)) expect(count === 0 || count >= 12).toBe(true)
  })

  it('publish added subjects if they are many', async () => {
    const patients = made(random(8), 150)
    const first = await editionOf(patients)
    const all = [...patients, ...made(random(9), 200)]
    const { edition } = await editionOf(all, { published: [first.bytes] })
    expect(edition).toMatchObject({ repeats: false, earlier: 1 })
    const n = edition.tables[0]!.cells.reduce((sum, { count }) => sum + count, 0)
    expect(n).toBe(350)
    const deaths = edition.tables[0]!.cells.filter(({ kind }) => kind === 'event')
    const isDead = ({ end }: Patient) => end !== 'alive'
    for (const { from, to, count } of deaths.slice(0, -1))
      expect(count).toBe(all.filter((one) => isDead(one) && one.months >= from && one.months < to).length)
  })

  it('a file that is no edition is a fault of the data', async () => {
    await expect(
      editionOf(made(random(3), 60), { published: [new TextEncoder().encode('{"k": 3}')] }),
    ).rejects.toThrow('a public edition as')
  })
})

/** What happens between editions: a few or many are added, some are followed on, somebody's record is corrected. */
const later = (next: () => number, patients: readonly Patient[], step: number): readonly Patient[] => {
  const added = made(next, [0, 1, 2, 5, 60, 150][Math.floor(next() * 6)]!)
  const isFollowedOn = next() < 0.4
  return [
    ...patients.map((one) => {
      if (!isFollowedOn || one.end !== 'alive') return one
      const months = one.months + 1
      return next() < 0.2 ? { ...one, months, end: 'disease' as const } : { ...one, months }
    }),
    ...added,
  ].map((one, i) => (i === step && next() < 0.3 ? { ...one, arm: 'B' as const, end: 'other' as const } : one))
}
