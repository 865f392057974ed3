/**
 * Signs of statistics in the font Symbol (Adobe's encoding of it) by their codes, which Word writes with or without
 * 0xF000 added.
 */
const SYMBOL: Readonly<Record<number, string>> = {
  ...{ 45: '\u2212', 61: '=', 60: '<', 62: '>', 43: '+', 44: ',', 46: '.', 40: '(', 41: ')', 37: '%' },
  ...{ 97: 'α', 98: 'β', 99: 'χ', 100: 'δ', 103: 'γ', 107: 'κ', 108: 'λ', 109: 'μ', 112: 'π', 114: 'ρ' },
  ...{ 115: 'σ', 163: '≤', 176: '°', 177: '±', 179: '≥', 180: '×', 183: '•', 185: '≠', 187: '≈' },
}

/** The sign of a `w:sym`; a sign of another font is a replacement character, so that what is beside it stays apart. */
export const symbolText = (attributes: Readonly<Record<string, string>>): string => {
  const code = Number.parseInt(attributes['w:char'] ?? '', 16) & 0xfff
  if (!/^symbol$/i.test(attributes['w:font'] ?? '')) return '\ufffd'
  return SYMBOL[code] ?? (code >= 48 && code <= 57 ? String.fromCharCode(code) : '\ufffd')
}
