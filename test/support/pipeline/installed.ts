import { execFileSync, type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { RECORD } from '../../../pipeline/compile/published.js'
import { readSealedJson, writeSealed } from '../../../pipeline/compile/sealed.js'
import { sha256 } from '../../../pipeline/disk/disk.ts'
import { type Outcome, outcomeOf, REAL } from '../../../tools/support/project.ts'

/** A published package in a folder of its own, with a space in its path. */
export interface Installed {
  readonly folder: string
  /** The folder of the package. */
  readonly tool: string
  /** Whether npm installed it, with what it depends on; otherwise it was only unpacked, as the registry is out of reach. */
  readonly isByNpm: boolean
  /** Calls it in a folder, with this Node or another one. */
  call(
    folder: string,
    argv: readonly string[],
    more?: { node?: string; env?: NodeJS.ProcessEnv },
  ): Promise<Outcome>
  /** Path -> bytes and time of change of all files of the package. */
  state(): ReadonlyMap<string, string>
  /** The same package under another version number, with another hash of a source. */
  asVersion(version: string, source: string): Installed
  dispose(): void
}

export const installPackage = (): Installed => {
  const folder = mkdtempSync(join(tmpdir(), 'casebook installed '))
  const pack = ['pack', '--silent', '--ignore-scripts=false', '--pack-destination', folder]
  const name = execFileSync('npm', pack, { cwd: REAL, encoding: 'utf8' }).trim().split('\n').at(-1)!
  writeFileSync(join(folder, 'package.json'), '{"private":true}')
  const { status } = npm(folder, ['install', '--prefer-offline', '--ignore-scripts', join(folder, name)])
  const tool = join(folder, 'node_modules/casebook')
  if (status !== 0) {
    mkdirSync(tool, { recursive: true })
    execFileSync('tar', ['-xzf', name, '-C', tool, '--strip-components=1'], { cwd: folder })
  }
  makeReadOnly(tool)
  return installedAt(folder, status === 0)
}

const npm = (folder: string, words: readonly string[]): SpawnSyncReturns<string> =>
  spawnSync('npm', [...words, '--no-audit', '--no-fund'], { cwd: folder, encoding: 'utf8', timeout: 120_000 })

const installedAt = (folder: string, isByNpm: boolean): Installed => {
  const tool = join(folder, 'node_modules/casebook')
  return {
    ...{ folder, tool, isByNpm },
    call: (cwd, argv, { node = process.execPath, env = {} } = {}) =>
      outcomeOf(
        spawn(node, [join(tool, 'pipeline/casebook.js'), ...argv], {
          cwd,
          env: { ...process.env, CI: '', ...env },
        }),
      ),
    state: () =>
      new Map(
        filesIn(tool).map((path) => {
          const { mtimeMs } = lstatSync(join(tool, path))
          return [path, `${mtimeMs} ${sha256(readFileSync(join(tool, path)))}`]
        }),
      ),
    asVersion: (version, source) => {
      const other = mkdtempSync(join(tmpdir(), 'casebook other '))
      cpSync(join(folder, 'node_modules'), join(other, 'node_modules'), { recursive: true })
      makeOther(join(other, 'node_modules/casebook/dist'), version, source)
      return installedAt(other, isByNpm)
    },
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** No test may depend on writing there; root may all the same, so the tests also compare the state. */
const makeReadOnly = (folder: string): void => {
  for (const path of filesIn(folder)) chmodSync(join(folder, path), 0o444)
}

const makeOther = (dist: string, version: string, source: string): void => {
  const manifest = JSON.parse(readFileSync(join(dist, 'manifest.json'), 'utf8'))
  manifest.version = version
  for (const stage of manifest.stages) if (stage.code[source]) stage.code[source] = sha256('other code')
  rmSync(join(dist, 'manifest.json'))
  writeFileSync(join(dist, 'manifest.json'), JSON.stringify(manifest))
  const record = readSealedJson(join(dist, RECORD))
  record['manifest.json'] = sha256(readFileSync(join(dist, 'manifest.json')))
  rmSync(join(dist, RECORD))
  writeSealed(join(dist, RECORD), JSON.stringify(record))
}

const filesIn = (root: string, folder = ''): readonly string[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    return entry.isDirectory() ? filesIn(root, path) : [path]
  })
