import { expect, test } from 'vitest'
import { readPicture } from '../../../../../documents/picture/read-picture.ts'
import { outlinesOf } from '../../../../../stages/commands/export/picture/outlines-of.ts'
import { pixelsOf } from '../../../../../stages/commands/export/picture/pixels-of.ts'
import { pictureDifference } from '../../../../support/export/compare-pictures.ts'
import { drawnByResvg, FONTS, pictures } from '../../../../support/export/pictures.ts'

for (const [name, svg] of Object.entries(pictures)) {
  const outlines = outlinesOf(svg, readPicture(svg), FONTS)

  test(`${name}: without any font it looks like the picture with its font`, () => {
    expect(outlines).not.toMatch(/<text|font-family/)
    const withoutFonts = { ...pixelsOf(outlines, '/nowhere', 900), samples: 4 }
    expect(pictureDifference(drawnByResvg(svg, 900), withoutFonts)).toBeLessThan(0.0005)
  })

  test(`${name}: has the size, the title and the description of the picture`, () => {
    const { root: _, ...words } = readPicture(svg)
    expect(readPicture(outlines)).toMatchObject(words)
    expect(outlines).toContain('role="img"')
  })
}
