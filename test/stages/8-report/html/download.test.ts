import { expect, test } from 'vitest'
import { csvLinks, dataUrl, guardedCell } from '../../../../stages/8-report/html/download.ts'
import { html, textOf } from '../../../../stages/8-report/html/html.ts'

test('a cell that a spreadsheet would run gets an apostrophe, a number does not', () => {
  expect(['=cmd()', '+', '@x', '-', '-a', '\tx'].map(guardedCell)).toEqual([
    "'=cmd()",
    "'+",
    "'@x",
    "'-",
    "'-a",
    "'\tx",
  ])
  expect(['-0.25', '+3', '-1e-7', 'a=b', ''].map(guardedCell)).toEqual(['-0.25', '+3', '-1e-7', 'a=b', ''])
})

test('only the copy for spreadsheets is guarded, and only where something has to be', () => {
  const plain = csvLinks('a', 'A', [['x'], ['1']]).markup
  expect(plain.match(/<a /g)).toHaveLength(1)
  const [, first, second] = csvLinks('a', 'A', [['x'], ['=cmd()']]).markup.split('href="')
  expect(decodeURIComponent(first!)).toContain('\n=cmd()')
  expect(decodeURIComponent(second!)).toContain('\n&#39;=cmd()')
})

test('an address holds any text and comes back as it was', () => {
  const text = 'a,"b; c"\n#é%20&"><img src=x onerror=alert(1)>\n'
  const url = dataUrl(text)
  expect(url).not.toMatch(/[\s"<>#&]/)
  expect(decodeURIComponent(url.replace(/^[^,]*,/, ''))).toBe(text)
})

test('the text of markup is what a reader sees', () => {
  const hostile = '"><img src=x onerror=alert(1)>'
  expect(textOf(html`<b title="${hostile}">${hostile}</b> &amp; <i>x</i><br>y<br>`)).toBe(`${hostile} & x; y`)
})
