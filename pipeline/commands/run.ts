import { availableParallelism } from 'node:os'
import { performance } from 'node:perf_hooks'
import { inCallWords } from '../call-words.ts'
import { couldHaveLargePages, runInLargePages } from '../compile/large-pages.ts'
import { rememberNothingToDo } from '../compile/nothing-to-do.js'
import { recordedPackages } from '../compile/package-bytes.js'
import { bringPage, PAGE, pageSeen } from '../compile/page.js'
import { systemFault } from '../compile/system-fault.js'
import { type Disk, openDisk } from '../disk/disk.ts'
import { takeFolder } from '../disk/guard.ts'
import { orphans } from '../disk/orphans.ts'
import type { Event } from '../events.ts'
import { CallError } from '../fault.ts'
import { committedText } from '../history/committed.ts'
import type { Manifest } from '../manifest.ts'
import type { Places } from '../places.ts'
import { followProgress } from '../run/progress.ts'
import { run } from '../run/run.ts'
import { recordedDurations, writeRunRecord } from '../run/run-record.ts'
import { planOf } from '../tasks/plan.ts'
import { type Targets, targetsOf, tasksOf } from '../tasks/tasks.ts'
import { eventText, plural, progressText } from '../words.ts'
import type { Command } from './command.ts'

export const command: Command = {
  name: 'run',
  summary: 'run what is out of date (the default)',
  flags: {
    quiet: { type: 'boolean', short: 'q' },
    json: { type: 'boolean' },
    jobs: { type: 'string', short: 'j' },
    'show-keys': { type: 'boolean' },
    quick: { type: 'boolean' },
    again: { type: 'boolean' },
  },
  help: `npm run pipeline -- [run] [<cohort> | <cohort>/<stage> ...] [--quick] [--again] [--jobs <n>]
                       [--show-keys] [--quiet] [--json]

Runs every stage whose code, packages or inputs changed, and no other. A cohort's artifacts are
written together after its last stage; if a stage fails, none of them changes. Problems in claims.csv
exclude only the audit: all other files are written, the problems are listed, and the exit code is 1.
Each run prints the warnings (2-validate/warnings.csv) until their cause is fixed; the exit code stays 0.
So it does where a file that "new" or "renew" converted has changed since.

  --quick       skip the audit's search for explanations; the report says so. The next run without
                --quick does the search
  --again       run every stage, including those that are up to date, and compare all files with the
                last commit (make again)
  --jobs, -j    number of threads (default: the number of cores), each for one cohort. A single cohort
                uses a second thread for its last stages. The number does not change the results
  --show-keys   name the rows with problems of a cohort whose rows stay in their database; on the
                terminal only, never in a file
  --quiet, -q   print only failures and the last line
  --json        print every event, one JSON object per line

Examples
  npm run pipeline                             everything
  npm run pipeline -- my-cohort                one cohort and the index of reports
  npm run pipeline -- my-cohort/4-estimate     one stage and the stages that it needs
`,
  run: async ({ places, root, manifest: declared, words, flags }) => {
    const manifest: Manifest = flags['quick'] === true ? { ...declared, effort: 'quick' } : declared
    const disk = openDisk(root, process.env['CI'] === 'true')
    const targets = targetsOf(words, manifest, disk)
    const jobs = jobsOf(flags['jobs'])
    const show = statusLine(root, manifest, targets, jobs, flags['json'] === true || flags['quiet'] === true)
    const folder = takeFolder(root)
    if (!folder.wasInterrupted && couldHaveLargePages() && isToCount(disk, manifest, targets)) {
      // keep computed hashes: hashing a registry file is slow
      disk.close()
      folder.release()
      return runInLargePages()
    }
    const events: Event[] = []
    const said = (event: Event): string => `${inCallWords(eventText(event), manifest)}\n`
    const tell = (event: Event): void => {
      if (event.kind !== 'progress') events.push(event)
      show.clear()
      if (flags['json'] === true) process.stdout.write(`${JSON.stringify(event)}\n`)
      else if (event.kind === 'failed' || event.kind === 'incomplete' || event.kind === 'notice')
        process.stderr.write(said(event))
      else if (event.kind !== 'fresh' && event.kind !== 'progress' && flags['quiet'] !== true)
        process.stdout.write(said(event))
      show.after(event)
    }
    try {
      if (folder.wasInterrupted) {
        const left = orphans(disk, manifest)
        disk.replace(new Map(), left)
        for (const path of left) tell({ kind: 'deleted', path })
      }
      const [showKeys, again] = [flags['show-keys'] === true, flags['again'] === true]
      await run({ places, manifest, disk, tell, showKeys, again }, targets, jobs)
      unlessRefused(root, () => {
        writeRunRecord(root, events)
        const isQuiet = events.every(({ kind }) => WITHOUT_WORK.includes(kind))
        if (words.length === 0 && flags['quick'] !== true && isQuiet)
          remember(places, manifest, disk, [
            ...warningLines(events),
            inCallWords(closingLine(events, [], disk), manifest),
          ])
      })
    } finally {
      show.clear()
      disk.close()
      folder.release()
    }
    if (flags['json'] !== true)
      process.stdout.write(`${inCallWords(closingLine(events, words, disk), manifest)}\n`)
    if (flags['json'] !== true && flags['again'] === true) printCommitted(root, manifest, disk)
    // a named cohort, or a run that "watch" starts, does not wait for the page to be made again
    const isRenewed = words.length === 0 && flags['quiet'] !== true
    const isPublished = manifest.published !== null
    const isBrought = bringPage(places, isPublished, isRenewed)
    // to copy it takes no time, to make it does
    if (isBrought && !isPublished && flags['json'] !== true && flags['quiet'] !== true)
      process.stdout.write(`wrote ${PAGE}\n`)
    return exitCode(events)
  },
}

/** Whether a stale task reads rows that an engine counts; an earlier run recorded which cohorts have such rows. */
const isToCount = (disk: Disk, manifest: Manifest, targets: Targets): boolean => {
  const readers = manifest.stages.filter(({ reads }) => reads.some(({ isSource }) => isSource))
  const paths = readers.flatMap(({ reads }) =>
    reads.filter(({ isSource }) => isSource).map(({ path }) => path),
  )
  const hasRows = (cohort: string): boolean =>
    manifest.engines.some(({ name }) =>
      paths.some((path) => disk.size(path.replace('{cohort}', cohort).replace('{engine}', name)) !== null),
    )
  const registries = targets.cohorts.filter(hasRows)
  if (registries.length === 0) return false
  return planOf(disk, manifest, targets).some(
    ({ name }) =>
      registries.includes(name.cohort ?? '') && readers.some((stage) => stage.name === name.stage),
  )
}

/** Ignores a refused write of a file that only saves the next run work; writing artifacts reports a full disk. */
const unlessRefused = (root: string, write: () => void): void => {
  try {
    write()
  } catch (error) {
    if (systemFault(error, root) === null) throw error
  }
}

/** Records that nothing is to do, if every stat can be trusted; a run with CI=true trusts none. */
const remember = (
  places: Places,
  { entry, watched, published }: Manifest,
  disk: Disk,
  said: readonly string[],
): void => {
  const packages = published ? {} : (recordedPackages(places.packages)?.read ?? {})
  const sources = Object.entries({ ...watched, ...packages }).map(([path, { stat }]) => [path, stat] as const)
  const isTrusted = sources.every((source): source is readonly [string, string] => source[1] !== null)
  const [seen, page] = [disk.seen(), pageSeen(places, published !== null)]
  if (isTrusted && seen && page)
    rememberNothingToDo(places, entry, said, [...new Map([...sources, ...seen, ...page])])
}

const jobsOf = (asked: unknown): number => {
  if (asked === undefined) return availableParallelism()
  const jobs = Number(asked)
  if (!Number.isInteger(jobs) || jobs < 1)
    throw new CallError(`--jobs: expected a whole number of 1 or more, found "${asked}"`)
  return jobs
}

/** Progress: on a terminal in the last line, elsewhere as a line every half minute. */
const statusLine = (root: string, manifest: Manifest, targets: Targets, jobs: number, isSilent: boolean) => {
  if (isSilent) return { clear: () => {}, after: () => {} }
  const tasks = [...targets.cohorts, ...(targets.all ? [null] : [])].flatMap((cohort) =>
    tasksOf(manifest, cohort, cohort === null ? undefined : targets.stages.get(cohort)),
  )
  const names = tasks.map(({ stage, cohort }) => ({ stage: stage.name, cohort }))
  const follow = followProgress(names, recordedDurations(root), Math.min(jobs, targets.cohorts.length))
  if (!process.stdout.isTTY) return { clear: () => {}, after: everyHalfMinute(follow) }
  return {
    clear: () => process.stdout.write('\r\x1b[2K'),
    after: (event: Event) => {
      const progress = follow(event)
      if (progress.current.length > 0)
        process.stdout.write(progressText(progress).slice(0, (process.stdout.columns ?? 80) - 1))
    },
  }
}

const HALF_MINUTE = 30_000

const everyHalfMinute = (follow: ReturnType<typeof followProgress>): ((event: Event) => void) => {
  let last = performance.now()
  return (event) => {
    const progress = follow(event)
    const now = performance.now()
    if (event.kind !== 'progress' || now - last < HALF_MINUTE || progress.current.length === 0) return
    last = now
    process.stdout.write(`${progressText(progress)}\n`)
  }
}

const count = (events: readonly Event[], kind: Event['kind']): number =>
  events.filter((event) => event.kind === kind).length

/** Lines that a later run repeats if it has nothing to do. */
const warningLines = (events: readonly Event[]): readonly string[] =>
  events.flatMap((event) =>
    event.kind === 'warned' || event.kind === 'sources changed' || event.kind === 'remark'
      ? eventText(event).split('\n')
      : [],
  )

/** Events of a run that had nothing to do, which the next one can say again. */
const WITHOUT_WORK: readonly Event['kind'][] = ['fresh', 'remark', 'warned', 'sources changed']

const printCommitted = (root: string, manifest: Manifest, disk: Disk): void => {
  const text = committedText(root, disk)
  if (text !== null) process.stdout.write(`${inCallWords(text, manifest)}\n`)
}

/** The report of the one cohort that was named, or the index of all. */
const reportOf = ([word, ...more]: readonly string[]): string =>
  word === undefined || more.length > 0 ? 'reports/index.html' : `reports/${word.split('/')[0]}/index.html`

/** @param words cohorts and stages that were named; none for all */
const closingLine = (events: readonly Event[], words: readonly string[], disk: Disk): string => {
  const isWhole = words.length === 0
  const counts = (['ran', 'fresh', 'failed', 'skipped'] as const).map(
    (kind) => [kind, count(events, kind)] as const,
  )
  const tasks = counts.reduce((sum, [, n]) => sum + n, 0)
  const incomplete =
    count(events, 'incomplete') === 0 ? '' : `, ${plural(count(events, 'incomplete'), 'cohort')} incomplete`
  const warned =
    events.flatMap((event) => (event.kind === 'warned' ? event.warnings : [])).length +
    count(events, 'sources changed')
  const rest = `${incomplete}${warned === 0 ? '' : `, ${plural(warned, 'warning')}`}`
  const report = reportOf(words)
  const open =
    count(events, 'failed') === 0 && (isWhole || disk.size(report) !== null) ? `; open ${report}` : ''
  if (count(events, 'ran') + count(events, 'failed') + count(events, 'described') > 0)
    return `${plural(tasks, 'task')}: ${counts.map(([kind, n]) => `${n} ${kind}`).join(', ')}${rest}${open}`
  const upToDate = tasks === 1 ? 'the task is up to date' : `all ${tasks} tasks are up to date`
  return `nothing to do: ${upToDate}${rest}${open}${isWhole ? '; "make again" computes everything again' : ''}`
}

const exitCode = (events: readonly Event[]): number => {
  const failures = events.flatMap((event) => (event.kind === 'failed' ? [event.failure.kind] : []))
  return failures.includes('program')
    ? 3
    : failures.includes('data') || count(events, 'incomplete') > 0
      ? 1
      : 0
}
