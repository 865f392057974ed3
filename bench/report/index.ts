// npm run bench -- report: size of each report, time until a new browser shows it from disk, and time to make it in
// multiples of importing its packages. Writes docs/measurements/report.md.
import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium } from 'playwright-core'
import { chromiumPath } from '../../stages/commands/export/printer.ts'

const RUNS = 7

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!

interface Shown {
  /** Milliseconds to first contentful paint (`paint`) and to the parsed page (`ready`). */
  readonly paint: number
  readonly ready: number
}

const shownIn = async (browser: Browser, file: string): Promise<Shown> => {
  const shown: Shown[] = []
  for (let i = 0; i < RUNS; i++) {
    const context = await browser.newContext({ offline: true, viewport: { width: 1280, height: 900 } })
    const page = await context.newPage()
    await page.goto(pathToFileURL(resolve(file)).href)
    // the page's content security policy forbids waitForFunction
    while (!(await page.evaluate(`performance.getEntriesByName('first-contentful-paint').length > 0`)))
      await sleep(5)
    shown.push(
      (await page.evaluate(
        `({ paint: performance.getEntriesByName('first-contentful-paint')[0].startTime, ready: performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd })`,
      )) as Shown,
    )
    await context.close()
  }
  return { paint: median(shown.map(({ paint }) => paint)), ready: median(shown.map(({ ready }) => ready)) }
}

/** Time of both stages of a cohort relative to the import of their packages, in alternating new processes. */
const drawingOf = (cohort: string): { readonly milliseconds: number; readonly times: number } => {
  const millisecondsOf = (what: string): number =>
    Number(execFileSync(process.execPath, ['bench/report/cost.js', what], { encoding: 'utf8' }))
  const pairs = Array.from({ length: RUNS }, () => {
    const libraries = millisecondsOf('libraries')
    const milliseconds = millisecondsOf(cohort)
    return { milliseconds, times: milliseconds / libraries }
  })
  return {
    milliseconds: median(pairs.map(({ milliseconds }) => milliseconds)),
    times: median(pairs.map(({ times }) => times)),
  }
}

const path = chromiumPath(process.env['CHROMIUM'])
if (path === null) throw new Error('bench report: expected Chromium, found none (make system installs it)')
execFileSync(process.execPath, ['pipeline/launch.js', 'stages/index.ts', '-q'])
const browser = await chromium.launch({ executablePath: path, args: ['--no-sandbox', '--disable-gpu'] })
const rows: string[] = []
for (const { name } of readdirSync('reports', { withFileTypes: true }).filter((one) => one.isDirectory())) {
  const file = `reports/${name}/index.html`
  const { paint, ready } = await shownIn(browser, file)
  const { milliseconds, times } = drawingOf(name)
  const size = (statSync(file).size / 1e6).toFixed(2)
  rows.push(
    `| ${name} | ${size} MB | ${Math.round(paint)} ms | ${Math.round(ready)} ms | ${Math.round(milliseconds)} ms | ${times.toFixed(2)} |`,
  )
}
await browser.close()
mkdirSync('docs/measurements', { recursive: true })
writeFileSync(
  'docs/measurements/report.md',
  `# Reports: size, time until they can be read, time to make

\`npm run bench -- report\`, medians of ${RUNS}: pages from disk in Chromium ${browser.version().split('.')[0]} without a network; stages 7 and 8
in a fresh process of Node ${process.versions.node}, from a cohort's artifacts to the encoded files. Bounds: 1.5 MB, 500 ms to the first words, and for
both stages 1.5 times the import of the packages that they name with the opening of one empty document.

| report | size | first words shown | whole page read in | stages 7 and 8 | times the import |
|---|---|---|---|---|---|
${rows.join('\n')}
`,
)
