import { spawnSync } from 'node:child_process'
import { utimesSync } from 'node:fs'
import { join } from 'node:path'
import { outcomeOf, type Project } from '../../test/pipeline/project.ts'
import { compile, type Rival, ranIn } from './rivals.ts'

export interface Case {
  readonly name: string
  change(project: Project): void
}

const patients = 'data/raw/six/patients.csv'
const analysis = 'data/raw/six/analysis.yaml'
const results = 'data/derived/six/4-estimate/results.csv'
const unused = (text: string): string => `${text}\nexport const unused = 1\n`

/** The laws' cases, on which tools differ. */
export const cases: readonly Case[] = [
  { name: 'nothing changed', change: () => {} },
  {
    name: 'input touched',
    change: ({ root }) => utimesSync(join(root, patients), new Date(), new Date()),
  },
  {
    name: 'input edited, validate says the same',
    change: (project) => project.edit(analysis, (text) => `# one line more\n${text}`),
  },
  {
    name: 'a parameter that only the tests read',
    change: (project) =>
      project.edit(analysis, (text) => text.replace('title: Age by margin', 'title: Age by surgical margin')),
  },
  {
    name: "a stage's file edited, same output",
    change: (project) => project.edit('stages/4-estimate/stage.ts', unused),
  },
  {
    name: 'a module three imports deep edited',
    change: (project) => project.edit('statistics/rational.ts', unused),
  },
  {
    name: 'a comment edited',
    change: (project) => project.edit('statistics/rational.ts', (text) => `// a comment\n${text}`),
  },
  { name: 'an artifact deleted', change: (project) => project.remove(results) },
  {
    name: 'an artifact edited by hand',
    change: (project) => project.edit(results, (text) => text.replace(/^(age\/max,.*?,)70,/m, '$171,')),
  },
  {
    name: 'a raw table taken away',
    change: (project) => project.remove('data/raw/six/claims.csv'),
  },
]

export interface Answer {
  readonly tasks: number
  /** Whether the artifacts are those that an empty folder would get. */
  readonly isRight: boolean
}

/** @param want artifacts of a clean run after the same change */
export const casebookAnswer = async (
  finished: Project,
  { change }: Case,
  want: Artifacts,
): Promise<Answer> => {
  const project = finished.copy()
  change(project)
  const { ran } = await project.run()
  return answer(project, ran.length, want)
}

/** @returns null where the tool gave up */
export const rivalAnswer = (
  finished: Project,
  rival: Rival,
  { change }: Case,
  want: Artifacts,
): Answer | null => {
  const project = finished.copy()
  change(project)
  compile(project)
  const { program, args, folder } = rival.command(project)
  const { status } = spawnSync(program, args, { cwd: folder })
  const result = answer(project, ranIn(project).length, want)
  return status === 0 ? result : null
}

type Artifacts = ReadonlyMap<string, string>

export const cleanArtifacts = async (empty: Project, { change }: Case): Promise<Artifacts> => {
  const project = empty.copy()
  // a case may change an artifact, of which an empty folder has none
  try {
    change(project)
  } catch {}
  await outcomeOf(project.start(['--quiet']))
  const made = artifactsOf(project)
  project.dispose()
  return made
}

/** Without the pages that print hashes out of the lock, which the other tools do not keep. */
const artifactsOf = (project: Project): Artifacts =>
  new Map([...project.tree()].filter(([path]) => !/lock\.json$|index\.html$/.test(path)))

const answer = (project: Project, tasks: number, want: Artifacts): Answer => {
  const made = artifactsOf(project)
  const isRight = made.size === want.size && [...want].every(([path, bytes]) => made.get(path) === bytes)
  project.dispose()
  return { tasks, isRight }
}
