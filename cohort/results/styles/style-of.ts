import type { Language, NumberStyle, StyleName } from '../../descriptors/plan/style.ts'
import { jama } from './jama.ts'
import { lancet } from './lancet.ts'
import { nejm } from './nejm.ts'
import { plain } from './plain.ts'
import type { Marks, Style } from './style.ts'

const STYLES: Readonly<Record<StyleName, Style>> = { plain, jama, lancet, nejm }

/**
 * A comma as the decimal mark, and a narrow no-break space between thousands, which no reader takes for a decimal
 * mark (ISO 80000-1, 7.3.1 allows no other sign there).
 */
const COMMA: Partial<Marks> = { decimal: ',', thousands: '\u202f' }

/** What differs from the marks of the journal; English and Japanese have a point, and the separator of the journal. */
const MARKS: Readonly<Record<Language, Partial<Marks>>> = {
  en: {},
  de: COMMA,
  es: COMMA,
  fr: COMMA,
  it: COMMA,
  ja: {},
  nl: COMMA,
  pt: COMMA,
}

/** The style of a journal with the marks of a language. */
export const styleOf = ({ style = 'plain', language = 'en' }: NumberStyle): Style => ({
  ...STYLES[style],
  ...MARKS[language],
})

/** The marks of a language that are not those of the journal. */
export const languageMarks = (language: Language): Partial<Marks> => MARKS[language]
