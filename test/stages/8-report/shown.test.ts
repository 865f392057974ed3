import { readFileSync } from 'node:fs'
import { JSDOM } from 'jsdom'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Condition } from '../../../cohort/descriptors/conditions/condition.ts'
import { sentenceOf } from '../../../cohort/descriptors/conditions/condition-sentence.ts'
import { fontCharacters } from '../../../stages/commands/export/font-characters.ts'
import { characterName, missingCharacters } from '../../../stages/commands/export/missing-characters.ts'
import type { Files } from '../../../tools/support/in-memory.ts'
import { viewed } from '../../support/figures/viewed.ts'
import { shipped, shownFiles } from '../../support/stages/shown-files.ts'

/** UCUM codes after a number, a code in brackets, a plural after 1. A capital may follow a list of sites ("at 3 a"). */
const CODES = [
  /\d (?:a|mo|wk|d|h|min)(?![\w/])/,
  /\((?:a|mo|wk|d|h|min)\)/,
  /(?<![\d.,/-]|to )\b1 (?:years|months|weeks|days|hours|minutes)\b/,
  /\d (?:10\*|1\/|u[gL]\b|\[)/,
]

const BLOCKS =
  'p, li, td, th, caption, figcaption, dt, dd, h1, h2, h3, h4, summary, text, desc, title, option'

/** The texts of a page as they are read, block by block, and what its elements say when asked (titles, labels). */
const textsOf = (markup: string): readonly string[] => {
  const { document } = new JSDOM(markup).window
  for (const hidden of document.querySelectorAll('script, style, sup')) hidden.remove()
  const blocks = [...document.querySelectorAll(BLOCKS)].map((block) => {
    const copy = block.cloneNode(true) as Element
    for (const inner of copy.querySelectorAll(BLOCKS)) inner.replaceWith(' | ')
    return copy.textContent
  })
  const asked = [...document.querySelectorAll('[title], [aria-label]')].flatMap((element) =>
    ['title', 'aria-label'].flatMap((name) => element.getAttribute(name) ?? []),
  )
  return [...blocks, ...asked].map((text) => text.replace(/\s+/g, ' ').trim())
}

/** All strings of a JSON value, but for what is no text for people. */
const stringsOf = (value: unknown): readonly string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(stringsOf)
      : []

const fonts = ['Regular', 'Bold'].map((weight) =>
  fontCharacters(readFileSync(`assets/fonts/LiberationSans-${weight}.ttf`)),
)
const missing = (svg: string): readonly string[] =>
  fonts.flatMap((characters) => missingCharacters(svg, characters)).map(characterName)

describe.each(shipped)('the cohort %s', (cohort) => {
  let files: Files
  let shown: readonly (readonly [path: string, texts: readonly string[]])[]
  beforeAll(async () => {
    files = await shownFiles(cohort)
    shown = [...files].flatMap(([path, bytes]) => {
      const text = (): string => new TextDecoder().decode(bytes)
      if (/\.(html|svg)$/.test(path)) return [[path, textsOf(text())] as const]
      return path.endsWith('.vl.json') || path.endsWith('7-figures/figures.json')
        ? [[path, stringsOf(JSON.parse(text()))] as const]
        : []
    })
  }, 120_000)

  test('has every number with its unit in words, in its pages, pictures and specifications', () => {
    const wrong = shown.flatMap(([path, texts]) =>
      texts.flatMap((text) =>
        CODES.flatMap((code) => {
          const found = code.exec(text)
          return found === null
            ? []
            : [`${path}: ${text.slice(Math.max(0, found.index - 40), found.index + 30)}`]
        }),
      ),
    )
    expect([...new Set(wrong)]).toEqual([])
    expect(shown.some(([path]) => path.endsWith('index.html'))).toBe(true)
  })

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

test('a condition names its unit in words, and 1 in the singular', () => {
  const variable = (title: string, unit: string) => ({ title, unit, categories: null })
  const variables = new Map([
    ['age', variable('Age', 'a')],
    ['dose', variable('Dose', 'mg/dL')],
    ['year', variable('Year', '1')],
  ])
  const words = (condition: object): string => sentenceOf(condition as Condition, variables)
  expect(words({ age: { max: 69 } })).toBe('Age is at most 69 years')
  expect(words({ age: { min: 1, max: 62 } })).toBe('Age is at least 1 year and at most 62 years')
  expect(words({ dose: { min: 5 } })).toBe('Dose is at least 5 mg/dL')
  expect(words({ year: 2008.5 })).toBe('Year is 2008.5')
  expect(words({ age: [1, 2] })).toBe('Age is 1 year or 2 years')
})
