import { JSDOM } from 'jsdom'
import Papa from 'papaparse'
import { beforeAll, describe, expect, test } from 'vitest'
import { parsed } from '../../support/figures/drawn.ts'
import { viewed } from '../../support/figures/viewed.ts'
import { ATTACKS, hostileRun } from '../../support/stages/hostile-cohort.ts'

/** Marks that turn the direction of the text after them. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/

/** An attack as a page shows it: in one line, without what turns text. */
const shown = (attack: string): string => attack.replace(TURNING, '').trim()

/** The scripts of each page: data of the curves, and the script of the page. */
const SCRIPTS: Readonly<Record<string, readonly (string | null)[]>> = {
  'reports/six/index.html': ['application/json', null],
  'reports/six/results.html': [null],
}

let files: ReadonlyMap<string, string>
beforeAll(async () => {
  const run = await hostileRun()
  files = new Map([...run].map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]))
})
const ending = (end: string): readonly (readonly [string, string])[] =>
  [...files].filter(([path]) => path.startsWith('reports/') && path.endsWith(end))

describe('a cohort whose every word is an attack', () => {
  test('has pages with no element, handler or address but their own', () => {
    expect(ending('.html')).toHaveLength(4)
    for (const [path, page] of ending('.html')) {
      const { document } = new JSDOM(page).window
      expect(document.querySelectorAll('img, iframe, object, embed, base, link, form'), path).toHaveLength(0)
      const scripts = [...document.querySelectorAll('script')].map((of) => of.getAttribute('type'))
      expect(scripts, path).toEqual(SCRIPTS[path] ?? [])
      expect(document.querySelectorAll('style'), path).toHaveLength(1)
      // the head of an arrow has its corners and colour alone
      const ofHeads = [...document.querySelectorAll('polygon')].flatMap((of) => of.getAttributeNames())
      expect(new Set(['points', 'fill', ...ofHeads]).size, path).toBe(2)
      const names = [...document.querySelectorAll('*')].flatMap((of) => of.getAttributeNames())
      expect(
        names.filter((name) => name.startsWith('on') || name === 'style' || name === 'src'),
        path,
      ).toEqual([])
      const addresses = [...document.querySelectorAll('[href]')].map((of) => of.getAttribute('href')!)
      const foreign = addresses.filter(
        (to) => !/^(#|data:text\/csv|results\.html#r-|[a-z0-9./-]+$)/i.test(to),
      )
      expect(foreign, path).toEqual([])
    }
  })

  test('has each anchor once on a page', () => {
    for (const [path, page] of ending('.html')) {
      const ids = [...new JSDOM(page).window.document.querySelectorAll('[id]')].map(({ id }) => id)
      expect(
        ids.filter((id, i) => ids.indexOf(id) < i),
        path,
      ).toEqual([])
    }
  })

  test('shows each attack as text on its page', () => {
    const { document } = new JSDOM(files.get('reports/six/index.html')!).window
    const text = document.querySelector('main')!.textContent!.replace(/\s+/g, ' ')
    expect(ATTACKS.map(shown).filter((attack) => !text.includes(attack))).toEqual([])
    expect(document.title).toContain(shown(ATTACKS[0]))
  })

  test('has a public edition that shows tables, and attacks as text', () => {
    const { document } = new JSDOM(files.get('reports/six/public/index.html')!).window
    expect(document.querySelectorAll('table').length).toBeGreaterThan(2)
    expect(document.title).toContain(shown(ATTACKS[0]))
    expect(files.has('reports/six/public/figures/table-1.svg')).toBe(true)
  })

  test('has pictures of nothing but shapes and text', () => {
    expect(ending('.svg').length).toBeGreaterThan(8)
    for (const [path, svg] of ending('.svg')) {
      const document = parsed(svg)
      const kinds = new Set([...document.querySelectorAll('*')].map(({ localName }) => localName))
      expect(
        [...kinds].filter((kind) => !SHAPES.has(kind)),
        path,
      ).toEqual([])
      const names = [...document.querySelectorAll('*')].flatMap((of) => of.getAttributeNames())
      expect(
        names.filter((name) => /^on|href|style/.test(name)),
        path,
      ).toEqual([])
    }
  })

  test('has specifications that compile without a warning and say the attacks as data', async () => {
    for (const [path, spec] of ending('.vl.json')) {
      const { warnings } = await viewed(JSON.parse(spec))
      expect(warnings, path).toEqual([])
    }
    expect(files.get('reports/six/figures/survival.vl.json')).toContain(
      JSON.stringify(ATTACKS[0]).slice(1, -1),
    )
  })

  test('turns the direction of no text', () => {
    const turned = [...ending('.html'), ...ending('.svg'), ...ending('.vl.json')].filter(
      ([, text]) => TURNING.test(text) || /%E2%80%AE/i.test(text),
    )
    expect(turned.map(([path]) => path)).toEqual([])
  })

  test('has no cell that a spreadsheet would run in the files for spreadsheets', () => {
    const { document } = new JSDOM(files.get('reports/six/index.html')!).window
    const cells = (link: Element): readonly string[] =>
      Papa.parse<string[]>(decodeURIComponent(link.getAttribute('href')!.replace(/^[^,]*,/, ''))).data.flat()
    const places = [...document.querySelectorAll('.get')].map((place) => [
      ...place.querySelectorAll('a[download]'),
    ])
    const guarded = places.flatMap(([plain, forSpreadsheets]) => forSpreadsheets ?? plain ?? [])
    const run = guarded
      .flatMap(cells)
      .filter((cell) => /^[=+\-@\t\r]/.test(cell) && Number.isNaN(Number(cell)))
    expect(run).toEqual([])
    const plain = places.flatMap(([own]) => (own ? cells(own) : []))
    expect(plain.filter((cell) => cell.startsWith(ATTACKS[2])).length).toBeGreaterThan(0)
    const numbers = guarded.flatMap(cells).filter((cell) => /^-\d/.test(cell))
    expect(numbers.every((cell) => !Number.isNaN(Number(cell)))).toBe(true)
  })
})

const SHAPES: ReadonlySet<string> = new Set(
  'svg title desc g line path polygon rect text tspan circle'.split(' '),
)
