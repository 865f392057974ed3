import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { drawFigures } from '../../../stages/7-figures/draw-figures.ts'
import { fontCharacters } from '../../../stages/export/font-characters.ts'
import { characterName, missingCharacters } from '../../../stages/export/missing-characters.ts'
import type { Files } from '../in-memory.ts'
import { shipped, shownFiles } from '../shown-files.ts'
import { plan, six, sourcesOf } from './cohort.ts'
import { viewed } from './viewed.ts'

const fonts = ['Regular', 'Bold'].map((weight) =>
  fontCharacters(readFileSync(`assets/fonts/LiberationSans-${weight}.ttf`)),
)
const missing = (svg: string): readonly string[] =>
  fonts.flatMap((characters) => missingCharacters(svg, characters)).map(characterName)
const text = (words: string): string => `<svg><text>${words}</text></svg>`

describe('the font of PNG files', () => {
  test('has letters, digits and the signs that figures use, and no arrow heads', () => {
    expect(missing(text('Az09 é ß – … − × ² ⁹ µ ≥ &lt;&amp;'))).toEqual([])
    expect(new Set(missing(text('▶ 肺 ◀ &#x1F600;')))).toEqual(
      new Set(['"▶" (U+25B6)', '"◀" (U+25C0)', '"肺" (U+80BA)', '"😀" (U+1F600)']),
    )
  })

  test('is asked for what is drawn as letters only', () => {
    expect(missing('<svg><title>肺</title><desc id="a">肺</desc><text x="1">a</text></svg>')).toEqual([])
  })
})

test('the figures of a plan and their specifications use no character that the font lacks', async () => {
  const { svgs, specs } = drawFigures(plan().figures, sourcesOf(six))
  for (const [name, svg] of Object.entries(svgs)) expect(missing(svg), name).toEqual([])
  for (const [name, spec] of Object.entries(specs))
    expect(missing(await (await viewed(spec)).svg()), name).toEqual([])
})

describe.each(shipped)('the cohort %s', (cohort) => {
  let files: Files
  beforeAll(async () => {
    files = await shownFiles(cohort)
  }, 120_000)

  test('has figures and specifications without a character that the font lacks', async () => {
    const decoded = [...files].map(([path, bytes]) => [path, new TextDecoder().decode(bytes)] as const)
    const svgs = decoded.filter(([path]) => path.endsWith('.svg'))
    const specs = decoded.filter(([path]) => path.endsWith('.vl.json'))
    expect(svgs.length).toBeGreaterThan(0)
    expect(specs.length).toBeGreaterThan(0)
    for (const [path, svg] of svgs) expect(missing(svg), path).toEqual([])
    for (const [path, spec] of specs)
      expect(missing(await (await viewed(JSON.parse(spec))).svg()), path).toEqual([])
  }, 60_000)
})
