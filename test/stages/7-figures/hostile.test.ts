import { describe, expect, test } from 'vitest'
import { drawFigures } from '../../../stages/7-figures/draw-figures.ts'
import { plainText, sentenceCase } from '../../../stages/7-figures/drawing/plain-text.ts'
import { orphans, parsed } from '../../support/figures/drawn.ts'
import { six, sourcesOf } from '../../support/figures/figure-cohort.ts'
import { plan } from '../../support/figures/figure-plan.ts'
import { viewed } from '../../support/figures/viewed.ts'

const attack = '"><img src=x onerror=alert(1)>'
const words = { groups: [attack, '=cmd()'], event: attack, cause: ']]>&amp;<b>', end: attack, title: attack }
const subjects = six.map((subject) => ({ ...subject, id: `${attack}${subject.id}` }))
const { svgs, specs, index } = drawFigures(plan(words).figures, sourcesOf(subjects, words))

describe.each(Object.keys(svgs))('hostile words in %s', (name) => {
  test('stay text in the picture', () => {
    const document = parsed(svgs[name]!)
    expect(document.querySelectorAll('img, b, [onerror], [src]')).toHaveLength(0)
    expect(document.querySelector('title')!.textContent).toBe(attack)
    expect(document.querySelector('desc')!.textContent).toContain(attack)
    expect(orphans(document)).toEqual([])
  })

  test('stay text in the description and the specification', async () => {
    expect(index.find(({ figure }) => figure === name)!.alt).toContain(attack)
    const { warnings } = await viewed(specs[name]!)
    expect(warnings).toEqual([])
    expect(JSON.stringify(specs[name])).toContain(JSON.stringify(attack).slice(1, -1))
  })
})

test('two groups with one label have different names in the specification', async () => {
  const { specs } = drawFigures(plan().figures, sourcesOf(six, { groups: ['same', 'same'] }))
  const { data } = await viewed(specs.arms!)
  expect(new Set(data('curve').map(({ group }) => group))).toEqual(new Set(['same (arm=a)', 'same (arm=b)']))
})

test('what XML forbids becomes the replacement character, what turns text round is left out', () => {
  expect(plainText('a\u0000b\ud800c\u202ed\n e')).toBe('a\ufffdb\ufffdcd e')
})

test('a capital begins an ordinary word, not a code', () => {
  expect(['death, sudden', 'pT3 or more', 'all'].map(sentenceCase)).toEqual([
    'Death, sudden',
    'pT3 or more',
    'All',
  ])
})
