import { existsSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium } from 'playwright-core'

/** Debian's browser; `make system` installs it. */
const PATH = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path))

export const hasChromium = PATH !== undefined

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
