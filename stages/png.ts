import { join } from 'node:path'
import type { Command } from '../pipeline/commands/command.ts'
import { writtenFigures } from './export/written-figures.ts'

export const command: Command = {
  name: 'png',
  summary: 'the figures as PNG at 300 dpi',
  flags: {},
  help: `npm run pipeline -- png [<cohort> ...]

Writes reports/<cohort>/figures/<figure>.png beside each SVG: 170 mm wide at 300 dots an inch, on white, with the
font in assets/fonts/, so that it looks the same on every machine. PNG files are not committed: another version of
the library that draws them may write other bytes.

Example
  npm run pipeline -- png
`,
  run: async ({ root, words }) => {
    const { pngOf } = await import('./export/png-of.ts')
    const { readFileSync, writeFileSync } = await import('node:fs')
    for (const path of writtenFigures(root, words, 'png')) {
      const png = path.replace(/svg$/, 'png')
      writeFileSync(
        join(root, png),
        pngOf(readFileSync(join(root, path), 'utf8'), join(root, 'assets/fonts')),
      )
      process.stdout.write(`wrote ${png}\n`)
    }
    return 0
  },
}
