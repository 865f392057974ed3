import { spawnSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { baseFiles } from './case-files.ts'

const PROJECT = join(import.meta.dirname, '../..')
const SOURCES = ['pipeline', 'cohort', 'statistics', 'engines', 'stages', 'package.json', 'package-lock.json']

/** A copy of the project in which the cohort `six` has run once, so that there is something to lose. */
export interface Home {
  readonly root: string
  /** The folder of the cohort's raw files. */
  readonly raw: string
  /** Starts the launcher as a person does. */
  launch(...words: readonly string[]): {
    readonly status: number | null
    readonly stdout: string
    readonly stderr: string
  }
  /** Puts these files, and no others, into the cohort's folder. */
  fill(files: Readonly<Record<string, Uint8Array>>): void
  /** Every file that stages write, with its bytes. */
  written(): Readonly<Record<string, string>>
  /** Runs the cohort itself again, after another one was accepted. */
  restore(): void
  dispose(): void
}

export const newHome = (): Home => {
  const root = mkdtempSync(join(tmpdir(), 'casebook-broken-'))
  const raw = join(root, 'data/raw/six')
  const launch: Home['launch'] = (...words) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['pipeline/launch.js', 'stages/index.ts', ...words],
      { cwd: root, encoding: 'utf8', timeout: 60_000 },
    )
    return { status, stdout, stderr }
  }
  const fill: Home['fill'] = (files) => {
    rmSync(raw, { recursive: true, force: true })
    mkdirSync(raw, { recursive: true })
    for (const [name, bytes] of Object.entries(files)) writeFileSync(join(raw, name), bytes)
  }
  for (const name of SOURCES) cpSync(join(PROJECT, name), join(root, name), { recursive: true })
  symlinkSync(join(PROJECT, 'node_modules'), join(root, 'node_modules'), 'junction')
  const restore = (): void => {
    fill(baseFiles())
    const { status, stderr } = launch()
    if (status !== 0) throw new Error(`the base cohort: exit ${status}\n${stderr}`)
  }
  restore()
  return {
    root,
    raw,
    launch,
    fill,
    restore,
    written: () => writtenIn(root),
    dispose: () => rmSync(root, { recursive: true, force: true }),
  }
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
