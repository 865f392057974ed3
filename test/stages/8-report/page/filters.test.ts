// @vitest-environment jsdom
import { beforeEach, describe, expect, test } from 'vitest'
import { filterClaims } from '../../../../stages/8-report/page/filter-claims.ts'
import { filterResults } from '../../../../stages/8-report/page/filter-results.ts'

const find = <Kind extends HTMLElement>(selector: string): Kind => document.querySelector<Kind>(selector)!
const body = (markup: string): void => {
  document.body.innerHTML = markup
}
const texts = (selector: string): readonly string[] =>
  [...document.querySelectorAll<HTMLElement>(selector)]
    .filter((element) => !element.closest('[hidden]'))
    .map(({ textContent }) => textContent!.trim())

describe('the reported numbers', () => {
  const claim = (verdict: string, text: string, number: string) =>
    `<tr><td><span>x</span> <span class="word">${verdict}</span></td><th>${text}</th><td>${number}</td></tr>`
  const section = (title: string, rows: string) =>
    `<details class="claims"><summary><b>${title}</b></summary><table><thead><tr><th>Verdict</th><th>Number</th><th class="n">Recomputed</th></tr></thead><tbody>${rows}</tbody></table></details>`
  beforeEach(() => {
    body(`<div id="claims">${section('Abstract', claim('reproduced', 'Median age of all', '1,200') + claim('not derivable', 'Deaths', ''))}
      ${section('Results', `<tr class="group"><th>Outcomes</th></tr>${claim('not reproduced', 'Median follow-up', '-10.5')}${claim('reproduced', 'Sex', '9')}${claim('not derivable', 'Weight', '')}`)}</div>`)
    filterClaims()
  })
  const claims = () => texts('tbody tr:not(.group) th')
  const search = (words: string): void => {
    const box = find<HTMLInputElement>('#claims-words')
    box.value = words
    box.dispatchEvent(new Event('input'))
  }
  const sort = (column: number) =>
    find('details:nth-of-type(3)').querySelectorAll<HTMLElement>('thead button')[column]!.click()
  const results = () =>
    [...find('details:nth-of-type(3)').querySelectorAll('tbody tr:not(.group) th')].map(
      (head) => head.textContent,
    )

  test('are searched by several words in small letters or capitals; sections with a hit are opened', () => {
    expect(find('output').textContent).toBe('5 of 5')
    search('AGE median')
    expect(claims()).toEqual(['Median age of all'])
    expect(find('output').textContent).toBe('1 of 5')
    const [, abstract, others] = document.querySelectorAll<HTMLDetailsElement>('details')
    expect([abstract!.open, abstract!.hidden, others!.hidden]).toEqual([true, false, true])
  })

  test('say that nothing fits', () => {
    search('zebra')
    expect(claims()).toEqual([])
    expect(find('output').textContent).toBe('nothing fits')
  })

  test('are filtered by verdict and by words together', () => {
    const verdict = find<HTMLSelectElement>('#claims-verdict')
    expect([...verdict.options].map(({ textContent }) => textContent)).toEqual([
      ...['all', 'reproduced', 'not derivable', 'not reproduced'],
    ])
    verdict.value = 'reproduced'
    verdict.dispatchEvent(new Event('change'))
    expect(claims()).toEqual(['Median age of all', 'Sex'])
    search('sex')
    expect(claims()).toEqual(['Sex'])
  })

  test('are sorted by severity', () => {
    sort(0)
    expect(results()).toEqual(['Median follow-up', 'Sex', 'Weight'])
    sort(0)
    expect(results()).toEqual(['Weight', 'Sex', 'Median follow-up'])
  })

  test('are sorted by numbers up, down and then as they were; blanks are last both times, headings are away', () => {
    sort(2)
    expect(results()).toEqual(['Median follow-up', 'Sex', 'Weight'])
    expect(texts('tr.group')).toEqual([])
    sort(2)
    expect(results()).toEqual(['Sex', 'Median follow-up', 'Weight'])
    sort(2)
    expect(texts('tr.group')).toEqual(['Outcomes'])
    expect(document.querySelectorAll('[aria-sort]')).toHaveLength(0)
  })

  const inOrder = (order: string): void => {
    const select = find<HTMLSelectElement>('#claims-order')
    select.value = order
    select.dispatchEvent(new Event('change'))
  }

  test('are one list by severity over all sections, blanks last, each with its place; then as they were', () => {
    const before = find('#claims').innerHTML
    expect(find<HTMLSelectElement>('#claims-order').selectedOptions[0]!.textContent).toBe('as in the paper')
    inOrder('severity')
    expect(claims()).toEqual([
      'Median follow-up (Outcomes)',
      'Median age of all (Abstract)',
      'Sex (Outcomes)',
      'Deaths (Abstract)',
      'Weight (Outcomes)',
    ])
    expect(texts('summary')).toEqual(['All numbers, by severity'])
    inOrder('')
    expect(find('#claims').innerHTML).toBe(before)
  })

  test('in one list are filtered, and sorted by a column over all sections', () => {
    inOrder('severity')
    find('details:not([hidden])').querySelectorAll<HTMLElement>('thead button')[2]!.click()
    expect(claims().map((text) => text.replace(/ \(.*/, ''))).toEqual([
      ...['Median follow-up', 'Sex', 'Median age of all', 'Deaths', 'Weight'],
    ])
    search('median')
    expect(claims()).toEqual(['Median follow-up (Outcomes)', 'Median age of all (Abstract)'])
    search('zebra')
    expect(claims()).toEqual([])
    expect(find('output').textContent).toBe('nothing fits')
  })

  test('may be missing', () => {
    body('')
    expect(filterClaims).not.toThrow()
    expect(filterResults).not.toThrow()
  })
})

test('the results are searched by several words, with the headings of what is found', () => {
  body(`<div class="scroll"><table id="t-results"><thead><tr><th>Id</th></tr></thead><tbody>
    <tr class="group"><th>Age</th></tr><tr><th>age/median</th></tr><tr class="group"><th>Sex</th></tr><tr><th>sex/n</th></tr></tbody></table></div>`)
  filterResults()
  const box = find<HTMLInputElement>('#results-words')
  box.value = 'Median AGE'
  box.dispatchEvent(new Event('input'))
  expect(texts('tbody tr')).toEqual(['Age', 'age/median'])
  expect(find('output').textContent).toBe('1 of 2')
})
