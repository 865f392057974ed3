import { expect, test } from 'vitest'
import { plain } from '../../../cohort/results/styles/plain.ts'
import { publicEditions } from '../../../stages/3-durations/artifacts.ts'
import { publicFigures } from '../../../stages/7-figures/public-figures.ts'
import { publicBody } from '../../../stages/8-report/public-body.ts'
import { madeUpFiles, type Patient } from '../../support/disclosure/synthetic-registry.ts'
import { documentOf } from '../../support/report/report-of.ts'

const patients = Array.from(
  { length: 60 },
  (_, i): Patient => ({
    end: i % 3 === 0 ? 'alive' : 'disease',
    months: 1 + ((i * 7) % 40),
    arm: i % 2 === 0 ? 'A' : 'B',
    sex: i % 5 < 2 ? 'f' : 'm',
  }),
)

test('the public edition has the noun of S(t) over its numbers and at its curve, here without one in the plan', async () => {
  const files = await madeUpFiles(patients)
  const found = [...files].find(([name]) => /edition\.json$/.test(name))!
  const edition = publicEditions.format.decode(found[1], found[0])
  expect(edition.isEnough).toBe(true)
  const pictures = publicFigures(edition, 'operation', plain)
  const document = documentOf(
    publicBody({ title: 'Made up', origin: 'operation', style: plain }, edition, pictures),
  )
  const numbers = [...document.querySelectorAll('td data[data-result*="survival@"]')].filter((one) =>
    one.getAttribute('data-result')!.startsWith('survival/'),
  )
  expect(numbers.length).toBeGreaterThan(2)
  for (const number of numbers)
    expect(number.closest('table')!.querySelector('caption')!.textContent).toMatch(/^Free of death\b/)
  expect(pictures.svgs['table-1']).toContain('Free of death (%)')
})

test('what is left out of it names no group by itself, and each breakdown once', async () => {
  const files = await madeUpFiles(patients)
  const [path, bytes] = [...files].find(([name]) => /edition\.json$/.test(name))!
  const { left } = publicEditions.format.decode(bytes, path)
  const said = left.map(({ what }) => what)
  expect(new Set(said).size).toBe(said.length)
  expect(said.filter((what) => /^(.+) by \1$/.test(what))).toEqual([])
})
