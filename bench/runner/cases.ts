import { readdirSync, readFileSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Project } from '../../tools/support/project.ts'
import { replaceRun } from '../../tools/support/project-tree.ts'
import type { Started } from './tools.ts'

/** What a case may do with a tool before the measured run. */
export interface Hand {
  /** Runs to the end, successful or not. */
  run(): Promise<unknown>
  start(): Started
}

/** A change of a finished project, after which a run must give the artifacts of a run in an empty folder. */
export interface Case {
  readonly name: string
  change(project: Project): void
  before?(project: Project, hand: Hand): Promise<void>
}

const patients = 'data/raw/six/patients.csv'
const analysis = 'data/raw/six/analysis.yaml'
const results = 'data/derived/six/4-estimate/results.csv'
const estimate = 'stages/4-estimate/stage.ts'
const unused = (text: string): string => `${text}\nexport const unused = 1\n`
const longer = (project: Project): void =>
  project.edit(patients, (text) => text.replace('alive,33', 'alive,34'))

/** The cases of the laws, in which tools differ. */
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
  { name: "a stage's file edited, same output", change: (project) => project.edit(estimate, unused) },
  {
    name: 'a module three imports deep edited',
    change: (project) => project.edit('statistics/numbers/rational.ts', unused),
  },
  {
    name: 'a comment edited',
    change: (project) => project.edit('statistics/numbers/rational.ts', (text) => `// a comment\n${text}`),
  },
  { name: 'an artifact deleted', change: (project) => project.remove(results) },
  {
    name: 'an artifact edited by hand',
    change: (project) => project.edit(results, (text) => text.replace(/^(age\/max,.*?,)70,/m, '$171,')),
  },
  {
    name: 'a figure edited by hand',
    change: (project) => project.edit('reports/six/figures/figure-1.svg', (text) => `${text} `),
  },
  { name: 'a raw table taken away', change: (project) => project.remove('data/raw/six/claims.csv') },
  {
    name: 'a figure dropped from the plan',
    change: (project) => project.edit(analysis, (text) => text.replace(/ {2}figure-2:.*\n/, '')),
  },
  {
    name: 'a stage failed half-way and was fixed',
    change: longer,
    before: async (project, hand) => {
      const sound = project.read(estimate)
      replaceRun(project, estimate, '() => { throw new Error("half-way") }')
      await hand.run()
      project.write(estimate, sound)
    },
  },
  {
    name: 'killed while it wrote',
    change: longer,
    before: async (project, hand) => {
      const written = contentsOf(project)
      const run = hand.start()
      while (run.isAlive() && contentsOf(project) === written) await sleep(1)
      await run.kill()
    },
  },
  {
    name: 'two runs at once before it',
    change: longer,
    before: async (_, hand) => {
      await Promise.all([hand.run(), hand.run()])
    },
  },
]

/** The first files that a run writes, copies of the raw tables. Some tools remove a file before writing it. */
const contentsOf = ({ root }: Project): string => {
  const folder = join(root, 'data/derived/six/1-ingest')
  const names = readdirSync(folder)
  return names.some((name) => name.endsWith('-tmp')) || !names.includes('patients.csv')
    ? 'being written'
    : readFileSync(join(folder, 'patients.csv'), 'utf8')
}
