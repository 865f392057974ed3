import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { drawFigures } from '../../../stages/7-figures/draw-figures.ts'
import { fontCharacters } from '../../../stages/commands/export/font-characters.ts'
import { characterName, missingCharacters } from '../../../stages/commands/export/missing-characters.ts'
import { six, sourcesOf } from '../../support/figures/figure-cohort.ts'
import { plan } from '../../support/figures/figure-plan.ts'
import { viewed } from '../../support/figures/viewed.ts'

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
