import { cleanTable } from './clean-table.ts'
import { make } from './make.ts'
import { tabbedText } from './tabbed-text.ts'

/**
 * Cleans copied content: no links into this page, no buttons, and tables with the lines, indents and alignment of a
 * journal as styles of their elements, since style sheets are not copied. As plain text a table has a line for each row
 * and a tab between cells.
 */
export const cleanCopies = (): void => {
  document.addEventListener('copy', (event) => {
    const selection = getSelection()
    if (!selection || selection.isCollapsed || !event.clipboardData) return
    const part = selectedPart(selection.getRangeAt(0))
    const copy = make('div', {}, part)
    for (const control of copy.querySelectorAll('.no-print, button, [data-page-only]')) control.remove()
    for (const link of copy.querySelectorAll('a:not([href^="http"])')) link.replaceWith(...link.childNodes)
    for (const table of copy.querySelectorAll('table')) cleanTable(table)
    const hasTable = copy.querySelector('table') !== null
    event.clipboardData.setData('text/html', copy.innerHTML)
    event.clipboardData.setData('text/plain', hasTable ? tabbedText(copy) : selection.toString())
    event.preventDefault()
  })
}

/** A copy of the selection; rows and cells selected without their table are wrapped in one. */
const selectedPart = (range: Range): Node => {
  let part: Node = range.cloneContents()
  const within = range.commonAncestorContainer
  if (!(within instanceof Element) || within.closest('td, th, caption')) return part
  const table = within.closest('table')
  for (let around: Node | null = table && within; around && around !== table!.parentNode; ) {
    const shell = around.cloneNode(false)
    shell.appendChild(part)
    part = shell
    around = around.parentNode
  }
  return part
}

/** Adds copy buttons to the paragraphs to paste and to the tables. */
export const addCopyButtons = (): void => {
  for (const paragraph of document.querySelectorAll('.paste')) paragraph.after(copyButton('Copy', paragraph))
  for (const downloads of document.querySelectorAll('.scroll + .get')) {
    const table = downloads.previousElementSibling!
    const button = copyButton('Copy for Word', table)
    const title = table.querySelector('caption')!.firstChild!.textContent!.trim()
    button.setAttribute('aria-label', `Copy for Word: ${title}`)
    downloads.append(make('span', { className: 'made' }, ' ', button))
  }
}

const copyButton = (words: string, content: Element): HTMLButtonElement => {
  const button = make('button', { type: 'button', className: 'no-print copy', textContent: words })
  button.onclick = () => {
    getSelection()!.selectAllChildren(content)
    button.textContent = document.execCommand('copy') ? 'Copied' : 'Selected: copy it with the keyboard'
  }
  return button
}
