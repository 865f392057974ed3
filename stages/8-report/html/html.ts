/** Markup that was made by `html`: what is not is escaped. */
export interface Html {
  readonly markup: string
}

type Part = Html | string | number | false | null | undefined | readonly Part[]

/** A template whose values are escaped, unless they are markup of this function; false, null and undefined are nothing. */
export const html = (texts: TemplateStringsArray, ...values: readonly Part[]): Html => ({
  markup: texts.map((text, i) => (i === 0 ? '' : markupOf(values[i - 1])) + text).join(''),
})

/** Markup that this project made elsewhere and escaped there (a figure's SVG). */
export const trusted = (markup: string): Html => ({ markup })

export const joined = (parts: readonly Part[], separator = ''): Html => ({
  markup: parts.map(markupOf).join(escapeHtml(separator)),
})

/** What a reader sees of markup that `html` made: its text in one line, breaks as semicolons. */
export const textOf = (part: Html | string): string =>
  markupOf(part)
    .replace(/<br>(?=\s*$)/, '')
    .replace(/<br>/g, '; ')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => TEXTS[entity]!)
    .replace(/\s+/g, ' ')
    .trim()

const markupOf = (part: Part): string => {
  if (part === false || part === null || part === undefined) return ''
  if (Array.isArray(part)) return part.map(markupOf).join('')
  return typeof part === 'object' ? (part as Html).markup : escapeHtml(String(part))
}

/** Text as it may stand in markup; marks that turn the direction of what follows are left out, wherever they came from. */
export const escapeHtml = (text: string): string =>
  text
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[&<>"'\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, (c) => ESCAPES[c] ?? '\ufffd')

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const TEXTS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(ESCAPES).map(([letter, entity]) => [entity, letter]),
)
