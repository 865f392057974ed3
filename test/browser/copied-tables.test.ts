import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { JSDOM } from 'jsdom'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openArchive } from '../../sources/zip/archive.ts'
import { addressOf, hasChromium, openChromium } from '../support/browser/chromium.ts'
import { copied } from '../support/browser/copied.ts'
import { hasLibreOffice } from '../support/export/system-tools.ts'

const COHORT = 'reports/made-up-centres/index.html'
const TABLES = ['t-summary-by-centre', 't-model-survival-cox', 't-outcome-relapse', 't-effects']

interface Cell {
  readonly text: string
  readonly isRight: boolean
  readonly isIndented: boolean
  readonly isBold: boolean
}

const words = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** The cells of the page's table by row, with the look that a document must give them. */
const cellsOfPage = (table: Element): readonly (readonly Cell[])[] =>
  [...table.querySelectorAll('tr')].map((row) =>
    [...row.querySelectorAll('th, td')].map((cell, i) => {
      const copy = cell.cloneNode(true) as Element
      for (const hidden of copy.querySelectorAll('.vh')) hidden.remove()
      return {
        // a line break is none within a word
        text: words(
          copy.innerHTML
            .replace(/<br>/g, ' ')
            .replace(/<[^>]*>/g, '')
            .replace(/&nbsp;/g, ' ')
            .replace(/&lt;/g, '<')
            .replace(/&gt;/g, '>'),
        ),
        isRight: cell.classList.contains('n'),
        isIndented: row.classList.contains('sub') && i === 0,
        isBold: row.parentElement!.localName === 'thead' || row.classList.contains('group'),
      }
    }),
  )

/** The same of the first table of a Word file. */
const cellsOfWord = (markup: string): readonly (readonly Cell[])[] => {
  const { document } = new JSDOM(markup, { contentType: 'application/xml' }).window
  const [table] = document.getElementsByTagName('w:tbl')
  return [...table!.getElementsByTagName('w:tr')].map((row) =>
    [...row.getElementsByTagName('w:tc')].map((cell) => {
      const value = (name: string, attribute = 'w:val'): string =>
        cell.getElementsByTagName(name)[0]?.getAttribute(attribute) ?? ''
      const texts = [...cell.getElementsByTagName('*')].map(({ localName, textContent }) =>
        localName === 't' ? textContent! : localName === 'br' ? ' ' : '',
      )
      const bold = [...cell.getElementsByTagName('w:b')].filter((b) => b.getAttribute('w:val') !== 'false')
      return {
        text: words(texts.join('')),
        isRight: ['right', 'end'].includes(value('w:jc')),
        isIndented: Number(value('w:ind', 'w:left') || value('w:ind', 'w:start')) > 0,
        isBold: bold.length > 0 && texts.join('').trim() !== '',
      }
    }),
  )
}

describe.skipIf(!hasChromium)('a table that is copied from a report (Chromium: make system)', () => {
  let browser: Browser
  const folder = mkdtempSync(join(tmpdir(), 'casebook-copied-'))
  const page = new JSDOM(readFileSync(COHORT, 'utf8')).window.document
  beforeAll(async () => {
    browser = await openChromium()
  })
  afterAll(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true })
  })

  const inWord = async (markup: string): Promise<string> => {
    writeFileSync(
      join(folder, 'copied.html'),
      `<!doctype html><html><head><meta charset="utf-8"></head><body>${markup}</body></html>`,
    )
    execFileSync(
      'soffice',
      [
        ...[`-env:UserInstallation=file://${folder}/office`, '--headless', '--writer'],
        ...['--convert-to', 'docx:MS Word 2007 XML', '--outdir', folder, join(folder, 'copied.html')],
      ],
      { stdio: 'ignore' },
    )
    const archive = await openArchive(readFileSync(join(folder, 'copied.docx')), 'copied.docx')
    const pieces: Uint8Array[] = []
    archive.unpack('word/document.xml', (piece) => pieces.push(piece.slice()))
    return Buffer.concat(pieces).toString('utf8')
  }

  test.skipIf(!hasLibreOffice)(
    'has its cells, indents, heads and alignment in a word processor (LibreOffice), and is text with tabs',
    async () => {
      const opened = await browser.newPage({ offline: true })
      await opened.goto(addressOf(COHORT))
      await opened.locator('.theme').waitFor()
      for (const id of TABLES) {
        const button = opened.locator(`.scroll:has(#${id}) + .get .copy`)
        const markup = await copied(opened, () => button.click())
        const expected = cellsOfPage(page.getElementById(id)!)
        const empty = (cell: Cell): Cell =>
          cell.text === '' ? { ...cell, isRight: false, isBold: false } : cell
        const shown = (rows: readonly (readonly Cell[])[]) => rows.map((row) => row.map(empty))
        expect(shown(cellsOfWord(await inWord(markup))), id).toEqual(shown(expected))
        expect(markup).not.toMatch(/class=|href=|data-/)
        const lines = (await opened.evaluate("document.documentElement.dataset['copiedText']")) as string
        const cells = lines.split('\n').filter((line) => line.includes('\t'))
        expect(cells[0]!.split('\t')).toEqual(expected[0]!.map(({ text }) => text))
      }
      await opened.close()
    },
    180_000,
  )

  test('has its cells, indents and alignment without the script too', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, offline: true })
    const plain = await context.newPage()
    await plain.goto(addressOf(COHORT))
    await plain.locator('#t-summary-by-centre thead th').first().click()
    await plain.keyboard.press('Control+a')
    await plain.keyboard.press('Control+c')
    const other = await browser.newPage()
    await other.setContent('<div contenteditable style="height:9em"></div>')
    await other.locator('div').click()
    await other.keyboard.press('Control+v')
    const { document } = new JSDOM(await other.content()).window
    const table = [...document.querySelectorAll('table')].find(
      (found) => found.textContent!.includes('North hospital') && found.textContent!.includes('SMD'),
    )!
    const found = [...table.querySelectorAll('tr')].map((row) =>
      [...row.querySelectorAll('th, td')].map(({ textContent }) => words(textContent!)),
    )
    const expected = cellsOfPage(page.querySelector('#t-summary-by-centre')!)
    expect(found).toEqual(expected.map((row) => row.map(({ text }) => text)))
    const level = [...table.querySelectorAll<HTMLElement>('th')].find(
      ({ textContent }) => textContent === 'female',
    )!
    // in em of the page
    expect(Number.parseFloat(level.style.paddingLeft)).toBeGreaterThan(1)
    expect((level.nextElementSibling as HTMLElement).style.textAlign).toBe('right')
    await context.close()
    await other.close()
  }, 60_000)
})
