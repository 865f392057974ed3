import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { openDisk } from '../disk/disk.ts'
import { CallError } from '../fault.ts'
import { cohortNames } from '../tasks/tasks.ts'
import type { Command } from './command.ts'

export const command: Command = {
  name: 'open',
  summary: 'open the index of reports, or the report of a cohort, in the browser',
  flags: {},
  help: `npm run pipeline -- open [<cohort>]

Opens reports/index.html, or reports/<cohort>/index.html, with the program that this system uses for web
pages, and prints its path.

Examples
  npm run pipeline -- open
  npm run pipeline -- open my-cohort
`,
  run: async ({ root, words }) => {
    const [cohort, ...rest] = words
    const there = cohortNames(openDisk(root))
    if (rest.length > 0 || (cohort !== undefined && !there.includes(cohort)))
      throw new CallError(
        `open: expected at most one cohort (${there.join(', ')}), found "${words.join(' ')}"`,
      )
    const page = cohort === undefined ? 'reports/index.html' : `reports/${cohort}/index.html`
    if (openDisk(root).size(page) === null)
      throw new CallError(`${page}: expected the report, found none (npm run pipeline -- run writes it)`)
    process.stdout.write(`${page}\n`)
    await openFile(join(root, page))
    return 0
  },
}

/** Hands a file to the system's opener, without a shell: no character of the path has a meaning. */
export const openFile = (path: string): Promise<void> => {
  const [program, ...args] = OPENERS[process.platform] ?? ['xdg-open']
  return new Promise((resolve) => {
    const child = spawn(program!, [...args, path], { stdio: 'ignore', detached: true, shell: false })
    child.once('error', () => {
      process.stderr.write(
        `warning  ${program}: expected a program that opens files, found none (open ${path})\n`,
      )
      resolve()
    })
    child.once('spawn', () => {
      child.unref()
      resolve()
    })
  })
}

const OPENERS: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
}
