/** Markup made by `html`; other values are escaped. */
export interface Html {
  readonly markup: string
}

type Part = Html | string | number | false | null | undefined | readonly Part[]

/** A template that escapes its values, except markup made by it. False, null and undefined give no text. */
export const html = (texts: TemplateStringsArray, ...values: readonly Part[]): Html => ({
  markup: texts.map((text, i) => (i === 0 ? '' : markupOf(values[i - 1])) + text).join(''),
})

/** Markup that is already escaped (a figure's SVG). */
export const trusted = (markup: string): Html => ({ markup })

export const joined = (parts: readonly Part[], separator = ''): Html => ({
  markup: parts.map(markupOf).join(escapeHtml(separator)),
})

/** The visible text of markup made by `html`, in one line, with breaks as semicolons. */
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

/** Escapes text for markup; characters that change the text direction are removed. */
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
