/**
 * The unit that a header names at its end or in brackets: `follow_up_months`, "Size (mm)"; null where it names none, and
 * for a ratio such as mg/kg or "doses per day".
 */
export const headerUnit = (name: string): string | null => {
  if (/\p{L}\/\p{L}+[)\]]?\s*$|[\s_]per[\s_]\p{L}+[)\]]?\s*$/iu.test(name)) return null
  const words = wordsOf(name)
  const last = words.at(-1) ?? ''
  if (Object.hasOwn(UNITS, last) && words.length > 1) return UNITS[last]!
  if (Object.hasOwn(WORDS, last)) return WORDS[last]!
  return null
}

/** Whether a header is that of an age: `age`, `Alter`, `Spenderalter`. */
export const isAge = (name: string): boolean => wordsOf(name).some((word) => /^age$|alter$|^edad$/.test(word))

/** Whether a header sounds like an elapsed time: `survtime`, `Nachbeobachtung`, `fu_days`. */
export const isTimeName = (name: string): boolean =>
  wordsOf(name).some((word) => TIME.test(word)) ||
  ['d', 'wk', 'mo', 'h', 'min'].includes(headerUnit(name) ?? '')

const TIME =
  /time|^t$|zeit|surv|follow|^fu$|^os$|^pfs$|^dfs$|^rfs$|nachbeob|durat|dauer|temps|tiempo|^(d|m)?days?$/

/** `OSmonth` as `OS month`: the unit after a usual abbreviation of an endpoint is a word of its own. */
export const withUnitApart = (name: string): string =>
  name.replace(
    /(^|[^\p{L}])(os|dfs|pfs|rfs|efs|css|dss|mfs|ttp|fu|surv|survival|followup)(days?|weeks?|months?|years?|yrs?)(?!\p{L})/giu,
    '$1$2 $3',
  )

const wordsOf = (name: string): readonly string[] =>
  withUnitApart(name)
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '')

/** Short codes count only after another word. */
const UNITS: Readonly<Record<string, string>> = {
  d: 'd',
  day: 'd',
  wk: 'wk',
  week: 'wk',
  mo: 'mo',
  mos: 'mo',
  month: 'mo',
  yr: 'a',
  yrs: 'a',
  year: 'a',
  h: 'h',
  min: 'min',
  mm: 'mm',
  cm: 'cm',
  g: 'g',
  kg: 'kg',
  mg: 'mg',
  ml: 'mL',
}

const WORDS: Readonly<Record<string, string>> = {
  days: 'd',
  weeks: 'wk',
  months: 'mo',
  years: 'a',
  hours: 'h',
  minutes: 'min',
  age: 'a',
  alter: 'a',
  tage: 'd',
  wochen: 'wk',
  tagen: 'd',
  monate: 'mo',
  monaten: 'mo',
  mois: 'mo',
  meses: 'mo',
  jours: 'd',
  jahre: 'a',
  jahren: 'a',
}
