import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { PassThrough } from 'node:stream'
import { parseArgs } from 'node:util'
import type { CommandCall } from '../../../pipeline/commands/command.ts'
import { CallError, DataError } from '../../../pipeline/fault.ts'
import type { SourceReader } from '../../../sources/source.ts'
import type { Asker } from '../../../stages/commands/new/answers/asker.ts'
import { askerOf } from '../../../stages/commands/new/answers/asker-of.ts'
import { terminal } from '../../../stages/commands/new/answers/terminal.ts'
import { newCohort } from '../../../stages/commands/new/new-cohort.ts'
import { onDisk } from '../../../stages/commands/new/on-disk.ts'
import { command } from '../../../stages/commands/new.ts'
import { commands, engines, stages } from '../../../stages/index.ts'
import { COHORT, rawFiles, runStages } from '../../../tools/support/in-memory.ts'

/** The output and exit code of a call. */
interface CallOutcome {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Cohorts made by `new` without a process for each call, with a folder for files and another for the project. */
export interface NewCohorts {
  readonly root: string
  /** Writes a file outside the project and returns its path. */
  file(name: string, text: string | Uint8Array): string
  /** `new <cohort> <file> ...`, parsed like the launcher, non-interactive. */
  call(argv: readonly string[]): Promise<CallOutcome>
  /** The same at a terminal, where a person types the lines; the end of the input follows the last one. */
  session(argv: readonly string[], typed: readonly string[]): Promise<CallOutcome>
  /** Runs all stages of the cohort in memory and writes their artifacts into the project. */
  run(words: readonly [cohort: string]): Promise<Pick<CallOutcome, 'code' | 'err'>>
  read(path: string): string
  write(path: string, text: string): void
  exists(path: string): boolean
  dispose(): void
}

const NO_TERMINAL = { isTTY: false } as NodeJS.ReadStream & NodeJS.WriteStream

const manifest = { stages, engines, commands } as unknown as CommandCall['manifest']

/**
 * @param given the root of an existing project, which `dispose` keeps; by default a temporary folder
 * @param readers instead of all readers of files that are no text
 */
export const newCohorts = (given?: string, readers?: readonly SourceReader[]): NewCohorts => {
  const folder = mkdtempSync(join(tmpdir(), 'casebook-new-'))
  const root = given ?? join(folder, 'project')
  mkdirSync(root, { recursive: true })
  const write = (path: string, text: string | Uint8Array): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  const called = async (
    [, ...args]: readonly string[],
    askerFor: (flags: CommandCall['flags']) => Asker,
  ): Promise<CallOutcome> => {
    const { values, positionals } = parseArgs({ args, options: command.flags, allowPositionals: true })
    try {
      const places = { code: root, packages: root, project: root }
      const call = { places, root, manifest, words: positionals, flags: values }
      const asker = askerFor(values)
      const out = await newCohort(onDisk(call), asker, readers).finally(() => asker.close())
      return { code: 0, out, err: '' }
    } catch (error) {
      if (error instanceof DataError) return { code: 1, out: '', err: error.message }
      if (!(error instanceof CallError)) throw error
      return { code: 2, out: '', err: `${error.message}\n(npm run pipeline -- --help)\n` }
    }
  }
  return {
    root,
    file: (name, text) => {
      writeFileSync(join(folder, name), text)
      return join(folder, name)
    },
    call: (argv) => called(argv, (flags) => askerOf(flags, NO_TERMINAL, NO_TERMINAL)),
    session: async (argv, typed) => {
      const [input, output] = [new PassThrough(), new PassThrough()]
      const screen: string[] = []
      output.on('data', (bytes) => screen.push(String(bytes)))
      input.end(typed.map((line) => `${line}\n`).join(''))
      const outcome = await called(argv, (flags) => {
        const isAsked = flags['yes'] !== true && flags['answers'] === undefined
        return isAsked ? terminal(input, output) : askerOf(flags, NO_TERMINAL, NO_TERMINAL)
      })
      return { ...outcome, out: `${screen.join('')}${outcome.out}` }
    },
    run: async ([cohort]) => {
      const raw = join(root, 'data/raw', cohort)
      const files = Object.fromEntries(readdirSync(raw).map((name) => [name, readFileSync(join(raw, name))]))
      const provenance = JSON.stringify({ version: '0', raw: {}, artifacts: {} })
      const outcome = await runStages(
        stages.filter(({ scope }) => scope === 'cohort'),
        new Map([...rawFiles(files), [`provenance:${COHORT}`, new TextEncoder().encode(provenance)]]),
      )
      if (outcome.kind === 'faults') return { code: 1, err: new DataError(outcome.faults).message }
      for (const [path, bytes] of outcome.files)
        if (/^(data\/derived|reports)\//.test(path)) write(path.replace(`/${COHORT}/`, `/${cohort}/`), bytes)
      return { code: 0, err: '' }
    },
    read: (path) => readFileSync(join(root, path), 'utf8'),
    write,
    exists: (path) => existsSync(join(root, path)),
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  }
}
