import { type ChildProcess, spawn } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Event } from '../../pipeline/events.ts'
import type { Manifest } from '../../pipeline/manifest.ts'
import { type Kept, keptProject, runLauncher } from './kept/kept-project.ts'
import { type Said, warmCall } from './kept/warm.ts'
import { treeOf } from './project-tree.ts'
import { sixPatients } from './six-patients.ts'

export const REAL = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
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

/** Output and events of a run of the launcher. */
export interface Outcome {
  readonly code: number | null
  readonly out: string
  readonly err: string
  readonly events: readonly Event[]
  /** The tasks that ran, `six/4-estimate`, in order. */
  readonly ran: readonly string[]
}

/** A temporary copy of the real project: the real code, and cohorts of six patients. */
export interface Project {
  readonly root: string
  /** Runs the pipeline and reads its events. */
  run(words?: readonly string[], env?: Readonly<Record<string, string>>): Promise<Outcome>
  /** Runs any command, without events. */
  call(argv: readonly string[], env?: Readonly<Record<string, string>>): Promise<Outcome>
  /** Starts a separate process, which `run` and `call` may not. */
  start(argv: readonly string[], env?: Readonly<Record<string, string>>): ChildProcess
  read(path: string): string
  write(path: string, text: string): void
  edit(path: string, change: (text: string) => string): void
  remove(path: string): void
  /** Must be called before a test changes a file of code or build/ other than by `write`, `edit` or `remove`. */
  own(path: string): void
  exists(path: string): boolean
  manifest(): Manifest
  /** Every artifact and lock with its bytes: data/derived and reports without what git ignores. */
  tree(): ReadonlyMap<string, string>
  copy(): Project
  dispose(): void
}

/** @param cohorts names of folders in data/raw, each with the same six patients */
export const newProject = (cohorts: readonly string[] = ['six']): Project => {
  const root = mkdtempSync(join(tmpdir(), 'casebook-test-'))
  makeProject(root, cohorts)
  return projectAt(root)
}

const makeProject = (root: string, cohorts: readonly string[]): void => {
  for (const source of SOURCES) cpSync(join(REAL, source), join(root, source), { recursive: true })
  symlinkSync(join(REAL, 'node_modules'), join(root, 'node_modules'))
  // what is compiled of the same sources, and the packages of the same versions
  cpSync(join(REAL, 'build'), join(root, 'build'), {
    recursive: true,
    filter: (from) => !/node_modules|\.tmp$|entry-/.test(from.slice(REAL.length)),
  })
  symlinkSync(join(REAL, 'build/node_modules'), join(root, 'build/node_modules'))
  for (const cohort of cohorts) addCohort(projectAt(root), cohort)
}

/**
 * A project that has run once, kept for all laws of all files: each `copy` is the one folder, as it was after that run, until
 * the next `copy`. Calls of it do not start a process.
 * @param prepare what is done to the raw data before the first run; then it has a name of its own
 */
export const finishedProject = (
  cohorts: readonly string[] = ['six'],
  { name = cohorts.join('-'), prepare = (_: Project): void => {} } = {},
): Project => {
  const kept = keptProject({
    name,
    make: (root) => {
      makeProject(root, cohorts)
      prepare(projectAt(root))
    },
    run: runLauncher,
  })
  const copy = (): Project => {
    kept.restore()
    return keptAt(kept)
  }
  const project = copy()
  const [tree, manifest] = [project.tree(), project.manifest()]
  return { ...project, copy, tree: () => tree, manifest: () => manifest }
}

/** The kept folder as a project; its code is detached before an edit. */
const keptAt = (kept: Kept): Project => {
  const project = projectAt(kept.root)
  const call: Project['call'] = async (argv, env = {}) => outcome(await warmCall(kept.root, argv, env))
  return {
    ...project,
    call,
    run: (words = [], env = {}) => call(['run', ...words, '--json'], env),
    write: (path, text) => {
      kept.detach(path)
      project.write(path, text)
    },
    edit: (path, change) => {
      kept.detach(path)
      project.edit(path, change)
    },
    remove: (path) => {
      kept.detach(path)
      project.remove(path)
    },
    own: kept.detach,
    dispose: () => {},
  }
}

/** The real project with its cohorts, without artifacts. */
export const newRealProject = (): Project => {
  const project = newProject([])
  for (const given of ['data/raw', 'data/public', 'data/confirmed'])
    cpSync(join(REAL, given), join(project.root, given), { recursive: true })
  return project
}

export const addCohort = (project: Project, cohort: string): void => {
  for (const [file, text] of Object.entries(sixPatients)) project.write(`data/raw/${cohort}/${file}`, text)
}

const LAUNCHER = ['pipeline/launch.js', 'stages/index.ts']
const environment = (more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv => ({
  ...process.env,
  CI: '',
  ...more,
})

const projectAt = (root: string): Project => {
  const start = (argv: readonly string[], env: Readonly<Record<string, string>> = {}): ChildProcess =>
    spawn(process.execPath, [...LAUNCHER, ...argv], { cwd: root, env: environment(env) })
  const call: Project['call'] = (argv, env) => outcomeOf(start(argv, env))
  const at = (path: string): string => join(root, path)
  const read = (path: string): string => readFileSync(at(path), 'utf8')
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(at(path)), { recursive: true })
    writeFileSync(at(path), text)
  }
  return {
    root,
    run: (words = [], env = {}) => call(['run', ...words, '--json'], env),
    call,
    start,
    read,
    write,
    edit: (path, change) => {
      const [before, after] = [read(path), change(read(path))]
      if (before === after) throw new Error(`${path}: expected an edit, found the same text`)
      write(path, after)
    },
    remove: (path) => rmSync(at(path)),
    own: () => {},
    exists: (path) => existsSync(at(path)),
    manifest: () => JSON.parse(read('build/manifest.json')),
    tree: () => treeOf(root),
    copy: () => {
      const other = mkdtempSync(join(tmpdir(), 'casebook-test-'))
      cpSync(root, other, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true })
      return projectAt(other)
    },
    dispose: () => rmSync(root, { recursive: true, force: true }),
  }
}

export const outcomeOf = (child: ChildProcess): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    let [out, err] = ['', '']
    child.stdout?.on('data', (text) => {
      out += text
    })
    child.stderr?.on('data', (text) => {
      err += text
    })
    child.on('error', reject)
    child.on('close', (code) => resolve(outcome({ code, out, err })))
  })

/** @param said what any call of the launcher said */
export const outcome = (said: Said): Outcome => {
  const events = eventsIn(said.out)
  const ran = events.flatMap((event) =>
    event.kind === 'ran' ? [[event.task.cohort, event.task.stage].filter(Boolean).join('/')] : [],
  )
  return { ...said, events, ran }
}

const eventsIn = (out: string): readonly Event[] =>
  out
    .split('\n')
    .filter((line) => line.startsWith('{"kind"'))
    .map((line) => JSON.parse(line) as Event)
