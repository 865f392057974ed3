import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Enables transparent huge pages for malloc; must be set before the process starts. */
export const LARGE_PAGES = { GLIBC_TUNABLES: 'glibc.malloc.hugetlb=1' }
const SETTING = '/sys/kernel/mm/transparent_hugepage/enabled'

/**
 * Whether huge pages (2 MB) are available but not in use: the kernel is set to "madvise". For a registry's columns, page
 * faults take longer than the computation.
 */
export const couldHaveLargePages = (): boolean => {
  if (process.platform !== 'linux' || process.env['GLIBC_TUNABLES'] !== undefined) return false
  try {
    return readFileSync(SETTING, 'utf8').includes('[madvise]')
  } catch {
    return false // a kernel without them
  }
}

/** Runs this command again in a process with huge pages. Returns its exit code; signals are forwarded. */
export const runInLargePages = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...process.execArgv, ...process.argv.slice(1)], {
      stdio: 'inherit',
      env: { ...process.env, ...LARGE_PAGES },
    })
    const handOn = (signal: NodeJS.Signals): void => void child.kill(signal)
    for (const signal of SIGNALS) process.on(signal, handOn)
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      for (const signal of SIGNALS) process.off(signal, handOn)
      if (signal === null) resolve(code ?? 3)
      else process.kill(process.pid, signal)
    })
  })

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
