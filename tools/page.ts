import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { style as reportStyle } from '../stages/8-report/html/style.ts'
import { pageScript } from '../stages/8-report/page-script.generated.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** The file that `make page` writes. */
export const PAGE = 'dist/casebook.html'

/** The cohorts of this repository that the page has as examples. */
const EXAMPLES = ['niigata-ebs', 'freireich-1963']

/**
 * Casebook in one file: the page, its worker and the examples, the latter two compressed. The policy allows its script and
 * style and those of reports by their hashes, a worker made from the page's own text, and no connection at all.
 */
export const builtPage = async (): Promise<string> => {
  const [app, engine, pdf] = await Promise.all([
    bundled('page/app/main.ts'),
    bundled('page/engine/main.ts'),
    // without this pdf.js takes the messages of the worker that it is in for its own
    bundled('page/engine/audit/pdf-program.ts', { 'self.postMessage': 'undefined' }),
  ])
  const style = ['page/app/style.css', 'page/app/audit/audit.css']
    .map((path) => readFileSync(join(ROOT, path), 'utf8'))
    .join('')
  const policy = [
    "default-src 'none'",
    `script-src '${digest(app)}' '${digest(pageScript)}'`,
    `style-src '${digest(style)}' '${digest(reportStyle)}'`,
    'worker-src blob:',
    'img-src data: blob:',
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>Casebook</title>
<style>${style}</style>
</head>
<body>
<header><h1>Casebook</h1><p class="quiet">Survival tables, curves and tests from a table of patients. Nothing that you open here leaves this computer.</p></header>
<div id="status" role="status"></div>
<main><noscript>This page needs JavaScript.</noscript></main>
<script type="text/plain" id="engine">${packed(engine)}</script>
<script type="text/plain" id="pdf">${packed(pdf)}</script>
<script type="text/plain" id="examples">${packed(JSON.stringify(examples()))}</script>
<script>${app}</script>
</body>
</html>
`
}

/** A program as one script without imports. */
const bundled = async (entry: string, define: Readonly<Record<string, string>> = {}): Promise<string> => {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    // pdf.js is a program of its own, which the page starts where a PDF is read
    alias: { unpdf: './page/engine/audit/pdf.ts', 'unpdf/pdfjs': 'unpdf/pdfjs' },
    logLevel: 'error',
    define: {
      CASEBOOK_VERSION: JSON.stringify(version),
      'process.env.NODE_ENV': '"production"',
      ...define,
    },
  })
  // in a script element a text that ends it, or begins a comment, is written otherwise
  return outputFiles[0]!.text.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--').trimEnd()
}

const digest = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`

const packed = (text: string): string => gzipSync(text, { level: 9 }).toString('base64')

/** Name -> file -> bytes in base64. */
const examples = (): Readonly<Record<string, Readonly<Record<string, string>>>> =>
  Object.fromEntries(
    EXAMPLES.map((name) => {
      const folder = join(ROOT, 'data/raw', name)
      const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile())
      return [
        name,
        Object.fromEntries(
          files.map((file) => [file.name, readFileSync(join(folder, file.name)).toString('base64')]),
        ),
      ]
    }),
  )

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(join(ROOT, dirname(PAGE)), { recursive: true })
  writeFileSync(join(ROOT, PAGE), await builtPage())
}
