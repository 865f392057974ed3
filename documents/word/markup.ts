/** Markup of a part of a Word file. */
export interface Xml {
  readonly xml: string
}

type Attributes = Readonly<Record<string, string | number>>

/** An element with its attributes and children, in this order; texts are escaped. */
export const xml = (
  name: string,
  attributes: Attributes = {},
  ...children: readonly (Xml | string)[]
): Xml => {
  const start = `<${name}${Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`)
    .join('')}`
  return {
    xml:
      children.length === 0
        ? `${start}/>`
        : `${start}>${children.map((child) => (typeof child === 'string' ? escapeXml(child) : child.xml)).join('')}</${name}>`,
  }
}

/** Text as XML, with every letter that it has. */
export const escapeText = (text: string): string =>
  text.replace(/[&<>\r]/g, (letter) => (letter === '\r' ? '&#13;' : ESCAPES[letter]!))

/** A text as XML: markup escaped, characters that XML forbids replaced, marks of text direction removed. */
const escapeXml = (text: string): string =>
  text
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd')
    .replace(/[&<>"]/g, (letter) => ESCAPES[letter]!)

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
