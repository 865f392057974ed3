import type { PaperPart } from '../outline.ts'
import type { Marked, Role } from './marked.ts'
import { checkCount, partsOfElement } from './parts-of-element.ts'

const ROLES: Readonly<Record<Role, readonly string[]>> = {
  'left out': [
    ...[
      'script',
      'style',
      'noscript',
      'template',
      'nav',
      'aside',
      'footer',
      'form',
      'button',
      'select',
      'svg',
    ],
    ...['math', 'iframe', 'object', 'head', 'video', 'audio', 'canvas'],
  ],
  inline: [
    ...['a', 'abbr', 'b', 'bdi', 'bdo', 'cite', 'code', 'data', 'dfn', 'em', 'font', 'i', 'kbd', 'mark', 'q'],
    ...['s', 'samp', 'small', 'span', 'strong', 'sub', 'time', 'u', 'var', 'wbr', 'ins', 'del', 'label'],
  ],
  raised: ['sup'],
  space: ['br', 'hr'],
  heading: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
  note: ['tfoot'],
  table: ['table'],
  row: ['tr'],
  cell: ['td', 'th'],
  block: [],
}

const ROLE_OF: ReadonlyMap<string, Role> = new Map(
  Object.entries(ROLES).flatMap(([role, names]) => names.map((name) => [name, role as Role])),
)

const roleOf = (element: Marked): Role =>
  Object.hasOwn(element.attributes, 'hidden') || isAnchor(element)
    ? 'left out'
    : (ROLE_OF.get(element.name) ?? 'block')

/** The link to itself that a heading has: "#", "¶". */
const isAnchor = ({ name, attributes, children }: Marked): boolean =>
  name === 'a' &&
  attributes['href']?.startsWith('#') === true &&
  children.every((child) => /^\s*[#¶§🔗]?\s*$/u.test(child.text) && child.children.length === 0)

/** Reads a paper as a web page. Nothing of it is run or fetched. */
export const htmlParts = async (bytes: Uint8Array): Promise<readonly PaperPart[]> => {
  const { parseHTML } = await import('linkedom')
  const text = new TextDecoder().decode(bytes)
  // before anything is built: each tag begins so
  checkCount(text.split('<').length)
  const { document } = parseHTML(text)
  return partsOfElement(markedOf(document.querySelector('article, main') ?? document), roleOf)
}

/** The element with its children, which are read when they are asked for: so that depth is checked on the way. */
const markedOf = (node: Node): Marked => ({
  name: node.nodeType === 1 ? (node as Element).localName : node.nodeType === 9 ? 'document' : '',
  text: node.nodeType === 3 ? (node.textContent ?? '') : '',
  attributes:
    node.nodeType === 1
      ? Object.fromEntries([...(node as Element).attributes].map(({ name, value }) => [name, value]))
      : {},
  get children() {
    return node.nodeType === 1 || node.nodeType === 9 ? [...node.childNodes].map(markedOf) : []
  },
})
