import { make } from './make.ts'

/** Cleans copied content: no links into this page, no buttons, and tables with the lines of a journal only. */
export const cleanCopies = (): void => {
  document.addEventListener('copy', (event) => {
    const selection = getSelection()
    if (!selection || selection.isCollapsed || !event.clipboardData) return
    const copy = make('div', {}, selectedPart(selection.getRangeAt(0)))
    for (const link of copy.querySelectorAll('a[href^="#"]')) link.replaceWith(...link.childNodes)
    for (const control of copy.querySelectorAll('.no-print, button')) control.remove()
    for (const [selector, style] of TABLE_STYLES)
      for (const element of copy.querySelectorAll<HTMLElement>(selector)) element.style.cssText = style
    event.clipboardData.setData('text/html', copy.innerHTML)
    event.clipboardData.setData('text/plain', selection.toString())
    event.preventDefault()
  })
}

const TABLE_STYLES = [
  ['table', 'border-collapse:collapse;border-top:1.5pt solid;border-bottom:1.5pt solid'],
  ['thead th', 'border-bottom:1pt solid;text-align:left'],
  ['tbody th', 'font-weight:normal;text-align:left'],
] as const

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
