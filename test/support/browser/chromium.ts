import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium } from 'playwright-core'
import { chromiumPath } from '../../../stages/commands/export/printer.ts'

/** Debian's browser; `make system` installs it. */
const PATH = chromiumPath(process.env['CHROMIUM'])

export const hasChromium = PATH !== null

export const openChromium = (): Promise<Browser> =>
  chromium.launch({
    executablePath: PATH!,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })

/** The cohorts that have a report. */
export const reported = readdirSync('reports', { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
)

/** A path of the repository as the browser opens it from the disk. */
export const addressOf = (path: string): string => pathToFileURL(resolve(path)).href
