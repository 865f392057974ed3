import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createConnection, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const PATH = '/usr/bin/firefox-esr'

/** Debian's Firefox; `make system` installs it. */
export const hasFirefox = existsSync(PATH)

/** A tab of Firefox. Playwright does not speak with Debian's release, so these are its own remote commands (Marionette). */
export interface Firefox {
  go(address: string): Promise<void>
  /** The value of a function body in the page. */
  value<T>(body: string): Promise<T>
  /** Waits until an element is there that a function body in the page returns, and hands it over by its reference. */
  element(body: string): Promise<string>
  /** What follows is asked of the document in a frame. */
  enter(frame: string): Promise<void>
  click(element: string): Promise<void>
  chooseFile(input: string, path: string): Promise<void>
  /** The bytes of the next file that is saved. */
  saved(act: () => Promise<void>): Promise<Uint8Array>
  close(): Promise<void>
}

/** What the browser runs in. */
export interface Surroundings {
  readonly timeZone: string
  readonly languages: string
  readonly pixelRatio: string
}

const LONGEST = 240_000

export const openFirefox = async ({ timeZone, languages, pixelRatio }: Surroundings): Promise<Firefox> => {
  const home = mkdtempSync(join(tmpdir(), 'casebook firefox '))
  const downloads = join(home, 'downloads')
  mkdirSync(downloads)
  const preferences = {
    ...{ 'marionette.port': 0, 'intl.accept_languages': languages, 'layout.css.devPixelsPerPx': pixelRatio },
    ...{ 'browser.download.folderList': 2, 'browser.download.dir': downloads },
    ...{ 'browser.shell.checkDefaultBrowser': false, 'datareporting.policy.dataSubmissionEnabled': false },
    // nothing is asked of a network, whatever the page does
    ...{ 'network.proxy.type': 1, 'network.proxy.socks': '127.0.0.1', 'network.proxy.socks_port': 9 },
  }
  writeFileSync(
    join(home, 'user.js'),
    Object.entries(preferences)
      .map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});\n`)
      .join(''),
  )
  const program = spawn(PATH, ['--headless', '--marionette', '--no-remote', '--profile', home], {
    env: { ...process.env, TZ: timeZone, HOME: home, MOZ_CRASHREPORTER_DISABLE: '1' },
    stdio: 'ignore',
  })
  const ended = new Promise<void>((resolve) => program.once('exit', () => resolve()))
  const send = commands(await connected(Number(await written(join(home, 'MarionetteActivePort')))))
  await send('WebDriver:NewSession', {})
  await send('WebDriver:SetTimeouts', { script: LONGEST, pageLoad: LONGEST })
  const value = async <T>(script: string): Promise<T> =>
    ((await send('WebDriver:ExecuteScript', { script, args: [] })) as { value: T }).value
  return {
    go: async (url) => void (await send('WebDriver:Navigate', { url })),
    value,
    element: async (body) => {
      for (const end = Date.now() + LONGEST; ; await wait(50)) {
        const found = await value<Record<string, string> | null>(body)
        if (found !== null) return Object.values(found)[0]!
        if (Date.now() > end) throw new Error(`firefox: expected an element by ${body}, found none`)
      }
    },
    enter: async (element) => void (await send('WebDriver:SwitchToFrame', { element })),
    click: async (id) => void (await send('WebDriver:ElementClick', { id })),
    chooseFile: async (id, text) => void (await send('WebDriver:ElementSendKeys', { id, text })),
    saved: async (act) => {
      const before = readdirSync(downloads)
      await act()
      for (const end = Date.now() + LONGEST; ; await wait(50)) {
        const fresh = readdirSync(downloads).filter((name) => !before.includes(name))
        const [whole] = fresh.filter((name) => !name.endsWith('.part'))
        // an empty file of the name is there from the start
        if (fresh.length === 1 && whole !== undefined && readFileSync(join(downloads, whole)).length > 0)
          return new Uint8Array(readFileSync(join(downloads, whole)))
        if (Date.now() > end) throw new Error('firefox: expected a saved file, found none')
      }
    },
    close: async () => {
      program.kill()
      await ended
      rmSync(home, { recursive: true, force: true })
    },
  }
}

const written = async (path: string): Promise<string> => {
  for (const end = Date.now() + LONGEST; ; await wait(50)) {
    if (existsSync(path) && readFileSync(path, 'utf8') !== '') return readFileSync(path, 'utf8')
    if (Date.now() > end) throw new Error('firefox: expected a port, found none')
  }
}

const connected = (port: number): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = createConnection(port, '127.0.0.1', () => resolve(socket))
    socket.once('error', reject)
  })

type Send = (name: string, parameters: object) => Promise<unknown>

/** Commands of Marionette: `length:[0, number, name, parameters]`; its answers: `length:[1, number, error, result]`. */
const commands = (socket: Socket): Send => {
  let rest = Buffer.alloc(0)
  let next = 0
  const waiting = new Map<
    number,
    (answer: readonly [number, number, { message: string } | null, unknown]) => void
  >()
  socket.on('data', (bytes) => {
    rest = Buffer.concat([rest, bytes as Buffer])
    while (true) {
      const colon = rest.indexOf(':')
      const end = colon + 1 + Number(rest.subarray(0, Math.max(0, colon)).toString())
      if (colon < 0 || rest.length < end) return
      const answer = JSON.parse(rest.subarray(colon + 1, end).toString())
      rest = rest.subarray(end)
      // the first message is a greeting
      if (Array.isArray(answer)) waiting.get(answer[1])?.(answer as never)
    }
  })
  return (name, parameters) =>
    new Promise((resolve, reject) => {
      const number = ++next
      waiting.set(number, ([, , error, result]) =>
        error === null ? resolve(result) : reject(new Error(`firefox: ${name}: ${error.message}`)),
      )
      const text = JSON.stringify([0, number, name, parameters])
      socket.write(`${Buffer.byteLength(text)}:${text}`)
    })
}
