import { xmlParser } from '../../../sources/xml/parse-xml.ts'
import type { PaperPart } from '../outline.ts'
import type { Marked, Role } from './marked.ts'
import { checkCount, partsOfElement } from './parts-of-element.ts'

const ROLES: Readonly<Record<Role, readonly string[]>> = {
  'left out': [
    ...[
      'ref-list',
      'journal-meta',
      'article-id',
      'contrib-group',
      'aff',
      'author-notes',
      'pub-date',
      'history',
    ],
    ...['permissions', 'article-categories', 'kwd-group', 'funding-group', 'counts', 'self-uri', 'graphic'],
    ...['custom-meta-group', 'tex-math', 'object-id', 'issue', 'volume', 'fpage', 'lpage', 'elocation-id'],
    ...['supplementary-material', 'related-article', 'processing-meta', 'issn', 'alt-text'],
  ],
  inline: [
    ...['bold', 'italic', 'sub', 'sc', 'underline', 'strike', 'monospace', 'styled-content', 'named-content'],
    ...['ext-link', 'email', 'uri', 'xref', 'inline-formula', 'abbrev', 'roman', 'sans-serif', 'fixed-case'],
  ],
  raised: ['sup'],
  space: ['break', 'hr'],
  heading: ['article-title', 'title'],
  note: ['fn', 'table-wrap-foot'],
  table: ['table-wrap'],
  row: ['tr'],
  cell: ['td', 'th'],
  block: [],
}

const ROLE_OF: ReadonlyMap<string, Role> = new Map(
  Object.entries(ROLES).flatMap(([role, names]) => names.map((name) => [name, role as Role])),
)

/** A citation of a reference is raised: its number is no number of the text. */
const roleOf = ({ name, attributes }: Marked): Role =>
  name === 'xref' && attributes['ref-type'] === 'bibr' ? 'raised' : (ROLE_OF.get(name) ?? 'block')

/** Attributes are text of the file: they are kept without prototype. */
const rootElement = (): Marked & { readonly children: Marked[] } => ({
  ...{ name: 'document', text: '', attributes: {}, children: [] },
})

/**
 * Reads an article in JATS, the XML of PubMed Central and of publishers. References are left out. A document type is
 * passed over: none of its entities is known, none is fetched.
 */
export const jatsParts = async (bytes: Uint8Array): Promise<readonly PaperPart[]> => {
  const root = rootElement()
  const open: { readonly children: Marked[] }[] = [root]
  let count = 0
  const parser = await xmlParser(
    { longestText: 1e6, mayHaveDocumentType: true },
    {
      open: (name, attributes) => {
        count += 1
        checkCount(count)
        const element = { name, text: '', attributes, children: [] }
        open.at(-1)!.children.push(element)
        open.push(element)
      },
      close: () => {
        open.pop()
      },
      text: (text) => {
        open.at(-1)!.children.push({ name: '', text, attributes: {}, children: [] })
      },
    },
  )
  parser.write(bytes)
  parser.end()
  return partsOfElement(root, roleOf)
}
