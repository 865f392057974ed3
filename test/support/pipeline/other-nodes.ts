import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { REAL } from '../../../tools/support/project.ts'

/** One version of each line of Node that Casebook is for; the registry brings them as packages. */
const VERSIONS = ['20.20.2', '22.23.3', '24.21.0'] as const

export interface OtherNode {
  readonly version: string
  /** The executable; null where it is not here and cannot be had. */
  readonly path: string | null
}

/** The versions whose line this process is not of, installed into build/nodes/ on first use. */
export const otherNodes = (): readonly OtherNode[] =>
  VERSIONS.filter((version) => major(version) !== major(process.versions.node)).map((version) => ({
    version,
    path: installed(version),
  }))

const major = (version: string): string => version.split('.')[0]!

const installed = (version: string): string | null => {
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
  const folder = join(REAL, 'build', 'nodes', version)
  const path = join(folder, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (existsSync(path)) return path
  mkdirSync(folder, { recursive: true })
  try {
    const asked = ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', folder]
    execFileSync('npm', [...asked, `${name}@${version}`], { cwd: folder, stdio: 'ignore', timeout: 90_000 })
  } catch {
    return null
  }
  return existsSync(path) ? path : null
}
