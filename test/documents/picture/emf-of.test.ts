import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { emfOf, sizeOf } from '../../../documents/picture/emf/emf-of.ts'
import { readPicture, textOf } from '../../../documents/picture/read-picture.ts'
import { pictures } from '../../support/export/pictures.ts'
import { readMetafile } from '../../support/export/read-metafile.ts'

/** A picture of 96 by 48 pixels: 25.4 mm by 12.7 mm. */
const svgOf = (inner: string) => `<svg width="96" height="48"><title>P ≥ 0.05</title>${inner}</svg>`
const read = (inner: string) => readMetafile(emfOf(svgOf(inner)))
/** Without the white ground. */
const pathsOf = (inner: string) => read(inner).paths.slice(1)

test('the frame is the size on paper, a dot is 0.01 mm, and the description has the title', () => {
  const { header, description, paths } = read('')
  expect(header).toEqual({
    ...{ bounds: [0, 0, 2539, 1269], frame: [0, 0, 2540, 1270] },
    ...{ device: [32_000, 32_000, 320, 320], micrometres: [320_000, 320_000] },
  })
  expect(description).toBe('Casebook\0P ≥ 0.05\0\0')
  expect(paths).toMatchObject([{ kind: 'fill', colour: '255 255 255' }])
  expect(paths[0]!.points).toBe('M0,0 2540,0 2540,1270 0,1270 Z')
  expect(sizeOf(svgOf(''))).toEqual({ width: 25.4, height: 12.7 })
})

test('lines have their places, widths, caps and joins', () => {
  const line = (attributes: string) =>
    pathsOf(`<line x1="24" y1="18" x2="72" y2="18" stroke="#102030" ${attributes}/>`)[0]
  // 24 px are 6.35 mm; 2 px are 0.53 mm; PS_GEOMETRIC, PS_ENDCAP_FLAT, PS_JOIN_MITER
  expect(line('stroke-width="2"')).toMatchObject({
    ...{ kind: 'stroke', points: 'M635,476 1905,476', width: 53, colour: '16 32 48' },
    style: 0x10000 | 0x200 | 0x2000,
  })
  expect(line('stroke-linecap="round" stroke-linejoin="round"')!.style).toBe(0x10000)
  expect(line('stroke-linecap="square" stroke-linejoin="bevel"')!.style).toBe(0x10000 | 0x100 | 0x1000)
  expect(line('transform="scale(0.5) translate(24 30)"')).toMatchObject({
    points: 'M635,635 1270,635',
    width: 13,
  })
})

test('a pointed join beyond its limit is cut off, and round where some are', () => {
  const join = (d: string) =>
    pathsOf(`<path d="${d}" fill="none" stroke="#000000" stroke-width="4"/>`)[0]!.style
  expect(join('M0,0H20V20') & 0xf000).toBe(0x2000)
  expect(join('M0,0L40,2L0,4') & 0xf000).toBe(0x1000)
  expect(join('M0,0L40,2L0,4V20H20') & 0xf000).toBe(0)
})

test('shapes are paths, curves cubic', () => {
  expect(pathsOf('<rect x="24" y="18" width="24" height="6"/>')[0]!.points).toBe(
    'M635,476 1270,476 1270,635 635,635 Z',
  )
  expect(pathsOf('<path d="m24,18h24v6zl0-12"/>')[0]!.points).toBe('M635,476 1270,476 1270,635 Z 635,159')
  // a quarter of a circle has its control points at 0.5523 of the radius: 3.51 mm of 6.35 mm
  expect(pathsOf('<path d="M0,24A24,24 0 0 1 24,0"/>')[0]!.points).toBe('M0,635 *0,284 284,0 635,0')
  // two thirds of the way to its control point
  expect(pathsOf('<path d="M0,0Q24,0 24,24"/>')[0]!.points).toBe('M0,0 *423,0 635,212 635,635')
  expect(pathsOf('<path d="M0,0H12V12z" fill-rule="evenodd"/>')[0]!.mode).toBe(1)
})

test('dashes are lines of their own, and go on around corners', () => {
  const dashes = pathsOf(
    '<path d="M0,0H42V24" fill="none" stroke="#000000" stroke-dasharray="24 6 30 6"/>',
  )[0]!
  // 24 px, a gap of 6 px, 12 px to the corner and 18 px after it, a gap to the end
  expect(dashes.points).toBe('M0,0 635,0 M794,0 1111,0 1111,476')
})

test('text is in Arial at its place: anchored, raised, turned, and each letter where the font has it', () => {
  const { texts } = read(
    `<text x="48" y="24" font-size="18" text-anchor="end">10</text>
<text x="48" y="24" font-size="12" text-anchor="middle" font-weight="600" fill="#0b3c6f">β ≥ 3–4 😀</text>
<text transform="translate(24,24) rotate(-90)" font-size="18">R<tspan dy="-6" font-size="12.1">²</tspan></text>`,
  )
  // a digit of Arial is 1139/2048 of its size wide: 18 px are 4.7625 mm, two digits 5.30 mm
  expect(texts[0]).toEqual({
    ...{ text: '10', x: 1270 - 530, y: 635, advances: [265, 265], height: -476 },
    ...{ escapement: 0, weight: 400, face: 'Arial', colour: '0 0 0' },
  })
  expect(texts[1]).toMatchObject({ text: 'β ≥ 3–4 😀', weight: 700, colour: '11 60 111' })
  const width = texts[1]!.advances.reduce((sum, advance) => sum + advance, 0)
  expect(Math.abs(texts[1]!.x + width / 2 - 1270)).toBeLessThanOrEqual(1)
  expect(texts[1]!.advances.at(-1)).toBe(0)
  // R is 1479/2048 wide, 13 px up; the superscript is 6 px to the left of its baseline
  expect(texts[2]).toMatchObject({ text: 'R', x: 635, y: 635, escapement: 900, height: -476 })
  expect(texts[3]).toMatchObject({ text: '²', x: 476, y: 635 - 344, escapement: 900, height: -320 })
})

test('what is transparent has the colours that are seen: on white, and on each mark below', () => {
  const under =
    '<rect width="48" height="48" fill="#ff0000"/><line y1="24" x2="96" y2="24" stroke="#000000"/>'
  const paths = pathsOf(`${under}<rect x="24" width="24" height="48" fill="#0000ff" fill-opacity="0.4"/>`)
  const [red, band] = ['M0,0 1270,0 1270,1270 0,1270 Z', 'M635,0 1270,0 1270,1270 635,1270 Z']
  expect(paths.map(({ kind, colour, points, clips }) => [kind, colour, points, clips])).toEqual([
    ['fill', '255 0 0', red, []],
    ['stroke', '0 0 0', 'M0,635 2540,635', []],
    ['fill', '153 153 255', band, []],
    ['fill', '153 0 102', red, [band]],
    ['stroke', '0 0 102', 'M0,635 2540,635', [band]],
  ])
})

test('a transparent line has another colour on an area; opacity of a group counts', () => {
  const paths = pathsOf(
    `<rect width="48" height="48" fill="#ff0000"/><g opacity="0.5"><line y1="24" x2="96" y2="24" stroke="#000000" stroke-opacity="0.4"/></g>`,
  )
  expect(paths.map(({ colour, clips }) => [colour, clips.length])).toEqual([
    ['255 0 0', 0],
    ['204 204 204', 0],
    ['204 0 0', 1],
  ])
})

test('areas that only touch or miss each other do not mix, though their boxes overlap', () => {
  const corners = (d: string) => `<path d="${d}" fill="#000000" fill-opacity="0.5"/>`
  expect(pathsOf(`${corners('M0,0H48L0,48z')}${corners('M48,48H4L48,4z')}`)).toHaveLength(2)
  expect(pathsOf(`${corners('M0,0H48L0,48z')}${corners('M48,48H0L48,0z')}`)).toHaveLength(2)
  expect(pathsOf(`${corners('M0,0H48L0,48z')}${corners('M40,40H0L40,0z')}`)).toHaveLength(3)
})

test('the same area twice is painted once, so that ties do not multiply', () => {
  const dot = '<circle cx="24" cy="24" r="6" fill="#000000" fill-opacity="0.5"/>'
  expect(pathsOf(dot.repeat(40))).toHaveLength(1)
  expect(pathsOf(dot.repeat(2)).map(({ colour }) => colour)).toEqual(['64 64 64'])
})

test('a clip path is in force for its element only; one without area shows nothing', () => {
  const clip = (inner: string) => `<defs><clipPath id="c">${inner}</clipPath></defs>`
  const drawn = '<g clip-path="url(#c)"><rect width="9" height="9"/></g><rect width="9" height="8"/>'
  const paths = pathsOf(clip('<rect width="48" height="24"/>') + drawn)
  expect(paths.map(({ clips }) => clips)).toEqual([['M0,0 1270,0 1270,635 0,635 Z'], []])
  expect(pathsOf(clip('') + drawn)).toHaveLength(1)
  expect(pathsOf(clip('<rect width="0" height="24"/>') + drawn)).toHaveLength(1)
})

test('what it would not draw is an error that names it', () => {
  for (const [inner, found] of [
    ['<image href="a.png"/>', 'found image'],
    ['<style>.a{}</style>', 'found style'],
    ['<rect style="fill:red"/>', 'found style="fill:red"'],
    ['<rect class="a"/>', 'found class="a"'],
    ['<text letter-spacing="1">a</text>', 'found letter-spacing="1"'],
    ['<text font-style="italic">a</text>', 'found font-style="italic"'],
    ['<text font-variant="small-caps">a</text>', 'found "small-caps"'],
    ['<text stroke="white">a</text>', 'without stroke, found "a"'],
    ['<rect fill="url(#a)" width="1" height="1"/>', 'found fill="url(#a)"'],
    ['<g transform="skewX(3)"/>', 'found skewX'],
    ['<g transform="scale(1 2)"><text>a</text></g>', 'keeps the shape'],
    ['<path d="M0,0X"/>', 'found "M0,0X"'],
    ['<path d="L0,0"/>', 'found "L0,0"'],
    ['<g clip-path="url(#a)"/>', 'found url(#a)'],
    ['<g mask="url(#a)"/>', 'found mask="url(#a)"'],
    ['<g>'.repeat(9999) + '</g>'.repeat(9999), 'at most 200 deep'],
    ['<g>', 'well-formed'],
  ] as const)
    expect(() => emfOf(svgOf(inner)), inner).toThrow(found)
})

/** The figures of the cohorts that are shipped, in both widths, and the golden ones. */
const shipped: Readonly<Record<string, string>> = Object.fromEntries(
  readdirSync('reports', { recursive: true, encoding: 'utf8' })
    .filter((path) => /\bfigures\b.*\.svg$/.test(path))
    .sort()
    .map((path) => [path, readFileSync(`reports/${path}`, 'utf8')]),
)

test('each shipped and golden figure is a sound metafile with all its texts; golden ones are the same twice', () => {
  const { seldom: _, ...golden } = pictures
  expect(Object.keys(shipped).length).toBeGreaterThan(40)
  for (const [name, svg] of Object.entries({ ...shipped, ...golden })) {
    const emf = emfOf(svg)
    if (name in golden) expect(Buffer.compare(emf, emfOf(svg)), name).toBe(0)
    const { texts, paths, header } = readMetafile(emf)
    const written = texts
      .map(({ text }) => text)
      .join('')
      .replace(/\s/g, '')
    for (const [element] of svg.matchAll(/<text\b[\s\S]*?<\/text>/g))
      expect(written, name).toContain(
        textOf(readPicture(`<svg width="1" height="1">${element}</svg>`).root).replace(/\s/g, ''),
      )
    expect(paths.length, name).toBeGreaterThan(3)
    const { width, height } = sizeOf(svg)
    expect(header['frame'], name).toEqual([0, 0, Math.round(100 * width), Math.round(100 * height)])
  }
})
