import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { drawFigures } from '../../../stages/7-figures/draw-figures.ts'
import { parsed } from '../../support/figures/drawn.ts'
import { six, sourcesOf } from '../../support/figures/figure-cohort.ts'
import { plan } from '../../support/figures/figure-plan.ts'

const figures = plan().figures
const drawn = drawFigures(figures, sourcesOf(six))

test('the same figure is the same bytes twice and in another order', () => {
  expect(drawFigures(figures, sourcesOf(six))).toEqual(drawn)
  const reversed = drawFigures(Object.fromEntries(Object.entries(figures).reverse()), sourcesOf(six))
  expect(reversed.svgs).toEqual(drawn.svgs)
  expect(reversed.specs).toEqual(drawn.specs)
})

test('the same figure is the same bytes in another process, time zone and locale', async () => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', 'test/support/figures/print-hash.ts'],
    { env: { ...process.env, TZ: 'Asia/Kathmandu', LANG: 'ar_EG.UTF-8', LC_ALL: 'ar_EG.UTF-8' } },
  )
  expect(stdout.trim()).toBe(createHash('sha256').update(JSON.stringify(drawn)).digest('hex'))
})

test.each(Object.entries(drawn.svgs))('%s is a picture that a strict page takes', (name, svg) => {
  const document = parsed(svg)
  expect(
    document.querySelectorAll('style, script, image, foreignObject, [style], [class], [href]'),
  ).toHaveLength(0)
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
  expect(ids.every((id) => id.startsWith(`${name}-`))).toBe(true)
  const root = document.documentElement
  expect(root.getAttribute('role')).toBe('img')
  for (const id of root.getAttribute('aria-labelledby')!.split(' ')) expect(ids).toContain(id)
  // coordinates: what is between tags is for people
  const decimals = [...svg.replace(/>[^<]*</g, '><').matchAll(/\d\.(\d+)/g)].map(([, digits]) => digits!)
  expect(decimals.filter((digits) => digits.length > 2)).toEqual([])
})

test.each(Object.entries(drawn.svgs))(
  '%s stays within its frame, in letters that print at 7 pt or more',
  (_, svg) => {
    const document = parsed(svg)
    const [width, height] = ['width', 'height'].map((name) =>
      Number(document.documentElement.getAttribute(name)),
    )
    for (const text of document.querySelectorAll('text[x][y]')) {
      expect(Number(text.getAttribute('x'))).toBeLessThanOrEqual(width!)
      expect(Number(text.getAttribute('y'))).toBeLessThan(height!)
    }
    const points = (170 / 25.4) * (72 / width!)
    for (const sized of document.querySelectorAll('[font-size]'))
      expect(Number(sized.getAttribute('font-size')) * points).toBeGreaterThanOrEqual(7)
  },
)
