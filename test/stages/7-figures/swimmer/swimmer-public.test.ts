import { expect, test } from 'vitest'
import { drawnPublicFigures } from '../../../../stages/7-figures/public-stage.ts'
import { publicPage } from '../../../../stages/8-report/public-stage.ts'
import { madeUpFiles, type Patient } from '../../../support/disclosure/synthetic-registry.ts'

const patients = Array.from(
  { length: 60 },
  (_, i): Patient => ({
    end: i % 3 === 0 ? 'alive' : 'disease',
    months: 1 + ((i * 7) % 40),
    arm: i % 2 === 0 ? 'A' : 'B',
    sex: i % 5 < 2 ? 'f' : 'm',
  }),
)

const SWIMMER = `figures:
  lanes: { kind: swimmer, title: Each patient, until: months, end: end, ongoing: [alive], colour: sex, group: arm }
`

/** The files of the public edition: its data, its page and its pictures. */
const publicFiles = async (figures: string) => {
  const files = await madeUpFiles(patients, [drawnPublicFigures, publicPage], {
    plan: (text) => text + figures,
  })
  return new Map(
    [...files]
      .filter(([path]) => path.includes('/public'))
      .map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]),
  )
}

test('a swimmer figure changes no byte of the public edition, which has no patient', async () => {
  const [without, withSwimmer] = [await publicFiles(''), await publicFiles(SWIMMER)]
  expect([...withSwimmer.keys()].some((path) => path.endsWith('.svg'))).toBe(true)
  expect([...withSwimmer.keys()].some((path) => path.endsWith('.html'))).toBe(true)
  expect(withSwimmer).toEqual(without)
  for (const text of withSwimmer.values()) expect(text).not.toMatch(/SUBJECT-|Each patient/)
})
