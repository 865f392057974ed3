import { type PdfFile, pdfFault } from './open-pdf.ts'

type PdfPage = Awaited<ReturnType<PdfFile['getPage']>>
type Operators = Awaited<ReturnType<PdfPage['getOperatorList']>>

/** What is read of one page at most. */
export const MOST_ON_PAGE = {
  operators: 1_000_000,
  /** Forms drawn by a form that a form draws, each as often as it is drawn: those of many marks are drawn by the page. */
  nested: 10_000,
  texts: 50_000,
}

/** The method of pdf.js that adds the next operators of a page to those that are there, and the one that ends the reading. */
interface Chunks {
  _renderPageChunk(chunk: Operators & { readonly length: number }, state: unknown): void
  _destroy(): unknown
}

/**
 * The operators of a page, with those of the forms that it draws as often as it draws them; or, as soon as they are more
 * than `most`, the bound, and then the page cannot be read again. pdf.js itself has no bound: forms of some bytes that
 * draw each other are as many operators as one likes. Operators of a pattern and of a letter of a drawn font come all at
 * once, and are not counted before: the build of the page bounds these, on the command line the thread is bounded.
 * @throws Error if pdf.js has no place any more at which operators can be counted
 */
export const operatorsOf = (
  page: PdfPage,
  codes: Readonly<Record<string, number>>,
  most = MOST_ON_PAGE,
): Promise<Operators | string> => {
  const chunks = page as unknown as Chunks
  const add = chunks._renderPageChunk
  if (typeof add !== 'function') throw new Error('pdf.js has no _renderPageChunk')
  return new Promise((done, fail) => {
    let [count, depth, nested] = [0, 0, 0]
    chunks._renderPageChunk = (chunk, state) => {
      count += chunk.length
      for (const code of chunk.fnArray) {
        if (code === codes['paintFormXObjectBegin'] && ++depth > 2) nested++
        if (code === codes['paintFormXObjectEnd']) depth--
      }
      if (count <= most.operators && nested <= most.nested) return add.call(page, chunk, state)
      chunks._destroy()
      done(nested > most.nested ? `${most.nested} forms in forms of forms` : `${most.operators} operators`)
    }
    page.getOperatorList().then(done, fail)
  })
}

/**
 * The texts of a page, with those of the forms that it draws as often as it draws them.
 * @throws SourceError as soon as there are more than `most`; the file cannot be read any further then
 */
export const textsOf = async (
  page: PdfPage,
  disableNormalization = false,
  most = MOST_ON_PAGE,
): Promise<readonly TextItem[]> => {
  const texts: TextItem[] = []
  // a reader that is left, and not ended: pdf.js ends it with the file
  const reader = page.streamTextContent({ disableNormalization }).getReader() as Reader
  for (let count = 0; ; ) {
    const { done, value } = await reader.read()
    if (done) return texts
    count += value.items.length
    if (count > most.texts)
      throw pdfFault(`at most ${most.texts} texts on a page`, `more on page ${page.pageNumber}`)
    for (const item of value.items) if ('str' in item) texts.push(item)
  }
}

type Items = Awaited<ReturnType<PdfPage['getTextContent']>>['items']
type TextItem = Extract<Items[number], { str: string }>
interface Reader {
  read(): Promise<
    | { readonly done: true; readonly value?: undefined }
    | { readonly done: false; readonly value: { readonly items: Items } }
  >
}
