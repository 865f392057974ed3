import { expect, test, vi } from 'vitest'
import { emfOf, sizeOf } from '../../../documents/picture/emf/emf-of.ts'
import { pictureDifference } from '../../support/export/compare-pictures.ts'
import { drawnByResvg, pictures } from '../../support/export/pictures.ts'
import { picturesInWord } from '../../support/export/pictures-in-word.ts'
import {
  cornersByPoppler,
  hasLibreOffice,
  hasPoppler,
  printedByLibreOffice,
} from '../../support/export/system-tools.ts'

vi.setConfig({ testTimeout: 300_000 })

/** One of each kind, in one of its widths: bands, tables at risk, lanes, boxes, verdicts, residuals, clipped curves. */
const KINDS = [
  'arms',
  'all-85mm',
  'cut',
  'incidence-85mm',
  'ratios',
  'lanes-85mm',
  'flow',
  'printed',
  'assumptions',
]

const DOTS_PER_INCH = 150
/** 0.34 mm. Letters are moved by kerning, which metafiles do not have. */
const REACH = 2

test.skipIf(!hasLibreOffice || !hasPoppler)(
  'a metafile in a Word file looks like the PNG of its figure (LibreOffice, Poppler)',
  () => {
    const svgs = KINDS.map((name) => pictures[`${name}.svg`]!)
    const pdf = printedByLibreOffice(picturesInWord(svgs.map((svg) => ({ emf: emfOf(svg), ...sizeOf(svg) }))))
    const expected = svgs.map((svg) =>
      drawnByResvg(svg, Math.round((sizeOf(svg).width / 25.4) * DOTS_PER_INCH)),
    )
    const drawn = cornersByPoppler(pdf, DOTS_PER_INCH, expected)
    for (const [i, name] of KINDS.entries()) {
      const difference = pictureDifference(expected[i]!, drawn[i]!, REACH)
      expect(difference, `${name}: ${difference}`).toBeLessThan(0.01)
    }
  },
)
