// @vitest-environment jsdom
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { csvOf, guarded, offerFiles } from '../../../../stages/8-report/page/csv-files.ts'
import { showNumberTips } from '../../../../stages/8-report/page/number-tips.ts'
import { followNumbers, openTargets } from '../../../../stages/8-report/page/open-targets.ts'
import { addThemeButton, applyTheme } from '../../../../stages/8-report/page/theme.ts'

const find = <Kind extends HTMLElement>(selector: string): Kind => document.querySelector<Kind>(selector)!
const body = (markup: string): void => {
  document.body.innerHTML = markup
}
const texts = (selector: string): readonly string[] =>
  [...document.querySelectorAll<HTMLElement>(selector)]
    .filter((element) => !element.closest('[hidden]'))
    .map(({ textContent }) => textContent!.trim())

beforeEach(() => {
  location.hash = ''
})

test('the button of the theme goes from the system to light, dark and back, says which it is, and is remembered', () => {
  localStorage.clear()
  body('<header><h1>Title</h1></header>')
  addThemeButton()
  const seen = Array.from({ length: 4 }, () => {
    const shown = [find('header > button').textContent, document.documentElement.dataset['theme']]
    find('.theme').click()
    return shown
  })
  expect(seen).toEqual([
    ['Theme: system', undefined],
    ['Theme: light', 'light'],
    ['Theme: dark', 'dark'],
    ['Theme: system', undefined],
  ])
  delete document.documentElement.dataset['theme']
  applyTheme()
  expect(document.documentElement.dataset['theme']).toBe('light')
  localStorage.setItem('casebook-theme', 'x')
  applyTheme()
  expect(document.documentElement.dataset['theme']).toBeUndefined()
})

describe('a number', () => {
  const scrolled: string[] = []
  const opened: string[] = []
  beforeAll(() => {
    Element.prototype.scrollIntoView = function () {
      scrolled.push(this.id)
    }
    openTargets()
    followNumbers((address) => opened.push(address))
  })
  beforeEach(() => {
    scrolled.length = 0
    opened.length = 0
    body(`<p><data data-result="os/at 60">0.5</data> <a href="#x"><data data-result="os/median" class="linked">1</data></a></p>
      <p class="paste"><data data-result="os/median">1</data></p>
      <details><p id="inside">x</p></details><table id="t-results"><tr><td><data data-result="os/at 60">0.5</data></td></tr></table>`)
  })

  test('leads to the row of its result on the page of all results', () => {
    find('p > [data-result]').click()
    expect(opened).toEqual(['results.html#r-os/at~20~60'])
  })

  test.each(['.linked', '#t-results [data-result]', '.paste [data-result]'])(
    'leads nowhere as %s',
    (selector) => {
      find(selector).dispatchEvent(new MouseEvent('click', { bubbles: true }))
      expect(opened).toEqual([])
    },
  )

  test('as a target opens the details around it, and scrolls to none that are open', () => {
    location.hash = 'inside'
    dispatchEvent(new HashChangeEvent('hashchange'))
    expect(find<HTMLDetailsElement>('details').open).toBe(true)
    expect(scrolled).toEqual(['inside'])
    dispatchEvent(new HashChangeEvent('hashchange'))
    expect(scrolled).toEqual(['inside'])
  })
})

describe('the tip of a number', () => {
  const tip = () => find('.tip.free')
  const pointer = (type: string, pointerType: string, target: Element): boolean => {
    const event = new MouseEvent(type, { bubbles: true, cancelable: true })
    Object.defineProperty(event, 'pointerType', { value: pointerType })
    target.dispatchEvent(event)
    return event.defaultPrevented
  }

  test('has its full value, its method and its id at the pointer of a mouse, and goes with it', () => {
    body('')
    showNumberTips()
    const main = document.createElement('main')
    main.innerHTML =
      '<a href="#x"><data value="0.203125" data-result="os/survival@120" title="Kaplan-Meier">20.3%</data></a> <i>none</i>'
    document.body.append(main)
    pointer('pointerover', 'mouse', find('data'))
    expect(texts('.tip.free > *')).toEqual(['0.203125', 'Kaplan-Meier', 'os/survival@120'])
    expect(find('data').title).toBe('')
    pointer('pointerover', 'mouse', find('i'))
    expect(tip().hidden).toBe(true)
  })

  test('comes with the first tap, which follows no link; the second tap does', () => {
    body('')
    showNumberTips()
    const main = document.createElement('main')
    main.innerHTML = '<a href="#x"><data value="1" data-result="n" title="count">1</data></a>'
    document.body.append(main)
    expect(pointer('click', 'touch', find('data'))).toBe(true)
    expect(tip().hidden).toBe(false)
    expect(pointer('click', 'touch', find('data'))).toBe(false)
    expect(pointer('click', 'mouse', find('data'))).toBe(false)
  })
})

describe('a large table', () => {
  const TABLE = `<table id="t-results"><thead><tr><th>Id</th><th>Value</th></tr></thead>
    <tbody><tr><td>a "b", c</td><td>one<br>two<br></td></tr><tr><td>=1+1</td></tr><tr><td>-5</td><td>+x</td></tr></tbody></table>
    <p class="get" data-table="t-results" data-title="All results"></p>`

  test('is CSV with a cell for each of its columns, quoted where it has to be, breaks as semicolons', () => {
    body(TABLE)
    expect(csvOf(find('table'), (text) => text)).toBe('Id,Value\n"a ""b"", c",one; two\n=1+1,\n-5,+x\n')
  })

  test.each([
    ['=1+1', "'=1+1"],
    ['@a', "'@a"],
    ['-x', "'-x"],
    ['-5', '-5'],
    ['+1.5e-3', '+1.5e-3'],
    ['a=1', 'a=1'],
  ])('for a spreadsheet, %s is %s', (text, safe) => {
    expect(guarded(text)).toBe(safe)
  })

  test('is made a file when one of its two links is used', async () => {
    body(TABLE)
    const blobs: Blob[] = []
    URL.createObjectURL = (blob) => `blob:${blobs.push(blob as Blob)}`
    offerFiles()
    const [plain, safe] = document.querySelectorAll<HTMLAnchorElement>('.get a')
    expect([plain!.download, safe!.download]).toEqual(['results.csv', 'results-spreadsheet.csv'])
    expect(plain!.getAttribute('aria-label')).toBe('CSV: All results')
    expect(plain!.getAttribute('href')).toBe('#t-results')
    safe!.onclick!(new PointerEvent('click'))
    expect(safe!.href).toBe('blob:1')
    expect(blobs[0]!.type).toBe('text/csv')
    expect(blobs[0]!.size).toBe(csvOf(find('table'), guarded).length)
  })
})
