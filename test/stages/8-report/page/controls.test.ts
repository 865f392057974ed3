// @vitest-environment jsdom
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { filterClaims } from '../../../../stages/8-report/page/claims-table.ts'
import { addCopyButtons, cleanCopies } from '../../../../stages/8-report/page/copying.ts'
import { csvOf, guarded, offerFiles } from '../../../../stages/8-report/page/csv-files.ts'
import { followNumbers, openTargets } from '../../../../stages/8-report/page/open-targets.ts'
import { addThemeButton } from '../../../../stages/8-report/page/theme.ts'

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

test('the button of the theme goes from the system to light, dark and back, and says which it is', () => {
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
})

describe('a number', () => {
  const scrolled: string[] = []
  beforeAll(() => {
    Element.prototype.scrollIntoView = function () {
      scrolled.push(this.id)
    }
    openTargets()
    followNumbers()
  })
  beforeEach(() => {
    scrolled.length = 0
    body(`<p><data data-result="os/at 60">0.5</data> <a href="#x"><data data-result="os/median" class="linked">1</data></a></p>
      <p class="paste"><data data-result="os/median">1</data></p>
      <section id="results"><details><table><tr><td id="r-os/at~20~60"><data data-result="os/at 60">0.5</data></td></tr></table></details></section>`)
  })

  test('leads to the row of its result and opens the table around it', () => {
    find('p > [data-result]').click()
    expect(location.hash).toBe('#r-os/at~20~60')
    dispatchEvent(new HashChangeEvent('hashchange'))
    expect(find<HTMLDetailsElement>('details').open).toBe(true)
    expect(scrolled).toEqual(['r-os/at~20~60'])
  })

  test('scrolls to no target whose details are open already', () => {
    find<HTMLDetailsElement>('details').open = true
    location.hash = 'r-os/at~20~60'
    dispatchEvent(new HashChangeEvent('hashchange'))
    expect(scrolled).toEqual([])
  })
})

describe('what is copied', () => {
  const TABLE = `<div class="scroll"><table><caption>Patients <small>small</small></caption><thead><tr><th>Age</th></tr></thead>
    <tbody><tr><th>all <a href="#r-n">18</a></th></tr></tbody></table></div><p class="get"></p>`
  beforeAll(() => {
    cleanCopies()
    document.execCommand = () => false
  })

  /** What the clipboard gets, by type; null where the browser's own copy goes on. */
  const copied = (select: (selection: Selection) => void): ReadonlyMap<string, string> | null => {
    const selection = getSelection()!
    selection.removeAllRanges()
    select(selection)
    const data = new Map<string, string>()
    const clipboardData = { setData: (type: string, text: string) => data.set(type, text) }
    const event = Object.assign(new Event('copy', { bubbles: true, cancelable: true }), { clipboardData })
    document.dispatchEvent(event)
    return event.defaultPrevented ? data : null
  }

  test('has no link into the page, no button and the rules of a journal', () => {
    body(`${TABLE}<p>see <a href="https://doi.org/1">DOI</a> <button>x</button></p>`)
    const markup = copied((selection) => selection.selectAllChildren(document.body))!.get('text/html')!
    const copy = Object.assign(document.createElement('div'), { innerHTML: markup })
    expect(copy.querySelectorAll('a[href^="#"], button')).toHaveLength(0)
    expect(copy.querySelectorAll('a')).toHaveLength(1)
    expect(copy.querySelector('tbody th')!.textContent).toBe('all 18')
    const styleOf = (selector: string) => copy.querySelector(selector)!.getAttribute('style')
    expect(styleOf('table')).toMatch(/border-top:\s?1\.5pt solid.*border-bottom:\s?1\.5pt solid/)
    expect(styleOf('thead th')).toMatch(/border-bottom:\s?1pt solid/)
    expect(styleOf('tbody th')).toMatch(/font-weight:\s?normal/)
  })

  test('has its table around rows that are selected without it', () => {
    body(TABLE)
    const markup = copied((selection) => selection.selectAllChildren(find('tbody')))!.get('text/html')!
    expect(markup.replace(/ style="[^"]*"/g, '')).toBe(
      '<table><tbody><tr><th>all 18</th></tr></tbody></table>',
    )
  })

  test('is left to the browser where nothing is selected', () => {
    body(TABLE)
    expect(copied((selection) => selection.collapse(document.body))).toBeNull()
  })

  test('is asked for by a button of each table and each paragraph to paste, which says what happened', () => {
    body(`${TABLE}<p class="paste">Text</p>`)
    addCopyButtons()
    const [word, paste] = document.querySelectorAll<HTMLElement>('button')
    expect(word!.getAttribute('aria-label')).toBe('Copy for Word: Patients')
    paste!.click()
    expect(getSelection()!.toString()).toBe('Text')
    expect(paste!.textContent).toBe('Selected: copy it with the keyboard')
    document.execCommand = () => true
    word!.click()
    expect(word!.textContent).toBe('Copied')
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

describe('the table of claims', () => {
  const claim = (text: string, number: string) => `<tr><th>${text}</th><td>${number}</td></tr>`
  beforeEach(() => {
    body(`<div class="scroll"><table id="t-audit"><thead><tr><th>Claim</th><th class="n">Reported</th></tr></thead><tbody>
      <tr class="group"><th>not reproduced</th></tr>${claim('Median age', '1,200')}${claim('Deaths', '9')}
      <tr class="group"><th>reproduced</th></tr>${claim('Median follow-up', '-10.5')}${claim('Sex', 'none')}</tbody></table></div>`)
    filterClaims()
  })
  const claims = () => texts('tbody tr:not(.group) th')
  const sort = (column: number) => document.querySelectorAll<HTMLElement>('thead button')[column]!.click()

  test('is searched by words in small letters or capitals, with the headings of what is found', () => {
    const words = find<HTMLInputElement>('#claims-words')
    expect(find('output').textContent).toBe('4 of 4')
    words.value = 'DEATHS'
    words.dispatchEvent(new Event('input'))
    expect(claims()).toEqual(['Deaths'])
    expect(texts('tr.group')).toEqual(['not reproduced'])
    expect(find('output').textContent).toBe('1 of 4')
  })

  test('is filtered by verdict and by words together', () => {
    const verdict = find<HTMLSelectElement>('#claims-verdict')
    expect([...verdict.options].map(({ textContent }) => textContent)).toEqual([
      'all',
      'not reproduced',
      'reproduced',
    ])
    verdict.value = 'reproduced'
    verdict.dispatchEvent(new Event('change'))
    expect(claims()).toEqual(['Median follow-up', 'Sex'])
    const words = find<HTMLInputElement>('#claims-words')
    words.value = 'median'
    words.dispatchEvent(new Event('input'))
    expect(claims()).toEqual(['Median follow-up'])
  })

  test('is sorted by numbers up, down and then as it was; the headings are away meanwhile', () => {
    sort(1)
    expect(claims()).toEqual(['Median follow-up', 'Deaths', 'Median age', 'Sex'])
    expect(texts('tr.group')).toEqual([])
    expect(document.querySelectorAll('thead th')[1]!.getAttribute('aria-sort')).toBe('ascending')
    sort(1)
    expect(claims()).toEqual(['Sex', 'Median age', 'Deaths', 'Median follow-up'])
    sort(1)
    expect(texts('tbody tr')).toHaveLength(6)
    expect(claims()).toEqual(['Median age', 'Deaths', 'Median follow-up', 'Sex'])
    expect(document.querySelectorAll('[aria-sort]')).toHaveLength(0)
  })

  test('is sorted by one column at a time, words by their letters', () => {
    sort(1)
    sort(0)
    expect(claims()).toEqual(['Deaths', 'Median age', 'Median follow-up', 'Sex'])
    expect(document.querySelectorAll('[aria-sort]')).toHaveLength(1)
  })

  test('may be missing', () => {
    body('')
    expect(filterClaims).not.toThrow()
  })
})
