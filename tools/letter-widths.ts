import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import PDFDocument from 'pdfkit'
import { fontCharacters } from '../stages/commands/export/font-characters.ts'

/** The file that `make letter-widths` writes. */
export const GENERATED = 'documents/picture/letter-widths.generated.ts'

/** The blocks of Unicode whose letters are listed: Latin, Greek, Cyrillic, punctuation, symbols. */
const LISTED = /^[\u0020-\u024f\u0370-\u045f\u1e00-\u1eff\u2010-\u22ff\u2500-\u25ff]$/
/** Marks on other letters, invisible characters. */
const WITHOUT_WIDTH = /^[\p{M}\p{C}\p{Z}]$/u

/**
 * The widths of the letters of Liberation Sans, regular and bold, in 1/2048 of the font's size, as a module: what makes
 * figures in a stage reads no font.
 */
export const generatedLetterWidths = (): string => {
  const weights = ['Regular', 'Bold'].map((weight) => {
    const lines = [...widthsOf(readFileSync(`assets/fonts/LiberationSans-${weight}.ttf`))].map(
      ([width, letters]) => `    [${width}, ${literal(letters.join(''))}],\n`,
    )
    return `  ${weight.toLowerCase()}: [\n${lines.join('')}  ],\n`
  })
  return `// written by "make letter-widths" from assets/fonts/

type Widths = readonly (readonly [width: number, letters: string])[]

/** Letters by their width in 1/2048 of the font's size. */
export const WIDTHS: { readonly regular: Widths; readonly bold: Widths } = {
${weights.join('')}}
`
}

const literal = (text: string): string =>
  text.includes("'") ? `"${text.replace(/["\\]/g, '\\$&')}"` : `'${text.replace(/\\/g, '\\\\')}'`

const widthsOf = (font: Buffer): ReadonlyMap<number, readonly string[]> => {
  const pdf = new PDFDocument({ font: null as unknown as string })
  pdf.font(font).fontSize(2048)
  const byWidth = new Map<number, string[]>()
  for (const code of [...fontCharacters(font)].sort((a, b) => a - b)) {
    const letter = String.fromCodePoint(code)
    if (!LISTED.test(letter) || (WITHOUT_WIDTH.test(letter) && letter !== ' ' && letter !== '\u00a0'))
      continue
    const width = Math.round(pdf.widthOfString(letter, { features: [] }))
    byWidth.set(width, [...(byWidth.get(width) ?? []), letter])
  }
  return new Map([...byWidth].sort(([a], [b]) => a - b))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(GENERATED, generatedLetterWidths())
