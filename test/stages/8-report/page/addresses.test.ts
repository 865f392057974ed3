// @vitest-environment jsdom
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { html } from '../../../../stages/8-report/html/html.ts'
import { rowAnchor } from '../../../../stages/8-report/html/number.ts'
import { openTargets } from '../../../../stages/8-report/page/open-targets.ts'

/** The page at an address, with the row of one result; the ids of the elements that were scrolled to. */
const scrolledAt = (id: string, address: string): readonly string[] => {
  scrolled.length = 0
  document.body.innerHTML = html`<details><p id="${rowAnchor(id)}"></p></details>`.markup
  location.hash = address
  dispatchEvent(new HashChangeEvent('hashchange'))
  return scrolled
}

const scrolled: string[] = []

describe('the address of a number', () => {
  beforeAll(() => {
    Element.prototype.scrollIntoView = function () {
      scrolled.push(this.id)
    }
    openTargets()
  })
  beforeEach(() => {
    location.hash = ''
  })

  test.each([
    ['os/thickness=under 2 mm/median', 'r-os/thickness=under~20~2~20~mm/median'],
    ['os/stage=II~2F~III/median', 'r-os/stage=II~2F~III/median'],
    ['os/age=<5/n', 'r-os/age=<5/n'],
    ['os/病期=Ⅱ 期/median', 'r-os/病期=Ⅱ~20~期/median'],
  ])('of %s opens the table of results, as it is written and as browsers write it', (id, address) => {
    expect(scrolledAt(id, address)).toEqual([rowAnchor(id)])
    expect(scrolledAt(id, encodeURI(address))).toEqual([rowAnchor(id)])
    expect(document.getElementById(address)).not.toBeNull()
  })

  test.each([
    ['primary_site/Salivary gland/count', 'r-primary_site/Salivary%20gland/count'],
    [
      'os/thickness=under 2 mm against thickness=5 mm and more/p',
      'r-os/thickness%3Dunder%202%20mm%20against%20thickness%3D5%20mm%20and%20more/p',
    ],
  ])('of %s in an earlier report still does', (id, address) => {
    expect(scrolledAt(id, address)).toEqual([rowAnchor(id)])
  })

  test('of a row that is on the page of all results leads there', () => {
    const went: string[] = []
    document.body.innerHTML = '<a href="results.html#r-os/n">5</a>'
    location.hash = 'r-os/median'
    openTargets((address) => went.push(address))
    expect(went).toEqual(['results.html#r-os/median'])
  })

  test('opens nothing where it is no percent-encoding', () => {
    expect(scrolledAt('os/median', 'r-os/%')).toEqual([])
  })
})
