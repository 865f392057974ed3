import type { Cause, Event, Progress, Step, TaskName } from './events.ts'
import { faultText, oneLine } from './fault.ts'

/** The text of an event; no other place words one. */
export const eventText = (event: Event): string => {
  switch (event.kind) {
    case 'fresh':
      return `fresh    ${taskText(event.task)}`
    case 'started':
      return `running  ${taskText(event.task)}: ${causesText(event.causes)}`
    case 'progress':
      return `         ${taskText(event.task)}: ${stepText(event)}`
    case 'ran':
      return `ran      ${taskText(event.task)} in ${duration(event.milliseconds)}, ${changedText(event.changed)}`
    case 'failed':
      return `failed   ${taskText(event.task)}\n${failureText(event)}`
    case 'skipped':
      return `skipped  ${taskText(event.task)}: ${taskText(event.because)} failed`
    case 'described':
      return [
        `wrote    ${event.cohort}: ${causesText(event.causes)}, ${changedText(event.changed)}`,
        ...event.lacks.map((what) => `warning  data/raw/${event.cohort}/datapackage.json: ${lackText(what)}`),
      ].join('\n')
    case 'early':
      return `early    ${event.cohort}: everything except the audit's search is written; the search starts now`
    case 'deleted':
      return `deleted  ${event.path}: no stage writes it any longer`
    case 'notice':
      return `warning  ${event.cohort}: ${event.text}`
    case 'remark':
      return `note     ${event.cohort}: ${event.text}`
    case 'incomplete':
      return `${event.faults.map(faultText).join('\n')}\n${event.cohort}: ${plural(event.faults.length, 'problem')} in the data; written without ${event.without}`
    case 'sources changed':
      return sourcesText(event)
    case 'warned':
      return warnedText(event)
    default: {
      const never: never = event
      return never
    }
  }
}

const sourcesText = ({ cohort, files }: Extract<Event, { kind: 'sources changed' }>): string => {
  const names = files.map((path) => path.replace(/^.*[\\/]/, ''))
  const paths = files.map((path) =>
    /^[\p{L}\p{N} ._:\\/-]+$/u.test(path) ? (path.includes(' ') ? `"${path}"` : path) : '<path>',
  )
  return `warning  ${cohort}: ${oneLine(names.join(', '))} changed after ${files.length === 1 ? 'it was' : 'they were'} converted; the run read the CSV files that were made then (take the new data with: npm run pipeline -- renew ${cohort} ${paths.join(' ')})`
}

/** A line for each warning; beyond MOST_WARNINGS the number of the others and the table that lists them. */
const warnedText = ({ path, warnings }: Extract<Event, { kind: 'warned' }>): string => {
  const lines = warnings.slice(0, MOST_WARNINGS).map(({ file, line, field, warning, title, times }) => {
    const place = [file, ...(line === null ? [] : [line])].join(':')
    const count = times === 1 ? '' : ` (${times} times, listed in ${path})`
    return `warning  ${oneLine(`${place}${field === '' ? '' : ` ${field}`}`)}: ${warning}: ${oneLine(title)}${count}`
  })
  const more = warnings.length - lines.length
  return [...lines, ...(more === 0 ? [] : [`warning  ${path}: ${plural(more, 'more warning')}`])].join('\n')
}

const MOST_WARNINGS = 30

export const taskText = (task: TaskName): string =>
  task.cohort === null ? task.stage : `${task.cohort}/${task.stage}`

export const causeText = (cause: Cause): string => {
  switch (cause.kind) {
    case 'first run':
      return 'has not run yet'
    case 'code':
      return `${cause.file} ${cause.change}`
    case 'package':
      return `package ${cause.name} ${cause.before ?? '(none)'} -> ${cause.after ?? '(none)'}`
    case 'tool':
      return `${toolChange(cause.before, cause.after)}, code of ${cause.stage}`
    case 'package bytes':
      return `files of package ${cause.name}, or of one of its dependencies, ${cause.change}`
    case 'code unrecorded':
      return 'its code or packages changed; data/derived/code.json does not record which'
    case 'input':
      if (cause.path.startsWith('effort:'))
        return cause.change === 'removed'
          ? 'the last run skipped long work (--quick)'
          : 'long work is skipped (--quick)'
      return `${cause.path} ${cause.change}`
    case 'output missing':
      return `${cause.path} is missing`
    case 'output edited':
      return `${cause.path} was changed after the last run`
    case 'output undeclared':
      return `${cause.path} is no longer written`
    case 'waits':
      return `waits for ${cause.stage}`
    default: {
      const never: never = cause
      return never
    }
  }
}

/** `casebook 0.1.0 -> 0.2.0` */
const toolChange = (before: string, after: string): string => {
  const name = before.slice(0, before.lastIndexOf(' ') + 1)
  return `${before} -> ${after.startsWith(name) ? after.slice(name.length) : after}`
}

/** One line of a run in progress: `[12/27] my-cohort/6-audit (pairs of changes 300/900), about 12 s left`. */
export const progressText = ({ done, tasks, current, millisecondsLeft }: Progress): string => {
  const left = millisecondsLeft === null ? '' : `, about ${duration(millisecondsLeft)} left`
  const running = current.map(({ task, step }) =>
    step === null ? taskText(task) : `${taskText(task)} (${stepText(step)})`,
  )
  return `[${done}/${tasks}] ${running.join(', ')}${left}`
}

const stepText = ({ done, total, what }: Step): string => `${what} ${done}/${total}`

const causesText = (causes: readonly Cause[]): string => {
  const [first] = causes
  if (!first) return 'requested'
  return causes.length === 1 ? causeText(first) : `${causeText(first)}, and ${causes.length - 1} more`
}

const lackText = (what: 'created' | 'licenses'): string =>
  what === 'created'
    ? 'expected "created" (a date such as 2026-01-31), found none (without it the RO-Crate has no datePublished, which the standard requires)'
    : 'expected "licenses", found none (without it the RO-Crate states that no licence is declared)'

const changedText = (changed: readonly string[]): string =>
  changed.length === 0
    ? 'output unchanged'
    : changed.length <= 2
      ? `wrote ${changed.join(', ')}`
      : `wrote ${changed.length} files`

const failureText = ({ failure }: Extract<Event, { kind: 'failed' }>): string =>
  failure.kind === 'data'
    ? `${failure.faults.map(faultText).join('\n')}\n${plural(failure.faults.length, 'problem')} in the data; no file of this cohort was changed`
    : `internal error of Casebook, not a problem in the data: ${failure.stack}`

export const plural = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`

const duration = (milliseconds: number): string =>
  milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`

/** A text from the data on one line of a terminal: control and direction characters escaped, at most 80 characters. */
export const shown = (text: string): string => {
  const line = escaped(text)
  return line.length <= 80 ? line : `${line.slice(0, 79)}…`
}

/** A text of any length on one line of a terminal: control and direction characters escaped. */
export const escaped = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (c) => `\\u${c.codePointAt(0)!.toString(16).padStart(4, '0')}`)
