import { join } from 'node:path'
import type { Command } from '../../pipeline/commands/command.ts'
import { writtenFigures } from './export/written-figures.ts'

export const command: Command = {
  name: 'png',
  summary: 'write the figures as PNG at 300 dpi',
  flags: {},
  help: `npm run pipeline -- png [<cohort> ...]

Writes reports/<cohort>/figures/<figure>.png next to each SVG: 170 mm wide at 300 dots per inch, on white, with
the font in assets/fonts/, so that it looks the same on every machine. A character that this font lacks is drawn
as a box, and a warning names it: change the label, or convert the SVG with other fonts. PNG files are not
committed, because another version of the drawing library may write different bytes.

Example
  npm run pipeline -- png
`,
  run: async ({ places, root, words }) => {
    const { pngOf } = await import('./export/png-of.ts')
    const { fontCharacters } = await import('./export/font-characters.ts')
    const { characterName, missingCharacters } = await import('./export/missing-characters.ts')
    const { readFileSync, writeFileSync } = await import('node:fs')
    const fonts = join(places.packages, 'assets/fonts')
    const characters = fontCharacters(readFileSync(join(fonts, 'LiberationSans-Regular.ttf')))
    for (const path of writtenFigures(root, words, 'png')) {
      const png = path.replace(/svg$/, 'png')
      const svg = readFileSync(join(root, path), 'utf8')
      writeFileSync(join(root, png), pngOf(svg, fonts))
      process.stdout.write(`wrote ${png}\n`)
      const missing = missingCharacters(svg, characters).map(characterName)
      if (missing.length > 0)
        process.stderr.write(
          `warning  ${png}: expected characters of Liberation Sans, found ${missing.join(', ')}, drawn as a box (change the label, or use the SVG)\n`,
        )
    }
    return 0
  },
}
