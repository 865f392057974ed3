import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { chromiumPath } from '../stages/export/printer.ts'

/** How large each report is, and how soon it can be read from disk in a fresh browser: docs/measured/report.md. */
const RUNS = 7

const path = chromiumPath(process.env['CHROMIUM'])
if (path === null) throw new Error('bench:report: expected Chromium, found none; make system installs it')
const browser = await chromium.launch({ executablePath: path, args: ['--no-sandbox', '--disable-gpu'] })
const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!

const rows: string[] = []
for (const { name } of readdirSync('reports', { withFileTypes: true }).filter((entry) =>
  entry.isDirectory(),
)) {
  const file = `reports/${name}/index.html`
  const times: { paint: number; ready: number }[] = []
  for (let i = 0; i < RUNS; i++) {
    const context = await browser.newContext({ offline: true, viewport: { width: 1280, height: 900 } })
    const page = await context.newPage()
    await page.goto(pathToFileURL(resolve(file)).href)
    await page.waitForTimeout(200)
    times.push(
      (await page.evaluate(
        `({ paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0, ready: performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd })`,
      )) as { paint: number; ready: number },
    )
    await context.close()
  }
  const size = (statSync(file).size / 1e6).toFixed(2)
  rows.push(
    `| ${name} | ${size} MB | ${Math.round(median(times.map(({ paint }) => paint)))} ms | ${Math.round(median(times.map(({ ready }) => ready)))} ms |`,
  )
}
await browser.close()
mkdirSync('docs/measured', { recursive: true })
writeFileSync(
  'docs/measured/report.md',
  `# Reports: size, and time until they can be read

\`npm run bench:report\`, from disk in Chromium ${browser.version().split('.')[0]} without a network, the median of ${RUNS} loads. Bounds: 1.5 MB and 500 ms.

| report | size | first words shown | whole page read in |
|---|---|---|---|
${rows.join('\n')}
`,
)
