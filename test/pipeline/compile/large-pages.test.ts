import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { REAL } from '../../../tools/support/project.ts'

let folder: string
let script: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'casebook-pages-'))
  script = join(folder, 'itself.mts')
  const module = pathToFileURL(join(REAL, 'pipeline/compile/large-pages.ts')).href
  writeFileSync(
    script,
    `import { couldHaveLargePages, runInLargePages } from '${module}'
if (process.env['GLIBC_TUNABLES'] === undefined) process.exit(await runInLargePages())
console.log(JSON.stringify([process.pid, couldHaveLargePages(), process.env['GLIBC_TUNABLES'], ...process.argv.slice(2)]))
if (process.argv[2] === 'wait') setInterval(() => {}, 1000)
else process.exitCode = 7
`,
  )
})
afterAll(() => rmSync(folder, { recursive: true }))

/** The script by node, with what it says first and how it ends. */
const started = (...words: string[]) => {
  const { GLIBC_TUNABLES: _, ...env } = process.env
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...words], { cwd: REAL, env })
  const said = new Promise<unknown[]>((resolve) => {
    child.stdout.once('data', (data) => resolve(JSON.parse(String(data))))
  })
  const ended = new Promise<readonly [number | null, NodeJS.Signals | null]>((resolve) => {
    child.once('close', (code, signal) => resolve([code, signal]))
  })
  return { child: child as ChildProcess, said, ended }
}

it('a call that runs itself again hands its words over, asks for large pages once, and ends as that one ends', async () => {
  const { child, said, ended } = started('a', "b c'd")
  const [pid, ...others] = await said
  expect(pid).not.toBe(child.pid)
  expect(others).toEqual([false, 'glibc.malloc.hugetlb=1', 'a', "b c'd"])
  expect(await ended).toEqual([7, null])
})

it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s reaches it, and ends both', async (signal) => {
  const { child, said, ended } = started('wait')
  const [pid] = await said
  child.kill(signal)
  expect(await ended).toEqual([null, signal])
  expect(() => process.kill(pid as number, 0)).toThrow('ESRCH')
})
