import { expect, test, vi } from 'vitest'
import { readPicture, textOf } from '../../../../../documents/picture/read-picture.ts'
import { pdfOf } from '../../../../../stages/commands/export/picture/pdf-of.ts'
import { pictureDifference } from '../../../../support/export/compare-pictures.ts'
import { drawnByResvg, fonts, pictures } from '../../../../support/export/pictures.ts'
import { drawnByPoppler, hasPoppler, printed } from '../../../../support/export/system-tools.ts'

vi.setConfig({ testTimeout: 60_000 })

const pdfFrom = async (svg: string) => pdfOf(readPicture(svg), fonts)

/** The texts of a picture, without white space. */
const textsOf = (svg: string): readonly string[] =>
  [...svg.matchAll(/<text\b[\s\S]*?<\/text>/g)].map(([text]) =>
    textOf(readPicture(`<svg width="1" height="1">${text}</svg>`).root).replace(/\s/g, ''),
  )

for (const [name, svg] of Object.entries(pictures)) {
  test.skipIf(!hasPoppler)(
    `${name}: its fonts are embedded as subsets, and all its text can be selected (Poppler)`,
    async () => {
      const pdf = await pdfFrom(svg)
      const [, , ...fontLines] = printed('pdffonts', [], pdf).toString().trim().split('\n')
      expect(fontLines.length).toBe(/font-weight="600"/.test(svg) ? 2 : 1)
      for (const line of fontLines) expect(line).toMatch(/^[A-Z]{6}\+LiberationSans\S* .* yes yes yes /)
      const selected = printed('pdftotext', ['-raw'], pdf).toString().replace(/\s/g, '')
      const texts = textsOf(svg)
      expect(texts.length).toBeGreaterThan(5)
      expect(texts.filter((text) => !selected.includes(text))).toEqual([])
    },
  )

  test.skipIf(!hasPoppler)(
    `${name}: the page is as large as the picture, and looks like its PNG (Poppler)`,
    async () => {
      const pdf = await pdfFrom(svg)
      const [, width, height] = /Page size:\s+([\d.]+) x ([\d.]+) pts/.exec(
        printed('pdfinfo', [], pdf).toString(),
      )!
      const [svgWidth, svgHeight] = ['width', 'height'].map((side) =>
        Number(new RegExp(`<svg[^>]* ${side}="([\\d.]+)"`).exec(svg)![1]),
      )
      // 0.1 mm are 0.28 points
      expect(Math.abs(Number(width) - (svgWidth! * 72) / 96)).toBeLessThan(0.28)
      expect(Math.abs(Number(height) - (svgHeight! * 72) / 96)).toBeLessThan(0.28)
      const expected = drawnByResvg(svg, 1200)
      const drawn = drawnByPoppler(pdf, expected.width, expected.height)
      expect(pictureDifference(expected, drawn)).toBeLessThan(0.001)
    },
  )
}

test('has a title, a language and the description of a figure, and no date', async () => {
  const text = Buffer.from(await pdfFrom(pictures['seldom']!)).toString('latin1')
  expect(text).toContain('(P < 0.05 & more)')
  expect(text).toContain('/Lang (en)')
  expect(text).toMatch(/\/S \/Figure/)
  expect(text).toMatch(/\/MarkInfo/)
  expect(text).not.toMatch(/Date|D:\d{4}/)
})

test('refuses what it would draw otherwise than the picture says', async () => {
  const drawn = (inner: string) => pdfFrom(`<svg width="10" height="10">${inner}</svg>`)
  await expect(drawn('<image href="a.png"/>')).rejects.toThrow('found image')
  await expect(drawn('<path d="M0,0X1,1"/>')).rejects.toThrow('found "M0,0X1,1"')
  await expect(drawn('<rect class="a"/>')).rejects.toThrow('found class="a"')
  await expect(drawn('<rect fill="url(#a)" width="1" height="1"/>')).rejects.toThrow('found fill="url(#a)"')
  await expect(drawn('<g transform="skewX(3)"/>')).rejects.toThrow('found skewX')
  await expect(drawn('<g clip-path="url(#a)"/>')).rejects.toThrow('found url(#a)')
  await expect(pdfFrom('<svg width="100%" height="10"/>')).rejects.toThrow('found "100%"')
  await expect(pdfFrom('<svg width="10" height="10"><g></svg>')).rejects.toThrow('well-formed')
})
