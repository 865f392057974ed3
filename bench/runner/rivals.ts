import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { CRATE } from '../../pipeline/crate/crate-trace.ts'
import { openDisk } from '../../pipeline/disk/disk.ts'
import { readLock } from '../../pipeline/history/lock.ts'
import type { Project } from '../../tools/support/project.ts'
import type { Timed } from './measure.ts'

/** Another tool on the same graph: the same stages, inputs, outputs and source files, as the locks record them. */
export interface Rival {
  readonly name: string
  /** Writes the tool's own file of rules. */
  prepare(project: Project, cohorts: readonly string[]): void
  command(project: Project): Timed
}

/** Runs one task; bundled into the project, as the runner itself is. */
const TASK = 'build/task.js'

interface Rule {
  readonly cohort: string | null
  readonly stage: string
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
}

/** One rule per task. The other tools receive Casebook's import closures, which they could not find themselves. */
const rulesOf = (project: Project, cohorts: readonly string[]): readonly Rule[] =>
  [...cohorts, null].flatMap((cohort) => {
    const { tasks } = readLock(openDisk(project.root), cohort)
    return Object.entries(tasks)
      .filter(([stage]) => stage !== CRATE)
      .map(([stage, { trace, outputs }]) => ({
        cohort,
        stage,
        inputs: [
          ...Object.keys(trace.inputs).filter((path) => !path.startsWith('provenance:')),
          ...Object.keys(trace.closure?.code ?? {}),
        ],
        outputs: Object.keys(outputs),
      }))
  })

const recipe = ({ cohort, stage }: Rule): string => `node ${TASK} ${cohort ?? '-'} ${stage}`

export const gnuMake: Rival = {
  name: 'GNU make',
  prepare: (project, cohorts) => {
    const rules = rulesOf(project, cohorts)
    const text = rules.map(
      (rule) => `${rule.outputs.join(' ')} &: ${rule.inputs.join(' ')}\n\t@${recipe(rule)}\n`,
    )
    project.write(
      'Rules.mk',
      `all: ${rules.flatMap(({ outputs }) => outputs).join(' ')}\n.PHONY: all\n${text.join('')}`,
    )
  },
  command: ({ root }) => ({ program: 'make', args: ['-s', '-f', 'Rules.mk', 'all'], folder: root }),
}

export const snakemake: Rival = {
  name: 'Snakemake',
  prepare: (project, cohorts) => {
    const rules = rulesOf(project, cohorts)
    const list = (paths: readonly string[]): string => paths.map((path) => `        '${path}',\n`).join('')
    const text = rules.map(
      (rule, i) =>
        `rule r${i}:\n    input:\n${list(rule.inputs)}    output:\n${list(rule.outputs)}    shell: '${recipe(rule)}'\n\n`,
    )
    const all = `rule all:\n    input:\n${list(rules.flatMap(({ outputs }) => outputs))}\n`
    project.write('Snakefile', all + text.join(''))
  },
  command: ({ root }) => ({
    program: 'snakemake',
    args: ['--cores', '1', '--quiet', 'all'],
    folder: root,
  }),
}

/** The tasks that a rival's run started, as each task recorded. */
export const ranIn = (project: Project): readonly string[] =>
  project.exists('build/ran') ? project.read('build/ran').trimEnd().split('\n') : []

/** Compiles the sources before the other tools run; neither timed nor counted. */
export const compile = (project: Project): void => {
  spawnSync(process.execPath, ['pipeline/launch.js', 'stages/index.ts', 'plan'], { cwd: project.root })
  buildSync({
    entryPoints: [join(import.meta.dirname, 'task.ts')],
    outfile: join(project.root, TASK),
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  })
}
