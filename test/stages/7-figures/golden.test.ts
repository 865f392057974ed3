import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { drawFigures } from '../../../stages/7-figures/draw-figures.ts'
import { six, sizesOf, sourcesOf } from '../../support/figures/figure-cohort.ts'
import { plan } from '../../support/figures/figure-plan.ts'
import { freireich } from '../../support/figures/freireich.ts'

const { flow, assumptions } = plan().figures
const sizes = sizesOf(6, { 'operated after the end of the study': 2, 'followed elsewhere': 1 })
const drawn = [
  drawFigures(plan().figures, sourcesOf(six)),
  drawFigures({ 'flow-with-exclusions': flow! }, { ...sourcesOf(six), sizes }),
  drawFigures({ 'assumptions-of-42': assumptions! }, sourcesOf(freireich)),
]
const pictures = drawn.flatMap(({ svgs, narrowSvgs }) => [
  ...Object.entries(svgs),
  ...Object.entries(narrowSvgs).map(([name, svg]) => [`${name}-85mm`, svg] as const),
])

/** A changed picture lands beside the old one, to be looked at; whoever likes it renames it. */
test.each(pictures)('%s is the picture that was looked at', (name, svg) => {
  const golden = `test/golden/figures/${name}.svg`
  const changed = `test/golden/figures/${name}.changed.svg`
  const isSame = existsSync(golden) && readFileSync(golden, 'utf8') === svg
  if (isSame) rmSync(changed, { force: true })
  else writeFileSync(changed, svg)
  expect(isSame, `${changed} differs from ${golden}: look at both`).toBe(true)
})
