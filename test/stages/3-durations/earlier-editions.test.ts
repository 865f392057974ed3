import { expect, it } from 'vitest'
import { publicEditions } from '../../../stages/3-durations/artifacts.ts'
import { COHORT, type Files } from '../../../tools/support/in-memory.ts'
import { madeUpFiles, type Patient } from '../../support/disclosure/synthetic-registry.ts'

const patients: readonly Patient[] = Array.from({ length: 160 }, (_, i) => ({
  end: (['disease', 'other', 'alive'] as const)[i % 3]!,
  months: 1 + (i % 8),
  arm: (['A', 'B'] as const)[i % 2]!,
  sex: (['f', 'm'] as const)[i % 2]!,
}))

/** Groups of the curves with characters that ids escape. */
const plan = (text: string): string =>
  text
    .replace(
      /^endpoints:$/m,
      'variables:\n  treatment: { title: Treatment, recode: { of: arm, to: { A: 5-FU/LV, B: "new, 50%" } } }\nendpoints:',
    )
    .replaceAll('by: [arm]', 'by: [treatment]')

const edition = (files: Files): string =>
  new TextDecoder().decode(
    files.get(publicEditions.path.replace('{cohort}', COHORT).replace('{edition}', 'edition'))!,
  )

it('a recorded edition with groups as they were named earlier is compared as one of now', async () => {
  const first = edition(await madeUpFiles(patients, [], { plan }))
  expect(first).toContain('"treatment=5-FU~2F~LV"')
  const earlier = first.replaceAll('=5-FU~2F~LV', '=5-FU%2FLV').replaceAll('=new~2C~ 50~25~', '=new, 50%25')
  expect(earlier).toContain('"treatment=new, 50%25"')
  // for a larger k the cells of the groups are merged, which needs the groups of both editions
  const [now, then] = await Promise.all(
    [first, earlier].map(async (text) =>
      edition(await madeUpFiles(patients, [], { k: 12, plan, published: [new TextEncoder().encode(text)] })),
    ),
  )
  expect(then).toBe(now)
  expect(JSON.parse(then!)).toMatchObject({ k: 12, earlier: 1 })
  expect(then).toContain('"treatment=new~2C~ 50~25~"')
})
