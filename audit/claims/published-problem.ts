import type { Language } from '../../cohort/descriptors/plan/style.ts'
import { languageMarks } from '../../cohort/results/styles/style-of.ts'
import { couldBeThousands } from './published-number.ts'

/** What was expected in place of a text that is not a reported value, and how to write it. */
export interface PublishedProblem {
  readonly expected: string
  readonly remedy: string
}

const EXPECTED = 'one value as reported, such as 0.12, >0.99, 2,375, 5%, 4.02E-6, "not reached" or NS'

/** The problem of a text that `readPublishedText` rejects. */
export const publishedProblem = (text: string, language: Language = 'en'): PublishedProblem => {
  if (languageMarks(language).decimal === ',' && couldBeThousands(text))
    return {
      expected: EXPECTED,
      remedy: `write ${text.trim().replaceAll('.', '')}, or with the decimal comma of the cohort's language, ${text.trim().replace('.', ',')}`,
    }
  const words = text.trim().replace(/[\u00a0\u2000-\u200a\u202f\u205f\t]/g, ' ')
  const remedies = FORMS.flatMap(([form, remedy]) => {
    const parts = form.exec(words)
    return parts ? [remedy(parts.slice(1))] : []
  })
  return {
    expected: EXPECTED,
    remedy: remedies[0] ?? 'write the number in digits; give a range or an interval as two rows',
  }
}

const N = String.raw`([+−-]?\d[\d,]*(?:[.·]\d+)?%?)`
const DASH = ' ?(?:[-‐‑–—~]|to|;|, ) ?'

/** Most specific first. */
const FORMS: readonly (readonly [form: RegExp, remedy: (parts: readonly string[]) => string])[] = [
  [
    /^(\d+) ?(?:\/|of|out of) ?(\d+)$/,
    ([count, n]) =>
      `two rows: ${count} with the id of a count (.../count), ${n} with the id of a number of patients (.../n)`,
  ],
  [
    new RegExp(`^${N} ?[([] ?(?:95% ?CI:? ?)?${N}${DASH}${N} ?[)\\]]$`),
    ([value, low, high]) =>
      `three rows: ${value}, ${low} and ${high}, each with its own result id, such as .../median, .../median-lower and .../median-upper`,
  ],
  [
    new RegExp(`^${N} ?\\(${N}\\)$`),
    ([first, second]) =>
      `two rows: ${first} and ${second}, each with its own result id, such as .../count and .../share`,
  ],
  [
    new RegExp(`^${N} ?(?:±|\\+/-) ?${N}$`),
    ([mean, sd]) => `two rows: ${mean} and ${sd}, each with its own result id, such as .../mean and .../sd`,
  ],
  [
    /^([+−-]?\d+),(\d{1,2}|\d{4,}|(?<=\b0,)\d{3})$/,
    ([whole, fraction]) => `write the decimal point: ${whole}.${fraction}`,
  ],
  [
    new RegExp(`^${N}${DASH}${N}$`),
    ([low, high]) =>
      `two rows: ${low} and ${high}, each with its own result id, such as .../min and .../max, or those that end in -lower and -upper`,
  ],
  [
    new RegExp(`^${N} ?[x×*·] ?10 ?(\\d{1,2})$`),
    ([number, power]) => `give the power a sign: write ${number}E${power} or ${number}E-${power}`,
  ],
  [/^[<>≤≥=]+ ?\d.*[<>≤≥].*$/, () => 'two rows, one for each bound'],
  [
    /^(?:nr|n\.r\.?|ne|n\.e\.?|na|n\/a|n\.a\.?|not (?:estimable|evaluable|available|reported)|[-–—]+)$/i,
    () => 'write "not reached" if the paper says that the time was not reached; omit what is not reported',
  ],
  [
    /^(?:about|approximately|approx\.?|ca\.?|~|≈) ?\d/i,
    () => 'omit the word for "about", or give the bounds as two rows',
  ],
  [/\d ?[a-zA-Z]+$/, () => 'write the number alone, and its unit in the column unit'],
]
