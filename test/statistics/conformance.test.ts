import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { conformance } from '../../tools/conformance/conformance.ts'

test('the committed conformance table is what "make conformance" writes, every quantity on four data sets', () => {
  const path = new URL('../../docs/measurements/conformance.md', import.meta.url)
  const written = conformance()
  expect(readFileSync(path, 'utf8')).toBe(written)
  expect(written).toContain('## Quantities on fewer than 4 data sets\n\nNone.\n')
})
