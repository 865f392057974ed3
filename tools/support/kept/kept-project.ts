import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { changesOf, type FolderState, putBack, stateOf } from './folder-state.ts'
import { SLOT, TESTS_FOLDER } from './places.ts'

/** How a project is made at a path, and run. */
export interface Recipe {
  readonly name: string
  make(root: string): void
  run(root: string): void
}

/**
 * A project whose first run is over, kept for all test files that this worker of vitest runs. Each law finds the folder as
 * the first run left it: changes of the previous test are reverted, found by inode, size and times. Its code is never edited
 * in place (files keep the stats that the last compilation saw, so that no law compiles them again): a folder of code that
 * a law edits is moved aside, and a copy takes its place until the law is over.
 */
export interface Kept {
  readonly root: string
  /** All but the code, as the first run left it. */
  readonly copy: string
  restore(): void
  /** Before a law edits this path. */
  detach(path: string): void
}

/** Folders that the compile pass reads and writes. */
const CODE = [
  'pipeline',
  'cohort',
  'audit',
  'statistics',
  'sources',
  'documents',
  'engines',
  'stages',
  'build',
]
const isCode = (path: string): boolean =>
  CODE.includes(topOf(path)) || /^(package(-lock)?\.json|node_modules)$/.test(path)
const topOf = (path: string): string => path.split('/')[0]!

const codeState = (root: string): FolderState => stateOf(root, (path) => !isCode(path))
const dataState = (root: string): FolderState => stateOf(root, isCode)

const HOW = { recursive: true, verbatimSymlinks: true, preserveTimestamps: true } as const

export const keptProject = (recipe: Recipe): Kept => {
  const folder = join(TESTS_FOLDER, `${recipe.name}-${SLOT}`)
  const places = { root: join(folder, 'project'), copy: join(folder, 'copy') }
  const [aside, record] = [join(folder, 'aside'), join(folder, 'state.json')]
  const detached = new Set<string>()
  let state = existsSync(record) ? readSnapshot(record) : remade()

  function remade(): Snapshot {
    rmSync(folder, { recursive: true, force: true })
    makeProject(recipe, places.root)
    cpSync(places.root, places.copy, { ...HOW, filter: (path) => isKept(path.slice(places.root.length + 1)) })
    const made = { code: codeState(places.root), data: dataState(places.root) }
    writeSnapshot(record, made)
    return made
  }

  const attach = (): void => {
    for (const top of CODE.filter((name) => existsSync(join(aside, name)))) {
      rmSync(join(places.root, top), { recursive: true, force: true })
      renameSync(join(aside, top), join(places.root, top))
    }
    detached.clear()
  }

  return {
    ...places,
    restore: () => {
      attach()
      // a package lock, or what was edited without detach: from the beginning
      if (changesOf(state.code, codeState(places.root)).length > 0) state = remade()
      const changed = changesOf(state.data, dataState(places.root))
      if (changed.length === 0) return
      putBack(places.root, places.copy, state.data, changed)
      state = { code: state.code, data: dataState(places.root) }
      writeSnapshot(record, state)
    },
    detach: (path) => {
      if (!isCode(path)) return
      if (!CODE.includes(topOf(path))) throw new Error(`${path}: expected an edit of a copy of this copy`)
      for (const top of new Set([topOf(path), 'build'])) {
        if (detached.has(top)) continue
        detached.add(top)
        mkdirSync(aside, { recursive: true })
        renameSync(join(places.root, top), join(aside, top))
        cpSync(join(aside, top), join(places.root, top), HOW)
      }
    },
  }
}

/** A run in a process of its own. @throws where it does not end well */
export const runLauncher = (root: string): void => {
  const { status, stderr } = spawnSync(process.execPath, ['pipeline/launch.js', 'stages/index.ts'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, CI: '' },
  })
  if (status !== 0) throw new Error(`${root}: expected a good run, found exit code ${status}\n${stderr}`)
}

const isKept = (path: string): boolean => path === '' || !isCode(path)

/** From the folder of another worker that was quicker, if there is one. */
const makeProject = (recipe: Recipe, root: string): void => {
  const first = join(TESTS_FOLDER, recipe.name)
  mkdirSync(root, { recursive: true })
  const isFirst = !existsSync(first)
  if (isFirst) recipe.make(root)
  else cpSync(first, root, HOW)
  // a stat is trusted when it is two seconds old: the first run records those of the sources, the second those of what
  // the first compiled
  for (const _ of ['sources', 'compiled']) {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2100)
    recipe.run(root)
    rmSync(join(root, '.casebook/nothing-to-do'), { force: true })
  }
  if (!isFirst) return
  const own = `${first}.${SLOT}.tmp`
  cpSync(root, own, HOW)
  if (existsSync(first)) rmSync(own, { recursive: true })
  else renameSync(own, first)
}

interface Snapshot {
  readonly code: FolderState
  readonly data: FolderState
}

const writeSnapshot = (path: string, { code, data }: Snapshot): void =>
  writeFileSync(path, JSON.stringify({ code: [...code], data: [...data] }))

const readSnapshot = (path: string): Snapshot => {
  const { code, data } = JSON.parse(readFileSync(path, 'utf8'))
  return { code: new Map(code), data: new Map(data) }
}
