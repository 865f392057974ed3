/** A cleaned copy as plain text: a line for each row of a table, its cells between tabs; other blocks are lines too. */
export const tabbedText = (copy: Element): string =>
  linesOf(copy)
    .map((line) => line.replace(/[ \n]+/g, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

const BLOCKS = 'p, div, section, h1, h2, h3, h4, ul, ol, li, dl, dt, dd, figure, figcaption, details, summary'

const linesOf = (element: Element): readonly string[] => {
  if (element.localName === 'table')
    return [...(element as HTMLTableElement).rows].map((row) => [...row.cells].map(cellText).join('\t'))
  const children = [...element.children]
  return children.some((child) => child.matches(`table, ${BLOCKS}`))
    ? [...element.childNodes].flatMap((node) =>
        node instanceof Element ? linesOf(node) : node.textContent!.trim() === '' ? [] : [node.textContent!],
      )
    : [element.textContent!]
}

/** A cell in one line, its line breaks as semicolons. */
const cellText = (cell: Element): string => {
  const text = cell.cloneNode(true) as Element
  for (const end of text.querySelectorAll('br')) end.replaceWith(end.nextSibling ? '; ' : '')
  return text.textContent!.replace(/\s+/g, ' ').trim()
}
