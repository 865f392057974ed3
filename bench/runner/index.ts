// npm run bench -- runner: the time of a run in multiples of `node -e 0`, and the behaviour of other tools in the same cases.
// Writes docs/measurements/runner.md.
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { newProject, newRealProject, type Project, REAL } from '../../tools/support/project.ts'
import { type Answer, answerOf, cleanArtifacts } from './answers.ts'
import { cases } from './cases.ts'
import { isInstalled, type Multiple, median, millisecondsOf, multipleOf, type Timed } from './measure.ts'
import { gnuMake, type Rival, snakemake } from './rivals.ts'
import { casebook, toolOf } from './tools.ts'

const BARE: Timed = { program: process.execPath, args: ['-e', '0'], folder: REAL }
const COHORTS = Array.from({ length: 100 }, (_, i) => `c${String(i).padStart(3, '0')}`)
const RIVALS: readonly Rival[] = [gnuMake, snakemake]

interface Row {
  readonly what: string
  readonly measured: Multiple | null
  readonly target: string
}

const launcher = (project: Project, ...args: readonly string[]): Timed => ({
  program: process.execPath,
  args: ['pipeline/launch.js', 'stages/index.ts', ...args],
  folder: project.root,
})

/** Runs until the stats of what was written are old enough to be trusted. */
const settle = async (project: Project): Promise<void> => {
  await sleep(2500)
  millisecondsOf(launcher(project, '--quiet'))
}

const say = (text: string): void => console.error(text)

const oneCohort = async (): Promise<readonly Row[]> => {
  say('one cohort')
  const project = newRealProject()
  // the copy's node_modules is a link to the real one, in which nothing may be installed from here
  project.write('Makefile', readFileSync(join(REAL, 'Makefile'), 'utf8').replace(/npm ci.*/, 'false'))
  millisecondsOf(launcher(project, '--quiet'))
  await settle(project)
  const rows: Row[] = [
    { what: 'nothing to do, the launcher', measured: multipleOf(BARE, launcher(project)), target: '2.5' },
    {
      what: 'nothing to do, `make` as a whole',
      measured: multipleOf(BARE, {
        program: 'make',
        args: ['-s', '-o', 'node_modules/.casebook-installed'],
        folder: project.root,
      }),
      target: '2.5',
    },
    {
      what: 'nothing to do, looked at closely (`plan`)',
      measured: multipleOf(BARE, launcher(project, 'plan')),
      target: '',
    },
  ]
  project.dispose()
  say(rows.map(rowText).join('\n'))
  return rows
}

/** Cold runs of the six-patient cohort and of each cohort in data/raw. */
const coldRuns = (): readonly Row[] => {
  say('cold runs')
  const [six, real] = [newProject(), newRealProject()]
  const rows = [
    coldRow(six, 'six', 'cold, one cohort of six patients, all stages', '1.5'),
    ...readdirSync(join(REAL, 'data/raw')).map((cohort) =>
      coldRow(real, cohort, `cold, ${cohort}, all stages with its simulations and the audit's search`, ''),
    ),
  ]
  for (const project of [six, real]) project.dispose()
  say(rows.map(rowText).join('\n'))
  return rows
}

/** In multiples of the time to import the packages of the figures. */
const coldRow = (project: Project, cohort: string, what: string, target: string): Row => {
  millisecondsOf(launcher(project, 'plan')) // compiles
  const drawing: Timed = {
    program: process.execPath,
    args: ['--input-type=module', '-e', drawingImports(project)],
    folder: project.root,
  }
  const runs = Array.from({ length: 5 }, () => {
    millisecondsOf(launcher(project, 'clean'))
    const unit = millisecondsOf(drawing)
    const milliseconds = millisecondsOf(launcher(project, cohort, '--quiet'))
    return { times: milliseconds / unit, milliseconds }
  })
  return {
    what: `${what}, in multiples of importing what it draws with`,
    measured: {
      times: median(runs.map(({ times }) => times)),
      milliseconds: median(runs.map(({ milliseconds }) => milliseconds)),
    },
    target,
  }
}

/** Code that imports the packages of the figures. */
const drawingImports = (project: Project): string => {
  const { sources } = project.manifest()
  const names = new Set(
    Object.entries(sources).flatMap(([path, { packages }]) => (path.startsWith('stages/7') ? packages : [])),
  )
  return [...names].map((name) => `await import('${name}')`).join(';')
}

const manyCohorts = async (): Promise<readonly Row[]> => {
  say('100 cohorts (their first run takes a while)')
  const project = newProject(COHORTS)
  millisecondsOf(launcher(project, '--quiet'))
  await settle(project)
  const tasks =
    project.manifest().stages.filter(({ scope }) => scope === 'cohort').length * COHORTS.length + 1
  const rows: Row[] = [
    { what: `${tasks} tasks, nothing to do`, measured: multipleOf(BARE, launcher(project)), target: '4' },
    {
      what: `${tasks} tasks, looked at closely (\`plan\`)`,
      measured: multipleOf(BARE, launcher(project, 'plan')),
      target: '',
    },
  ]
  for (const rival of RIVALS) {
    const there = isInstalled(rival.command(project).program)
    if (there) rival.prepare(project, COHORTS)
    say(there ? rival.name : `${rival.name} is not installed: skipped`)
    rows.push({
      what: `${tasks} tasks, nothing to do, ${rival.name}`,
      measured: there ? multipleOf(BARE, rival.command(project)) : null,
      target: '',
    })
    say(rowText(rows.at(-1)!))
  }
  project.dispose()
  return rows
}

const lawTable = async (): Promise<string> => {
  say('the laws\u2019 cases')
  const [empty, finished] = [newProject(), newProject()]
  millisecondsOf(launcher(finished, '--quiet'))
  const rivals = RIVALS.filter((rival) => isInstalled(rival.command(finished).program))
  for (const rival of rivals) rival.prepare(finished, ['six'])
  const lines: string[] = []
  for (const one of cases) {
    const want = await cleanArtifacts(empty, one)
    const answers: Answer[] = []
    for (const tool of [casebook, ...rivals.map(toolOf)])
      answers.push(await answerOf(finished, tool, one, want))
    lines.push(`| ${[one.name, ...answers.map(answerText)].join(' | ')} |`)
    say(lines.at(-1)!)
  }
  const head = ['case', 'Casebook', ...rivals.map(({ name }) => name)]
  empty.dispose()
  finished.dispose()
  return [`| ${head.join(' | ')} |`, `|---${'|---:'.repeat(head.length - 1)}|`, ...lines].join('\n')
}

const answerText = ({ tasks, isRight }: Answer): string =>
  `${tasks ?? 'gives up'}${isRight ? '' : ', **wrong bytes**'}`

const rowText = ({ what, measured, target }: Row): string =>
  `| ${what} | ${measured ? `${measured.times.toFixed(1)} x` : 'not installed'} | ${target && `${target} x`} | ${measured ? Math.round(measured.milliseconds) : ''} |`

const page = (rows: readonly Row[], laws: string): string => `# The runner, measured

\`npm run bench -- runner\` writes this page. Times are multiples of the time of \`node -e 0\`, run next to each run
(median of five pairs), since milliseconds depend more on the machine than on the program.

Node ${process.version}, ${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), load ${loadavg()[2]?.toFixed(1)} over the last quarter of an
hour, commit ${commit()}.

| what | multiple | at most | ms |
|---|---:|---:|---:|
${rows.map(rowText).join('\n')}

## Changes of a finished cohort

Tasks that ran again after a change of the finished six-patient cohort, and whether the artifacts are then those of a
run in an empty folder. The other tools were given Casebook's own list of the source files that each stage imports,
directly or not, and the sources were compiled for them; without it they would miss an edited module. Neither of them
can refuse a stage that reads what it does not declare, as Casebook does.

${laws}
`

const commit = (): string => {
  const short = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: REAL, encoding: 'utf8' }).trim()
  const changed = execFileSync('git', ['status', '--porcelain', '--', 'pipeline', 'stages'], {
    cwd: REAL,
    encoding: 'utf8',
  })
  return changed === '' ? short : `${short} with changes`
}

const rows = [...(await oneCohort()), ...coldRuns(), ...(await manyCohorts())]
const laws = await lawTable()
writeFileSync(join(REAL, 'docs/measurements/runner.md'), page(rows, laws))
console.log(page(rows, laws))
