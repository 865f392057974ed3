const LIGATURES: Readonly<Record<string, string>> = {
  ...{ ﬀ: 'ff', ﬁ: 'fi', ﬂ: 'fl', ﬃ: 'ffi', ﬄ: 'ffl', ﬅ: 'st', ﬆ: 'st' },
}

/** Without ligatures, marks that are not shown, and control letters; white space as single spaces, none at the ends. */
export const plainText = (text: string): string =>
  text
    .replace(/[ﬀ-ﬆ]/g, (letter) => LIGATURES[letter]!)
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/[\s\u0000-\u001f\u007f-\u009f]+/g, ' ')
    .trim()

const SUPERSCRIPTS: Readonly<Record<string, string>> = Object.fromEntries(
  [...'0123456789+-−–'].map((letter, i) => [letter, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻'][i]!]),
)

/** Raised digits, signs and commas as superscripts, so that a reference is no number; other raised letters stay as they are. */
export const raisedText = (text: string): string =>
  /^[\s\d+\-−–,]+$/.test(text) ? [...text].map((letter) => SUPERSCRIPTS[letter] ?? letter).join('') : text

/**
 * Letters that a PDF prints but does not name (a code of its font, without Unicode) as U+FFFD: without them, "≥4" would
 * be read as "4".
 */
export const withUnnamedLetters = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ue000-\uf8ff]/g, '\ufffd')
