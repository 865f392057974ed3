// run in another process by figures.test.ts: exports the figures of a project and prints the hash of the files
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { exportFigures } from '../../../stages/commands/export/export-figures.ts'
import { figureCallOf } from '../../../stages/commands/export/figure-call.ts'

const root = process.argv[2]!
const hash = createHash('sha256')
for await (const { path } of exportFigures(
  root,
  [],
  figureCallOf({ as: 'pdf,tiff,png,svg' }),
  'assets/fonts',
))
  hash.update(path).update(readFileSync(join(root, path)))
console.log(hash.digest('hex'))
