// npm run bench -- page [<pairs>]: how long the page takes beside the whole process of the command line, in the same run. Writes
// docs/measurements/page.md.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { pathToFileURL } from 'node:url'
import { zipSync } from 'fflate'
import { type Browser, chromium } from 'playwright-core'
import { chromiumPath } from '../../stages/commands/export/printer.ts'
import { builtPage } from '../../tools/page.ts'
import { newProject, type Project, REAL } from '../../tools/support/project.ts'
import { registry } from '../rows/cohort.ts'
import { median, millisecondsOf, type Timed } from '../runner/measure.ts'

const PAIRS = Number(process.argv[2] ?? 3)

type RawFiles = Readonly<Record<string, Uint8Array>>

/** A cohort of this repository without its claims, so that nothing is searched for explanations. */
const withoutClaims = (cohort: string): RawFiles => filesOf(cohort, (name) => name !== 'claims.csv')

const filesOf = (cohort: string, isTaken = (_: string): boolean => true): RawFiles =>
  Object.fromEntries(
    readdirSync(join(REAL, 'data/raw', cohort), { withFileTypes: true })
      .filter((entry) => entry.isFile() && isTaken(entry.name))
      .map(({ name }) => [name, new Uint8Array(readFileSync(join(REAL, 'data/raw', cohort, name)))]),
  )

const COHORT = 'measured'

const commandLine = ({ root }: Project, ...args: readonly string[]): Timed => ({
  program: process.execPath,
  args: ['pipeline/launch.js', 'stages/index.ts', '--quiet', ...args],
  folder: root,
})

/** The whole process of the command line on an empty folder of results. */
const ofCommandLine = (project: Project): number => {
  for (const folder of ['data/derived', 'reports'])
    rmSync(join(project.root, folder), { recursive: true, force: true })
  return millisecondsOf(commandLine(project))
}

/** From the choice of the file in the open page until the report is there; the worker starts in it. */
const ofPage = async (browser: Browser, address: string, zip: string): Promise<number> => {
  const page = await browser.newPage()
  await page.goto(address)
  const start = performance.now()
  await page.locator('input[type=file]').first().setInputFiles(zip)
  await page.locator('iframe, .faults li').first().waitFor({ timeout: 600_000 })
  const time = performance.now() - start
  if ((await page.locator('iframe').count()) === 0)
    throw new Error(`bench: expected a report, found ${await page.locator('.faults').innerText()}`)
  await page.close()
  return time
}

/** From the address until the page answers. */
const ofEmptyPage = async (browser: Browser, address: string): Promise<number> => {
  const page = await browser.newPage()
  const start = performance.now()
  await page.goto(address)
  await page.locator('input[type=file]').first().waitFor({ state: 'attached' })
  const time = performance.now() - start
  await page.close()
  return time
}

/** The longest task of the page's main thread, from before the choice of the file until the report has been laid out. */
const longestTask = async (browser: Browser, address: string, zip: string): Promise<number> => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  await page.goto(address)
  await page.evaluate(() => {
    const { dataset } = document.documentElement
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries())
        dataset['longest'] = String(Math.max(Number(dataset['longest'] ?? 0), duration))
    }).observe({ entryTypes: ['longtask'] })
  })
  await page.locator('input[type=file]').first().setInputFiles(zip)
  await page.locator('iframe').waitFor({ timeout: 600_000 })
  await page.frameLocator('iframe').locator('main > section').last().waitFor({ state: 'attached' })
  await page.waitForTimeout(2000)
  const longest = await page.evaluate(() => Number(document.documentElement.dataset['longest'] ?? 0))
  await page.close()
  return longest
}

/** The cohort with the largest report, and that with the most patients of those with a report in memory. */
const LARGE = ['niigata-ebs', 'melanoma-1977']

interface Row {
  readonly what: string
  readonly ratio: number
  readonly atMost: number
  readonly page: number
  readonly commandLine: number
}

/** Medians of pairs, since other load falls on both sides of a pair. */
const row = async (
  what: string,
  atMost: number,
  page: () => Promise<number>,
  other: () => number,
): Promise<Row> => {
  const pairs: (readonly [number, number])[] = []
  for (let i = 0; i < PAIRS; i++) pairs.push([await page(), other()])
  const made = {
    ...{ what, atMost, ratio: median(pairs.map(([first, second]) => first / second)) },
    ...{ page: median(pairs.map(([time]) => time)), commandLine: median(pairs.map(([, time]) => time)) },
  }
  process.stderr.write(`${what}: ${made.ratio.toFixed(2)}\n`)
  return made
}

const path = chromiumPath(process.env['CHROMIUM'])
if (path === null) throw new Error('bench: expected Chromium, found none (make system)')
const folder = mkdtempSync(join(tmpdir(), 'casebook bench '))
const browser = await chromium.launch({ executablePath: path, args: ['--no-sandbox', '--disable-gpu'] })
try {
  writeFileSync(join(folder, 'casebook.html'), (await builtPage()).text)
  const address = pathToFileURL(join(folder, 'casebook.html')).href
  const zipped = (files: RawFiles): string => {
    const zip = join(folder, `${COHORT}.zip`)
    const named = Object.entries(files).map(([name, bytes]) => [`${COHORT}/${name}`, bytes] as const)
    writeFileSync(zip, zipSync(Object.fromEntries(named)))
    return zip
  }
  const beside = async (what: string, atMost: number, files: RawFiles): Promise<Row> => {
    const zip = zipped(files)
    const project = newProject([])
    for (const [name, bytes] of Object.entries(files))
      project.write(`data/raw/${COHORT}/${name}`, new TextDecoder().decode(bytes))
    // compiles, which is not timed
    ofCommandLine(project)
    const made = await row(
      what,
      atMost,
      () => ofPage(browser, address, zip),
      () => ofCommandLine(project),
    )
    project.dispose()
    return made
  }
  const finished = newProject([])
  cpSync(join(REAL, 'data/raw/freireich-1963'), join(finished.root, 'data/raw/freireich-1963'), {
    recursive: true,
  })
  millisecondsOf(commandLine(finished))
  const rows = [
    await beside("18 patients, without the audit's search", 1.5, withoutClaims('niigata-ebs')),
    await beside('10,000 patients', 2, registry(10_000)),
    await row(
      'the empty page is ready, beside 20 times "nothing to do"',
      1,
      () => ofEmptyPage(browser, address),
      () =>
        Array.from({ length: 20 }, () => millisecondsOf(commandLine(finished))).reduce((a, b) => a + b, 0),
    ),
  ]
  finished.dispose()
  const longest: (readonly [string, readonly number[]])[] = []
  for (const cohort of LARGE) {
    const zip = zipped(filesOf(cohort))
    const times: number[] = []
    for (let i = 0; i < 4; i++) times.push(await longestTask(browser, address, zip))
    longest.push([cohort, times])
  }
  writeFileSync(join(REAL, 'docs/measurements/page.md'), pageOf(rows, longest, browser.version()))
} finally {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
}

function pageOf(
  rows: readonly Row[],
  longest: readonly (readonly [string, readonly number[]])[],
  version: string,
): string {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: REAL, encoding: 'utf8' }).trim()
  const lines = rows.map(
    ({ what, ratio, atMost, page, commandLine: other }) =>
      `| ${what} | ${ratio.toFixed(2)} x | ${atMost} x | ${Math.round(page)} | ${Math.round(other)} |`,
  )
  return `# The page, measured

\`npm run bench -- page\` writes this page. The page \`casebook.html\` is open in Chromium; its time is from the choice of the file until the report is there,
with the start of its worker. The command line's is that of the whole process, on an empty folder of results, compiled before. Each ratio is the median of
${PAIRS === 1 ? 'one pair' : `${PAIRS} pairs`} measured one after the other.

Node ${process.version}, Chromium ${version}, ${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), load ${loadavg()[2]!.toFixed(1)} over the last quarter of an
hour, commit ${commit}.

| what | page / command line | at most | page, ms | command line, ms |
|---|---:|---:|---:|---:|
${lines.join('\n')}

The longest task of the main thread, from the choice of the file until the report is laid out (the browser's own work included), is to take at most 100 ms. Four runs of each
cohort, in milliseconds; the browser reports none below 50, which is written as 0.

| cohort | longest tasks |
|---|---|
${longest.map(([cohort, times]) => `| ${cohort} | ${times.map(Math.round).join(', ')} |`).join('\n')}
`
}
