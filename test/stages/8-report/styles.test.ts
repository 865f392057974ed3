import { JSDOM } from 'jsdom'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Files } from '../../../tools/support/in-memory.ts'
import { shownFilesWith } from '../../support/stages/shown-files.ts'

/**
 * The whole report in a style: no number keeps an English decimal point, unless it is of the paper, the plan, the data, an
 * artifact (twelve digits, methods, explanations) or part of an id.
 */
const RUNS = [
  ['freireich-1963', 'lancet', 'en'],
  ['made-up-dates', 'nejm', 'fr'],
  ['made-up-centres', 'jama', 'de'],
  ['niigata-ebs', 'plain', 'de'],
] as const

const POINT = /\d\.\d|(?<![\w.])\.\d/

/** Origins of texts that are shown as they are. */
const AS_IT_IS = [
  ...['claim', 'source', 'explanation', 'consistency', 'search', 'fingerprint', 'hash', 'cell'],
].map((origin) => `[data-${origin}]`)
const OTHERS = `${AS_IT_IS.join()}, code, script, style, title`

/** The texts that a style applies to, with the full values of results, which have twelve digits, left out. */
const shownTexts = (document: Document): readonly string[] => {
  const walker = document.createTreeWalker(document, 4)
  const found: string[] = []
  while (walker.nextNode()) {
    const { parentElement, textContent } = walker.currentNode
    if (parentElement === null || parentElement.getAttribute('value') === textContent) continue
    if (parentElement.closest(OTHERS) === null) found.push(textContent!)
  }
  return found
}

/** Texts of a picture are of the plan or computed; its description is computed but for reported numbers. */
const pointsInPicture = (document: Document): readonly string[] =>
  [...document.querySelectorAll('text, tspan')]
    .filter(
      (text) =>
        text.children.length === 0 && !/^(analysis\.yaml|data)$/.test(text.getAttribute('data-source') ?? ''),
    )
    .map(({ textContent }) => textContent)
    .filter((text) => POINT.test(text))

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

describe.each(RUNS)('the report of %s in the style %s and the language %s', (cohort, style, language) => {
  let files: Files
  const ending = (end: RegExp): readonly (readonly [string, Uint8Array])[] =>
    [...files].filter(([path]) => path.startsWith('reports/') && end.test(path))
  beforeAll(async () => {
    files = await shownFilesWith(cohort, `style: ${style}\nlanguage: ${language}\n`)
  })

  test('has no decimal point on its pages', () => {
    const pages = ending(/\.html$/)
    expect(pages.length).toBeGreaterThan(1)
    for (const [path, bytes] of pages) {
      const { document } = new JSDOM(text(bytes)).window
      expect(
        shownTexts(document).filter((words) => POINT.test(words)),
        path,
      ).toEqual([])
      if (!path.endsWith('/index.html') || path.includes('public')) continue
      const numbers = [...document.querySelectorAll('data[data-result]')].map(
        ({ textContent }) => textContent,
      )
      expect(numbers.filter((number) => /\d[,·]\d/.test(number)).length, path).toBeGreaterThan(5)
    }
  })

  test('has no decimal point in its pictures, their captions and descriptions, and what is shown at the pointer', () => {
    const pictures = ending(/\.svg$/)
    expect(pictures.length).toBeGreaterThan(1)
    for (const [path, bytes] of pictures) {
      const { document } = new JSDOM(text(bytes), { contentType: 'image/svg+xml' }).window
      expect(pointsInPicture(document), path).toEqual([])
    }
    const index = files.get(`data/derived/${cohort}/7-figures/figures.json`)!
    for (const { kind, caption, alt } of JSON.parse(text(index)) as readonly Record<string, string>[]) {
      expect(POINT.test(caption!), caption).toBe(false)
      // reported numbers stand in the description of an audit
      if (kind !== 'audit') expect(POINT.test(alt!), alt).toBe(false)
    }
    const page = new JSDOM(text(files.get(`reports/${cohort}/index.html`)!)).window.document
    const curves = JSON.parse(page.querySelector('#curve-points')!.textContent) as Record<
      string,
      { lines: { points: unknown[][] }[] }
    >
    for (const { lines } of Object.values(curves))
      for (const [, height, limits] of lines.flatMap(({ points }) => points))
        expect(POINT.test(`${height} ${limits}`), String(height)).toBe(false)
  })

  test('has specifications whose axes and tooltips have the marks, and results with their twelve digits', () => {
    for (const [path, bytes] of ending(/\.vl\.json$/)) {
      const { config } = JSON.parse(text(bytes)) as { config: { locale?: { number: { decimal: string } } } }
      // labels of transformed axes are texts
      expect(/"labelExpr": ?"[^"\\]*\\"-?\d+\.\d/.test(text(bytes)), path).toBe(false)
      expect(config.locale?.number.decimal, path).toBe(language === 'en' ? '·' : ',')
    }
    expect(text(files.get(`data/derived/${cohort}/4-estimate/results.csv`)!)).toMatch(/,0\.\d{6,12},/)
  })

  test('has one letter of P', () => {
    const page = new JSDOM(text(files.get(`reports/${cohort}/index.html`)!)).window.document
    const words = shownTexts(page).join('')
    const other =
      style === 'lancet' ? /\bP(?: values?\b|\s?[=<>]?\s?\d)/ : /(?<![\w-])p(?: values?\b| ?[=<>] ?[\d.,])/
    expect(other.exec(words)?.[0] ?? null).toBeNull()
  })
})
