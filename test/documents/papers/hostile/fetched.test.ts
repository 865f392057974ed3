import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readPaper } from '../../../../documents/papers/read-paper.ts'
import { drawnFigure } from '../../../../stages/commands/from-figure/drawn-figure.ts'
import { onePage, plainStream, SENTENCE, shownThen } from '../../../support/documents/hostile-pdf.ts'
import { wordFileOf } from '../../../support/documents/word-file.ts'

let server: Server
let asked = 0
let host = ''
beforeAll(async () => {
  server = createServer((_, response) => {
    response.end('13 of 13 patients')
  }).on('connection', () => {
    asked += 1
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  host = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.close()
})

const textOf = async (file: string | Uint8Array, name: string): Promise<string> => {
  const reading = await readPaper(typeof file === 'string' ? new TextEncoder().encode(file) : file, name)
  return 'faults' in reading
    ? reading.faults.map(({ found }) => found).join()
    : reading.document.paragraphs.map(({ text }) => text).join()
}

it('nothing that a paper or a figure names is fetched, from the network or from this machine', async () => {
  const local = 'file:///etc/passwd'
  const pdf = onePage({
    catalog: `/OpenAction << /S /URI /URI (${host}/a) >> /URI << /Base (${host}) >>`,
    content: shownThen('/X Do /I Do'),
    page: `/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /Launch /F (${local}) >> >> << /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /GoToR /F << /FS /URL /F (${host}/g) >> >> >>]`,
    resources: '/XObject << /X 6 0 R /I 7 0 R >> /Font << /F2 8 0 R >>',
    more: [
      plainStream(
        '',
        `/Type /XObject /Subtype /Form /BBox [0 0 9 9] /F << /FS /URL /F (${host}/x) >> /Ref << /F << /FS /URL /F (${host}/r.pdf) >> /Page 0 >>`,
      ),
      plainStream(
        '',
        `/Type /XObject /Subtype /Image /Width 9 /Height 9 /BitsPerComponent 8 /ColorSpace /DeviceGray /F (${host}/i.png)`,
      ),
      // a font and a map of characters that are not in the file
      '<< /Type /Font /Subtype /Type0 /BaseFont /KozMinPr6N-Regular /Encoding /UniJIS-UTF16-H /DescendantFonts [9 0 R] >>',
      '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /KozMinPr6N-Regular /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 6 >> >>',
    ],
  })
  expect(await textOf(pdf, 'a.pdf')).toContain(SENTENCE)
  await drawnFigure(pdf)
  const page = `<html><head><base href="${host}"><link rel="stylesheet" href="${host}/s.css"><script src="${host}/s.js"></script></head><body><p>Seen 12.</p><img src="${host}/i.png" onerror="globalThis.ran = 1"><iframe src="${host}/f"></iframe><object data="${local}"></object><video src="${host}/v"></video></body></html>`
  expect(await textOf(page, 'a.html')).toBe('Seen 12.')
  const article = `<?xml version="1.0"?><?xml-stylesheet href="${host}/s.xsl"?><!DOCTYPE article SYSTEM "${host}/jats.dtd" [<!ENTITY % p SYSTEM "${host}/p">%p;]><article xmlns:xlink="http://www.w3.org/1999/xlink"><body><p>Seen 12.</p><graphic xlink:href="${host}/g.tif"/><p><ext-link xlink:href="${local}">link</ext-link></p></body></article>`
  expect(await textOf(article, 'a.xml')).toBe('Seen 12.,link')
  expect(
    await textOf(
      article.replace('Seen 12.', '&e;').replace('<!ENTITY', `<!ENTITY e SYSTEM "${local}"><!ENTITY`),
      'a.xml',
    ),
  ).toMatch(/undefined entity/)
  const svg = `<?xml-stylesheet href="${host}/s.css"?><!DOCTYPE svg SYSTEM "${host}/svg.dtd"><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="99" height="99"><style>@import url(${host}/i.css); path { stroke: url(${host}/p.svg#a) }</style><image xlink:href="${host}/i.png"/><use xlink:href="${host}/u.svg#a"/><use href="${local}#a"/><script xlink:href="${host}/s.js">globalThis.ran = 1</script><foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="${host}/f"/></foreignObject><path d="M0 0h9"/><text x="1" y="9" onclick="globalThis.ran = 1">12</text></svg>`
  const drawn = await drawnFigure(new TextEncoder().encode(svg))
  expect('fault' in drawn && drawn.fault.expected).toMatch(/drawn as lines/)
  expect(
    await textOf(
      wordFileOf(
        `<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>INCLUDETEXT "${local}"</w:instrText><w:fldChar w:fldCharType="end"/><w:t>Seen 12.</w:t></w:r></w:p>`,
      ),
      'a.docx',
    ),
  ).not.toContain('root:')
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(asked).toBe(0)
  expect((globalThis as { ran?: number }).ran).toBeUndefined()
})
