// casebook [command ...]: the launcher of the published package, bundled as dist/casebook.js. The compiled code lies beside it; the project is the study
// in which it is called. Nothing is written outside the project.
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { publishedManifest } from './compile/published.js'
import { checkNode, start } from './compile/start.js'
import { studyAbove } from './compile/study.js'

checkNode()

const code = dirname(fileURLToPath(import.meta.url))
const project = studyAbove(process.cwd()) ?? process.cwd()
await start({
  places: { code, packages: dirname(code), project },
  entry: 'stages/index.ts',
  argv: process.argv.slice(2),
  manifestOf: async () => publishedManifest(code),
})
