import type { Token } from './tokens.ts'

/** Units as they are written after a number, in lower case, with their UCUM code. */
const UNITS: Readonly<Record<string, string>> = {
  ...codes('%', 'percent'),
  ...codes('a', 'years year yrs yr jahre jahren ans années'),
  ...codes('mo', 'months month mo mos monate monaten mois'),
  ...codes('wk', 'weeks week wks wk wochen semaines'),
  ...codes('d', 'days day tage tagen jours'),
  ...codes('h', 'hours hour hrs hr h'),
  ...codes('min', 'minutes minute mins min'),
  ...codes('s', 'seconds second s'),
  ...codes('g', 'g grams gram'),
  ...codes('kg', 'kg'),
  ...codes('L', 'l liters litres liter litre'),
  ...codes('dL', 'dl'),
  ...codes('mL', 'ml'),
  ...codes('m', 'm'),
  ...codes('cm', 'cm'),
  ...codes('mm', 'mm'),
}

function codes(code: string, words: string): Readonly<Record<string, string>> {
  return Object.fromEntries(words.split(' ').map((word) => [word, code]))
}

/** Units of doses, of radiation, of machines: a number before them describes a treatment. */
const DOSES = new Set(
  'mg µg μg mcg ng gy cgy iu mmol µmol μmol nmol kv mv mhz ghz t rpm kda msv bq mbq °'.split(' '),
)

export const unitOfWord = (word: string): string =>
  Object.hasOwn(UNITS, word.toLowerCase()) ? UNITS[word.toLowerCase()]! : ''

export const isDose = (word: string): boolean => DOSES.has(word.toLowerCase())

/** 3 mg and 5 mg/kg are doses; 1.2 mg/dl and 8 mmol/L are concentrations, which are measured. */
export const isDoseAt = (tokens: readonly Token[], place: number): boolean =>
  isDose(tokens[place]?.text ?? '') &&
  !(tokens[place + 1]?.text === '/' && /^[dmµ]?l$/i.test(tokens[place + 2]?.text ?? ''))

export const isTimeWord = (word: string): boolean => ['a', 'mo', 'wk', 'd'].includes(unitOfWord(word))

/** The unit that is written at this place and the number of its tokens; an empty unit if there is none. */
export const unitAt = (
  tokens: readonly Token[],
  place: number,
): { readonly unit: string; readonly length: number } => {
  const token = tokens[place]
  if (token === undefined) return { unit: '', length: 0 }
  if (token.text === '%') return { unit: '%', length: 1 }
  // "2-year follow-up"
  if (/^[-‐‑]$/.test(token.text) && isTimeWord(tokens[place + 1]?.text ?? ''))
    return { unit: unitOfWord(tokens[place + 1]!.text), length: 2 }
  if (token.text === 'per' && tokens[place + 1]?.text === 'cent') return { unit: '%', length: 2 }
  const unit = token.kind === 'word' ? unitOfWord(token.text) : ''
  return { unit, length: unit === '' ? 0 : 1 }
}
