// @vitest-environment jsdom
import { beforeAll, describe, expect, test } from 'vitest'
import { addCopyButtons, cleanCopies } from '../../../../stages/8-report/page/copying.ts'

const find = <Kind extends HTMLElement>(selector: string): Kind => document.querySelector<Kind>(selector)!
const body = (markup: string): void => {
  document.body.innerHTML = markup
}

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

  const WHOLE = `<div class="scroll"><table id="t"><caption><span class="vh">Sex</span> <small>n = <data data-result="n">18</data></small></caption>
    <thead><tr><th>Sex</th><th class="n">n<span data-page-only>, all</span></th></tr></thead><tbody>
    <tr class="group"><th colspan="2">All</th></tr>
    <tr class="sub"><th>male<span class="vh"> hidden</span></th><td class="n" data-l="n"><a href="results.html#r"><data data-result="n">18</data></a></td></tr>
    <tr><th>female</th><td class="n"><span class="ci">62</span><br>none</td></tr></tbody></table></div>`

  test('of a table has the caption above, the notes below, indents, bold heads and numbers at the right', () => {
    body(WHOLE)
    const data = copied((selection) => selection.selectAllChildren(document.body))!
    const copy = Object.assign(document.createElement('div'), { innerHTML: data.get('text/html')! })
    expect(
      [...copy.querySelector('.scroll')!.children].map(({ localName, textContent }) => [
        localName,
        textContent!.trim(),
      ]),
    ).toEqual([
      ['p', 'Sex'],
      ['table', expect.any(String)],
      ['p', 'n = 18'],
    ])
    const cells = [...copy.querySelectorAll<HTMLElement>('th, td')].map((cell) => {
      const paragraph = cell.firstElementChild as HTMLElement
      const { marginLeft, textAlign, fontWeight } = paragraph.style
      return [cell.innerHTML.replace(/<\/?p[^>]*>/g, ''), marginLeft, textAlign, fontWeight]
    })
    expect(cells).toEqual([
      ['Sex', '0px', 'left', 'bold'],
      ['n', '0px', 'right', 'bold'],
      ['All', '0px', 'left', 'bold'],
      ['male', '12pt', 'left', 'normal'],
      ['18', '0px', 'right', 'normal'],
      ['female', '0px', 'left', 'normal'],
      ['62<br>none', '0px', 'right', 'normal'],
    ])
    expect(copy.querySelector('table')!.innerHTML).not.toMatch(/class=|data-|href=/)
    expect(copy.querySelector('tr:nth-child(1) th[colspan]')!.getAttribute('colspan')).toBe('2')
  })

  test('of a table is, as text, a line for each row with tabs between cells', () => {
    body(`<p>Before</p>${WHOLE}`)
    const text = copied((selection) => selection.selectAllChildren(document.body))!.get('text/plain')!
    expect(text).toBe('Before\nSex\nSex\tn\nAll\nmale\t18\nfemale\t62; none\nn = 18')
  })

  test('has its table around rows that are selected without it', () => {
    body(TABLE)
    const markup = copied((selection) => selection.selectAllChildren(find('tbody')))!.get('text/html')!
    expect(markup.replace(/ (?:style|align|cellpadding)="[^"]*"/g, '')).toBe(
      '<table><tbody><tr><th><p>all 18</p></th></tr></tbody></table>',
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
