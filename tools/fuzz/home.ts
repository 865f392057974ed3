import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { keptProject, runLauncher } from '../support/kept/kept-project.ts'
import { warmCall } from '../support/kept/warm.ts'
import { baseFiles } from './case-files.ts'

const PROJECT = join(import.meta.dirname, '../..')
const SOURCES = [
  'pipeline',
  'cohort',
  'audit',
  'statistics',
  'sources',
  'documents',
  'engines',
  'stages',
  'package.json',
  'package-lock.json',
]

/** A copy of the project in which the cohort `six` has run once, so that its artifacts can be checked for loss. */
export interface Home {
  readonly root: string
  /** The folder of the cohort's raw files. */
  readonly raw: string
  /** Runs the launcher. */
  launch(...words: readonly string[]): Promise<{
    readonly status: number | null
    readonly stdout: string
    readonly stderr: string
  }>
  /** Replaces the files of the cohort's folder. */
  fill(files: Readonly<Record<string, Uint8Array>>): void
  /** Every file that stages write, with its bytes. */
  written(): Readonly<Record<string, string>>
  /** Restores and runs the original cohort, after a changed one was accepted. */
  restore(): Promise<void>
}

/** The folder is kept for all test files of a worker (see tools/support/kept), and its calls start no process. */
export const newHome = (): Home => {
  const kept = keptProject({
    name: 'home',
    make: (root) => {
      for (const name of SOURCES) cpSync(join(PROJECT, name), join(root, name), { recursive: true })
      symlinkSync(join(PROJECT, 'node_modules'), join(root, 'node_modules'), 'junction')
      mkdirSync(join(root, 'build'))
      symlinkSync(join(PROJECT, 'build/node_modules'), join(root, 'build/node_modules'), 'junction')
      fillFolder(join(root, RAW), baseFiles())
    },
    run: runLauncher,
  })
  kept.restore()
  const { root } = kept
  const raw = join(root, RAW)
  const launch: Home['launch'] = async (...words) => {
    const { code, out, err } = await warmCall(root, words, {})
    return { status: code, stdout: out, stderr: err }
  }
  const fill: Home['fill'] = (files) => fillFolder(raw, files)
  return {
    root,
    raw,
    launch,
    fill,
    restore: async () => {
      fill(baseFiles())
      const { status, stderr } = await launch()
      if (status !== 0) throw new Error(`the base cohort: exit ${status}\n${stderr}`)
    },
    written: () => writtenIn(root),
  }
}

const RAW = 'data/raw/six'

const fillFolder = (folder: string, files: Readonly<Record<string, Uint8Array>>): void => {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes)
}

const writtenIn = (root: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    ['data/derived', 'reports'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name !== 'run.json')
        .map((entry) => {
          const path = join(entry.parentPath, entry.name)
          return [path.slice(root.length + 1), readFileSync(path, 'latin1')] as const
        }),
    ),
  )
