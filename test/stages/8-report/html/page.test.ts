import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { JSDOM } from 'jsdom'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { displayResult } from '../../../../cohort/results/shown-text.ts'
import { verdicts } from '../../../../stages/6-audit/artifacts.ts'
import { escapeHtml, html } from '../../../../stages/8-report/html/html.ts'
import { resultsOf } from '../../../support/report/results-of.ts'

/** What tells where a number on the page comes from. */
const ORIGINS = [
  'result',
  'source',
  'claim',
  'cell',
  'rule',
  'verdict',
  'check',
  'count',
  'hash',
  'axis',
  'explanation',
  'rounding',
  'search',
  'fingerprint',
  'consistency',
]
  .map((name) => `[data-${name}]`)
  .join()

/** A cell's text as its file has it: breaks as semicolons. */
const textOf = (cell: Element): string => {
  const copy = cell.cloneNode(true) as Element
  for (const end of copy.querySelectorAll('br'))
    end.replaceWith(
      end.nextSibling === null ||
        (end === copy.lastElementChild && end.nextSibling.textContent?.trim() === '')
        ? ''
        : '; ',
    )
  return copy.textContent.replace(/\s+/g, ' ').trim()
}

/** A recomputed number is shown in the unit and with the decimals of the reported one. */
const isInClaimUnit = (element: Element): boolean =>
  element.closest('.pair, .claims, #t-small, .findings details, .matters') !== null

const cohorts = readdirSync('reports', { withFileTypes: true }).filter((entry) => entry.isDirectory())

describe.each(cohorts.map(({ name }) => name))('the report of %s', (cohort) => {
  const page = readFileSync(`reports/${cohort}/index.html`, 'utf8')
  const { document } = new JSDOM(page).window
  const listed = new JSDOM(readFileSync(`reports/${cohort}/results.html`, 'utf8')).window.document
  const results = resultsOf(cohort)

  test('has no digit in its text without saying where it comes from', () => {
    const orphans: string[] = []
    for (const { body } of [document, listed]) {
      const walker = body.ownerDocument.createTreeWalker(body, 4)
      while (walker.nextNode()) {
        const { textContent, parentElement } = walker.currentNode
        if (/\d/.test(textContent ?? '') && !parentElement!.closest(`${ORIGINS}, script`))
          orphans.push(`${parentElement!.localName}: ${textContent!.trim().slice(0, 80)}`)
      }
    }
    expect(orphans).toEqual([])
  })

  test('names only results that exist, with the value of the artifact', () => {
    const wrong = [...document.querySelectorAll('[data-result]')].flatMap((element) => {
      const result = results.get(element.getAttribute('data-result')!)
      if (!result) return [`${element.getAttribute('data-result')}: no such result`]
      const value = element.getAttribute('value')
      return value === null || isInClaimUnit(element) || Number(value) === result.value
        ? []
        : [`${result.id}: ${value} is not ${result.value}`]
    })
    expect(wrong).toEqual([])
  })

  test('shows every result as the rules of display say', () => {
    const wrong = [...document.querySelectorAll('data[data-result]')].flatMap((element) => {
      if (isInClaimUnit(element)) return []
      const shown = displayResult(results.get(element.getAttribute('data-result')!)!)
      return element.textContent === shown || element.textContent!.startsWith(`${shown} `)
        ? []
        : [`${element.getAttribute('data-result')}: ${element.textContent}`]
    })
    expect(wrong).toEqual([])
  })

  test('asks nothing of any network and runs one script that the policy knows', () => {
    expect(
      document.querySelectorAll(
        'script[src], iframe, object, embed, link[href], [onclick], [onload], [onerror], [style]',
      ),
    ).toHaveLength(0)
    const scripts = [...document.querySelectorAll('script:not([type="application/json"])')]
    expect(scripts).toHaveLength(1)
    expect(listed.querySelectorAll('script')).toHaveLength(1)
    expect(listed.querySelector('meta[http-equiv]')!.getAttribute('content')).toBe(
      document.querySelector('meta[http-equiv]')!.getAttribute('content'),
    )
    const policy = document.querySelector('meta[http-equiv]')!.getAttribute('content')!
    const hash = createHash('sha256').update(scripts[0]!.textContent).digest('base64')
    expect(policy).toContain(`script-src 'sha256-${hash}';`)
    expect(policy).not.toMatch(/unsafe|\*|https?:/)
    expect(scripts[0]!.textContent).not.toMatch(
      /\beval\b|new Function|fetch\(|XMLHttpRequest|innerHTML\s*=|import\(/,
    )
    const targets = [...document.querySelectorAll('[src], [href]:not(a[download])')].map(
      (element) => element.getAttribute('src') ?? element.getAttribute('href')!,
    )
    expect(targets.filter((target) => /^[a-z]+:|^\/\//i.test(target))).toEqual([])
    const downloads = [...document.querySelectorAll('a[download]')].map((link) => link.getAttribute('href')!)
    expect(downloads.filter((target) => !target.startsWith('data:text/csv;charset=utf-8,'))).toEqual([])
  })

  test('carries each of its tables as a CSV file that says the same, and leads from a large one to its artifacts', () => {
    const tables = [document, listed].flatMap((shown) => [
      ...shown.querySelectorAll<HTMLTableElement>('table[id]'),
    ])
    for (const table of tables) {
      const place = table.closest('.scroll')!.nextElementSibling!
      if (place.getAttribute('data-table') === table.id) {
        expect(table.textContent!.length).toBeGreaterThan(20_000)
        continue
      }
      const link = place.querySelector('a[download]')!
      const { data } = Papa.parse<string[]>(
        decodeURIComponent(link.getAttribute('href')!.split(',').slice(1).join()).trimEnd(),
      )
      const shown = [...table.rows].map((row) => [...row.cells].map(textOf))
      expect(
        data.map((cells, i) => cells.slice(0, shown[i]!.length)),
        table.id,
      ).toEqual(shown)
    }
  })

  test('has a row for every result, with its value, where the numbers lead', () => {
    const rows = [...listed.querySelectorAll('#t-results tbody tr:not(.group)')]
    expect(rows).toHaveLength(results.size)
    for (const row of rows) {
      const result = results.get(row.querySelector('code')!.textContent)!
      expect(row.querySelector('td')!.textContent).toBe(result.value === null ? 'none' : String(result.value))
    }
    expect(document.querySelector('#t-results')).toBeNull()
    const numbers = [...document.querySelectorAll('a[href^="results.html#r-"]')]
    const astray = numbers.filter((link) => {
      const row = listed.getElementById(link.getAttribute('href')!.slice('results.html#'.length))
      return (
        row?.querySelector('code')?.textContent !==
        link.querySelector('[data-result]')?.getAttribute('data-result')
      )
    })
    expect(numbers.length).toBeGreaterThan(50)
    expect(astray).toEqual([])
  })

  test('has each number outside of figures and text to paste as a link that the tab key reaches', () => {
    const unlinked = [...document.querySelectorAll('main data[data-result]')].filter(
      (number) => !number.closest('a[href]:not([tabindex]), svg, .paste'),
    )
    expect(unlinked.map((number) => number.getAttribute('data-result'))).toEqual([])
  })

  test('has every number of the paragraphs to paste from a result, and no link among them', () => {
    const paragraphs = [...document.querySelectorAll('.paste')]
    expect(paragraphs).toHaveLength(2)
    expect(paragraphs[1]!.querySelectorAll('[data-result]').length).toBeGreaterThan(3)
    expect(paragraphs.flatMap((of) => [...of.querySelectorAll('a')])).toEqual([])
  })

  test('has an anchor on every section, figure and claim', () => {
    const things = [
      ...document.querySelectorAll('main > section, figure, .findings > li, .claims tbody tr:not(.group)'),
    ]
    expect(things.filter(({ id }) => id === '')).toEqual([])
  })

  test('has every claim once in the order of the paper, with the verdict and the number of the artifacts', () => {
    const path = `data/derived/${cohort}/6-audit/verdicts.csv`
    const shown = [...document.querySelectorAll('.claims tbody tr:not(.group)')].map((row) => {
      const value = row.querySelector('td:last-child data')?.getAttribute('value')
      return [
        row.id.slice(2),
        value === undefined ? null : Number(value),
        row.querySelector('.word')!.textContent,
      ]
    })
    const rows = verdicts.format
      .decode(readFileSync(path), path)
      .map(({ id, computed, verdict }) => [id, computed, verdict])
    expect(new Map(shown.map((row) => [row[0], row]))).toEqual(new Map(rows.map((row) => [row[0], row])))
    expect(shown).toHaveLength(rows.length)
    const findings = [...document.querySelectorAll('.findings > li')].map(({ id }) =>
      id.slice('finding-'.length),
    )
    const different = rows.filter(([, , verdict]) => verdict === 'not reproduced').map(([id]) => id)
    expect(findings.filter((id) => !different.includes(id))).toEqual([])
    expect(findings.length > 0).toBe(different.length > 0)
  })

  test('is below 1.2 MB, and first has what was found', () => {
    expect(page.length).toBeLessThan(1_200_000)
    const sections = [...document.querySelectorAll('main > section')].map(({ id }) => id)
    expect(sections[0]).toBe('brief')
    if (sections.includes('findings')) expect(sections[1]).toBe('findings')
    expect(sections.at(-1)).toBe('appendix')
  })

  test('has each id once, and every inner link leads somewhere', () => {
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
    expect(ids.filter((id, i) => ids.indexOf(id) < i)).toEqual([])
    const links = [...document.querySelectorAll('a[href^="#"]')].map((link) =>
      link.getAttribute('href')!.slice(1),
    )
    expect(links.filter((id) => !ids.includes(id))).toEqual([])
  })

  test('leads only to files that are there', () => {
    const files = [document, listed].flatMap((shown) =>
      [...shown.querySelectorAll('a[href]:not([href^="#"]):not([download])')].map(
        (link) => link.getAttribute('href')!.split('#')[0]!,
      ),
    )
    expect(files.filter((file) => !existsSync(`reports/${cohort}/${file}`))).toEqual([])
    expect(files.length).toBeGreaterThan(2)
  })
})

test('a hostile text stays text', () => {
  const hostile = '"><img src=x onerror=alert(1)>'
  expect(html`<b title="${hostile}">${hostile}</b>`.markup).toBe(
    `<b title="${escapeHtml(hostile)}">${escapeHtml(hostile)}</b>`,
  )
  const { document } = new JSDOM(html`<b title="${hostile}">${hostile}</b>`.markup).window
  expect(document.querySelectorAll('img')).toHaveLength(0)
  expect(document.querySelector('b')!.textContent).toBe(hostile)
  expect(document.querySelector('b')!.title).toBe(hostile)
})
