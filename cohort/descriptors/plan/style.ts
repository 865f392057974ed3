import { z } from 'zod'

/** The journals whose style of numbers is known; `plain` is the style of Casebook. */
export const StyleName = z
  .enum(['plain', 'jama', 'lancet', 'nejm'])
  .describe('the journal in whose style computed numbers are shown; values in artifacts keep twelve digits')
export type StyleName = z.infer<typeof StyleName>

/** Languages with their decimal marks and thousands separators; words stay English. */
export const Language = z
  .enum(['en', 'de', 'es', 'fr', 'it', 'ja', 'nl', 'pt'])
  .describe(
    'the language of the decimal mark and of the thousands separator, in shown numbers and in claims.csv; words stay English',
  )
export type Language = z.infer<typeof Language>

/** How the plan wants numbers to be shown; absent: plain, and the marks of the journal. */
export interface NumberStyle {
  readonly style?: StyleName | undefined
  readonly language?: Language | undefined
}
