import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { deflateRawSync } from 'node:zlib'
import { build, type PluginBuild } from 'esbuild'
import { parse } from 'yaml'
import { MOST_ON_PAGE } from '../documents/papers/pdf/bounded.ts'
import { FRAME_STYLE } from '../page/app/frame-style.ts'
import { asLetters } from '../page/app/letters.ts'
import type { Example } from '../page/app/start-view.ts'
import { writeWhole } from '../pipeline/compile/built.js'
import { PAGE, writePageRecord } from '../pipeline/compile/page.js'
import { style as reportStyle } from '../stages/8-report/html/style.ts'
import { pageScript } from '../stages/8-report/page-script.generated.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

const STYLES = ['style.css', 'plan/plan.css', 'audit/audit.css']

/** The cohorts of this repository that the page has as examples. */
const EXAMPLES = ['niigata-ebs', 'freireich-1963']

/** Programs that the page starts as workers when they are needed, by the id of their element. */
const WORKERS: Readonly<Record<string, string>> = {
  engine: 'page/engine/main.ts',
  print: 'page/print/main.ts',
  pdf: 'page/engine/audit/pdf-program.ts',
}

/** What is defined in a program, besides what is defined in all. */
const DEFINED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  // without this pdf.js takes the messages of the worker that it is in for its own
  [WORKERS['pdf']!]: { 'self.postMessage': 'undefined' },
}

const ASSETS = 'assets/fonts'
const FONTS = { 'font-regular': 'LiberationSans-Regular.ttf', 'font-bold': 'LiberationSans-Bold.ttf' }

/** Files that the page unpacks when they are needed, by the id of their element. */
const files = (): Readonly<Record<string, string | Uint8Array>> => ({
  examples: JSON.stringify(examples()),
  ...Object.fromEntries(
    Object.entries(FONTS).map(([id, name]) => [id, readFileSync(join(ROOT, ASSETS, name))]),
  ),
})

/**
 * Casebook in one file: the page, and compressed in it its workers, the examples and the fonts. The policy allows its script
 * and style and those of reports by their hashes, a worker made from the page's own text, and no connection at all.
 */
export const builtPage = async (): Promise<{
  readonly text: string
  readonly sources: readonly string[]
}> => {
  const bundles = await Promise.all(['page/app/main.ts', ...Object.values(WORKERS)].map(bundled))
  const [app, ...programs] = bundles.map(({ text }) => text)
  const parts = [
    ...Object.keys(WORKERS).map((id, i) => [id, programs[i]!] as const),
    ...Object.entries(files()),
  ].map(([id, content]) => `<script type="text/plain" id="${id}">${packed(content)}</script>`)
  const style = STYLES.map((path) => readFileSync(join(ROOT, 'page/app', path), 'utf8')).join('')
  const policy = [
    "default-src 'none'",
    `script-src '${digest(app!)}' '${digest(pageScript)}'`,
    `style-src ${[style, reportStyle, FRAME_STYLE].map((text) => `'${digest(text)}'`).join(' ')}`,
    'worker-src blob:',
    'img-src data: blob:',
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  const text = `<!doctype html>
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
${parts.join('\n')}
<script>${app}</script>
</body>
</html>
`
  return { text, sources: [...new Set([...bundles.flatMap(({ inputs }) => inputs), ...OWN_SOURCES()])] }
}

/** What the page is made of besides what its programs import. */
const OWN_SOURCES = (): readonly string[] => [
  ...['tools/page.ts', 'package.json', 'package-lock.json', 'page/app/letters.ts', 'page/app/frame-style.ts'],
  ...['stages/8-report/html/style.ts', 'stages/8-report/page-script.generated.ts'],
  ...STYLES.map((path) => `page/app/${path}`),
  ...Object.values(FONTS).map((name) => `${ASSETS}/${name}`),
  ...EXAMPLES.flatMap((name) => filesOfExample(name).map((file) => `${folderOf(name)}/${file}`)),
]

/** A program as one script without imports. */
const bundled = async (
  entry: string,
): Promise<{ readonly text: string; readonly inputs: readonly string[] }> => {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  const { outputFiles, metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    // pdf.js is a program of its own, which the page starts where a PDF is read
    alias: { unpdf: './page/engine/audit/pdf.ts', 'unpdf/pdfjs': 'unpdf/pdfjs' },
    logLevel: 'error',
    define: {
      ...{
        CASEBOOK_VERSION: JSON.stringify(version),
        FRAME_STYLE_DIGEST: JSON.stringify(digest(FRAME_STYLE)),
        EXAMPLES: JSON.stringify(EXAMPLES.map(shownExample)),
      },
      ...{ 'process.env.NODE_ENV': '"production"' },
      // pdfkit names a colour profile beside itself, which figures do not have
      'import.meta.url': '"file:///"',
      ...DEFINED[entry],
    },
    plugins: [
      { name: 'left-out', setup: leaveOut },
      { name: 'bounded-lists', setup: boundLists },
    ],
  })
  // in a script element a text that ends it, or begins a comment, is written otherwise
  const text = outputFiles[0]!.text
    .replaceAll('</script', '<\\/script')
    .replaceAll('<!--', '<\\!--')
    .trimEnd()
  // without namespaces: what is left out is no file
  return { text, inputs: Object.keys(metafile.inputs).filter((path) => !path.includes(':')) }
}

/** Packages that pdfkit has for compressed web fonts, PNG images and encrypted files: figures have none of these. */
const UNUSED = /^(brotli|png-js|@noble\/ciphers)(\/|$)/

const leaveOut = ({ onResolve, onLoad }: PluginBuild): void => {
  onResolve({ filter: UNUSED }, ({ path }) => ({ path, namespace: 'left-out' }))
  onLoad({ filter: /./, namespace: 'left-out' }, () => ({ contents: 'module.exports = {}' }))
}

/** The method of pdf.js that adds an operator to a list. */
const ADD = 'addOp(e,n){'

/**
 * pdf.js makes the operators of a pattern and of a drawn letter in a list that nobody sees before it is whole: forms in it
 * that draw each other would fill the memory of the tab. Such a list takes no more operators than a page may have.
 */
const boundLists = ({ onLoad }: PluginBuild): void => {
  onLoad({ filter: /[\\/]unpdf[\\/]dist[\\/]pdfjs\.mjs$/ }, ({ path }) => {
    const [before, after, ...more] = readFileSync(path, 'utf8').split(ADD)
    if (after === undefined || more.length > 0) throw new Error(`${path}: expected ${ADD} once`)
    const bound = `if(this.weight>${MOST_ON_PAGE.operators})throw new Error("too many operators");`
    return { contents: `${before}${ADD}${bound}${after}`, loader: 'js' }
  })
}

const digest = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`

/** What `part` of page/app/payload.ts reads: raw deflate, as text. */
const packed = (content: string | Uint8Array): string => asLetters(deflateRawSync(content, { level: 9 }))

/** Name -> file -> bytes in base64. */
const examples = (): Readonly<Record<string, Readonly<Record<string, string>>>> =>
  Object.fromEntries(
    EXAMPLES.map((name) => [
      name,
      Object.fromEntries(
        filesOfExample(name).map((file) => [
          file,
          readFileSync(join(ROOT, folderOf(name), file)).toString('base64'),
        ]),
      ),
    ]),
  )

/** What the plan of an example says of it. */
const shownExample = (name: string): Example => {
  const { title, question } = parse(readFileSync(join(ROOT, folderOf(name), 'analysis.yaml'), 'utf8'))
  return { name, title, question: question.trim() }
}

const folderOf = (example: string): string => `data/raw/${example}`

const filesOfExample = (example: string): readonly string[] =>
  readdirSync(join(ROOT, folderOf(example)), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { text, sources } = await builtPage()
  mkdirSync(join(ROOT, dirname(PAGE)), { recursive: true })
  writeWhole(join(ROOT, PAGE), text)
  writePageRecord(ROOT, sources, EXAMPLES.map(folderOf))
}
