import { describe, expect, it } from 'vitest'
import { MOST_ON_PAGE, operatorsOf, textsOf } from '../../../../documents/papers/pdf/bounded.ts'
import { readPdf } from '../../../../documents/papers/pdf/open-pdf.ts'
import { readPaper } from '../../../../documents/papers/read-paper.ts'
import { drawnFigure } from '../../../../stages/commands/from-figure/drawn-figure.ts'
import {
  formsOfForms,
  onePage,
  plainStream,
  SENTENCE,
  SHOWN,
} from '../../../support/documents/hostile-pdf.ts'

const LINE = '0 0 m 1 1 l S'

/** A page that itself draws a form so often. */
const marks = (times: number): Uint8Array =>
  onePage({
    content: plainStream('/X Do '.repeat(times)),
    resources: '/XObject << /X 6 0 R >>',
    more: [plainStream(LINE, '/Type /XObject /Subtype /Form /BBox [0 0 9 9]')],
  })

/** The number of operators, or the bound that ended them. */
const operatorsIn = (bytes: Uint8Array, most: Partial<typeof MOST_ON_PAGE> = {}): Promise<number | string> =>
  readPdf(bytes, async (file, codes) => {
    const read = await operatorsOf(await file.getPage(1), codes, { ...MOST_ON_PAGE, ...most })
    return typeof read === 'string' ? read : read.fnArray.length
  })

describe('a PDF whose forms draw each other', () => {
  it('10^8 times ends in a message as a figure, and is read as a paper where no text is in them', async () => {
    const bytes = formsOfForms(9, LINE)
    expect(bytes.length).toBeLessThan(3000)
    const figure = await drawnFigure(bytes)
    expect('fault' in figure && `${figure.fault.expected}; ${figure.fault.found}`).toBe(
      'at most 10000 forms in forms of forms on a page; more on page 1',
    )
    const paper = await readPaper(bytes, 'a.pdf')
    expect('document' in paper && paper.document.paragraphs.map(({ text }) => text)).toEqual([SENTENCE])
  })

  it('and a text ends as soon as the texts are more than the bound', async () => {
    const read = (bytes: Uint8Array, texts: number): Promise<number> =>
      readPdf(
        bytes,
        async (file) =>
          (await textsOf(await file.getPage(1), false, { ...MOST_ON_PAGE, texts })).filter(
            ({ str }) => str !== '',
          ).length,
      )
    expect(await read(formsOfForms(3, SHOWN), 1000)).toBe(101)
    await expect(read(formsOfForms(9, SHOWN), 1000)).rejects.toMatchObject({
      fault: { expected: 'at most 1000 texts on a page', found: 'more on page 1' },
    })
  })

  it('is read as before below the bounds, and a page of many marks is not meant', async () => {
    const all = await operatorsIn(formsOfForms(4, LINE))
    expect(all).toBeGreaterThan(2000)
    // 1 + 10 forms are drawn by the page and its form, 100 + 1,000 deeper
    expect(await operatorsIn(formsOfForms(4, LINE), { nested: 1100 })).toBe(all)
    expect(await operatorsIn(formsOfForms(4, LINE), { nested: 1099 })).toBe('1099 forms in forms of forms')
    expect(await operatorsIn(marks(3000), { nested: 0 })).toBeGreaterThan(6000)
    expect(await operatorsIn(marks(3000), { operators: 5000 })).toBe('5000 operators')
  })
})
