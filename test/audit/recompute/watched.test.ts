import { expect, test } from 'vitest'
import { watched } from '../../../audit/recompute/watched.ts'

const rules = (): { a: number; b: { inner: number }; c?: string } => ({ a: 1, b: { inner: 2 } })

test('a watched object gives the values, and notes which were read', () => {
  const { object, read } = watched(rules())
  expect([object.b.inner, object.c]).toEqual([2, undefined])
  expect([...read]).toEqual(['b', 'c'])
})

test('asking whether a property exists, and copying all of them, count as reading', () => {
  const one = watched(rules())
  expect('c' in one.object).toBe(false)
  expect([...one.read]).toEqual(['c'])
  const all = watched(rules())
  expect({ ...all.object }).toEqual(rules())
  expect([...all.read]).toEqual(['a', 'b'])
})
