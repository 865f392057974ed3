import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { SLOT, TESTS_FOLDER, VITEST } from './places.ts'

/** What a call of the launcher said and ended in. */
export interface Said {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

const socket = join(TESTS_FOLDER, `warm-${SLOT}.sock`)

const LONGEST = 300_000

/** Calls the launcher of a folder in the process that this worker of the tests and its next ones share. */
export const warmCall = async (
  root: string,
  argv: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Said> => {
  await started()
  const call = JSON.stringify({ root, argv, env: { ...process.env, CI: '', ...env } })
  return new Promise((resolve, reject) => {
    let said = ''
    const connection = connect(socket, () => connection.end(call))
    connection.setEncoding('utf8')
    connection.on('data', (text) => {
      said += text
    })
    connection.on('error', reject)
    connection.setTimeout(LONGEST, () =>
      connection.destroy(new Error(`${argv.join(' ')}: expected an answer`)),
    )
    connection.on('end', () =>
      said === ''
        ? reject(new Error('the process that keeps the launcher ended'))
        : resolve(JSON.parse(said) as Said),
    )
  })
}

const started = async (): Promise<void> => {
  if (await answers()) return
  const program = join(import.meta.dirname, 'warm-launcher.js')
  spawn(process.execPath, [program, socket, String(VITEST)], {
    cwd: TESTS_FOLDER,
    detached: true,
    stdio: 'ignore',
  }).unref()
  for (let i = 0; i < 3000 && !(await answers()); i += 1) await sleep(10)
}

const answers = (): Promise<boolean> =>
  new Promise((resolve) => {
    if (!existsSync(socket)) return resolve(false)
    const connection = connect(socket, () => {
      connection.destroy()
      resolve(true)
    })
    connection.on('error', () => resolve(false))
  })
