import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Asks glibc to ask the kernel: read by the loader, before anything of a process runs. */
export const LARGE_PAGES = { GLIBC_TUNABLES: 'glibc.malloc.hugetlb=1' }
const SETTING = '/sys/kernel/mm/transparent_hugepage/enabled'

/**
 * Whether new memory would come in pages of 2 MB for the asking, and comes in pages of 4 kB: so it is where the kernel is
 * set to "madvise". Of a registry's columns each page costs more than what is computed in it.
 */
export const couldHaveLargePages = (): boolean => {
  if (process.platform !== 'linux' || process.env['GLIBC_TUNABLES'] !== undefined) return false
  try {
    return readFileSync(SETTING, 'utf8').includes('[madvise]')
  } catch {
    return false // a kernel without them
  }
}

/** Runs this very call again as a process of its own with large pages; its exit code. Signals to this one are handed on. */
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
      for (const one of SIGNALS) process.off(one, handOn)
      if (signal === null) resolve(code ?? 3)
      else process.kill(process.pid, signal)
    })
  })

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
