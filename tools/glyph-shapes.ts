/**
 * Shapes of letters for figures whose texts are outlines: `npx tsx tools/glyph-shapes.ts <folder>`, where
 * test/documents/papers/figures/draw-letters.R wrote the folder. Writes documents/papers/figures/drawings/glyph-shapes.generated.ts.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { glyphShape, knownGlyph } from '../documents/papers/figures/drawings/glyph-shapes.ts'

const LETTERS = '0123456789.,-+%()=<:/abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'

const [folder = ''] = process.argv.slice(2)
const rows = readdirSync(folder)
  .filter((name) => name.endsWith('.svg'))
  .flatMap((name) => {
    const svg = readFileSync(join(folder, name), 'utf8')
    const paths = [...svg.matchAll(/<symbol[^>]*id="glyph0-(\d+)">\s*<path[^>]*d="([^"]*)"/g)]
    const shapes = paths.flatMap(([, number, path]) => (number === '0' ? [] : (glyphShape(path!) ?? [])))
    if (shapes.length !== LETTERS.length)
      throw new Error(`${name}: expected ${LETTERS.length} letters, found ${shapes.length}`)
    const heights = shapes.slice(0, 10).map(({ top }) => -top)
    const height = heights.sort((a, b) => a - b)[5]!
    return shapes.map((shape, i) => knownGlyph(LETTERS[i]!, shape, height))
  })
writeFileSync(
  'documents/papers/figures/drawings/glyph-shapes.generated.ts',
  `// written by "npx tsx tools/glyph-shapes.ts" from letters that R drew

/** A known letter: its box as proportions of the height of its font's digits, and its cells in hexadecimal. */
export type KnownGlyph = readonly [letter: string, width: number, top: number, bottom: number, cells: string]

export const GLYPHS: readonly KnownGlyph[] = [
${rows.map(([letter, ...rest]) => `  ['${letter}', ${rest.slice(0, 3).join(', ')}, '${rest[3]}'],`).join('\n')}
]
`,
)
