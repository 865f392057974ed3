import { parseArgs } from 'node:util'
import { inCallWords } from './call-words.ts'
import type { Command } from './commands/command.ts'
import type { OwnCommand } from './commands/names.ts'
import { studyAbove } from './compile/study.js'
import { CallError } from './fault.ts'
import { installCommand } from './installed-version.ts'
import type { Manifest } from './manifest.ts'
import { moduleUrl, type Places } from './places.ts'

/** Each command is a separate file, loaded when it is called. */
const commands: Readonly<Record<OwnCommand, () => Promise<{ readonly command: Command }>>> = {
  run: () => import('./commands/run.ts'),
  open: () => import('./commands/open.ts'),
  watch: () => import('./commands/watch.ts'),
  plan: () => import('./commands/plan.ts'),
  why: () => import('./commands/why.ts'),
  diff: () => import('./commands/diff.ts'),
  verify: () => import('./commands/verify.ts'),
  graph: () => import('./commands/graph.ts'),
  clean: () => import('./commands/clean.ts'),
}

export interface Call {
  readonly places: Places
  readonly manifest: Manifest
  readonly argv: readonly string[]
}

/** Runs a command. Returns the exit code: 0 done, 1 problem in the data, 2 wrong usage, 3 internal error. */
export const main = async ({ places, manifest, argv }: Call): Promise<number> => {
  process.setSourceMapsEnabled(true)
  try {
    const [word = '', ...rest] = argv
    if (word === '--version') return print(`${manifest.project.name} ${manifest.version}\n`)
    const named = await commandOf(word, places, manifest)
    const command = named ?? (await commands.run()).command
    const { values, positionals } = parse(command, named ? rest : argv)
    if (values['help']) return print(inCallWords(await helpOf(named, manifest), manifest))
    const obstacle = manifest.published === null ? null : await noStudyOf(named, places.project, argv)
    if (obstacle !== null) return print(obstacle.text, obstacle.code)
    return await command.run({ places, root: places.project, manifest, words: positionals, flags: values })
  } catch (error) {
    const problem = error instanceof CallError ? error.message : missingPackage(error, manifest)
    if (problem === null) throw error
    process.stderr.write(inCallWords(`${problem}\n(npm run pipeline -- --help)\n`, manifest))
    return 2
  }
}

/** The runner's own command of that name, or one that the entry file adds; null if there is none. */
const commandOf = async (word: string, places: Places, manifest: Manifest): Promise<Command | null> => {
  if (Object.hasOwn(commands, word)) return (await commands[word as OwnCommand]()).command
  const added = manifest.commands.find(({ name }) => name === word)
  if (!added) return null
  const { command } = await import(moduleUrl(places, added.module))
  return command as Command
}

const parse = (command: Command, args: readonly string[]) => {
  const options: Command['flags'] = { ...command.flags, help: { type: 'boolean', short: 'h' } }
  try {
    const parsed = parseArgs({ args: [...args], options, allowPositionals: true, tokens: true })
    const given = parsed.tokens.flatMap((token) => (token.kind === 'option' ? [token] : []))
    const twice = given.find(
      ({ name }, i) =>
        options[name]?.type === 'string' &&
        !options[name].multiple &&
        given.findIndex((other) => other.name === name) < i,
    )
    if (twice) throw new Error(`expected --${twice.name} once, found it twice`)
    return parsed
  } catch (error) {
    throw new CallError(`${command.name}: ${usageProblem(error, command)}`)
  }
}

/** What is wrong with the options: node's own sentences are about its parser, and long. */
const usageProblem = (error: unknown, { name: commandName, flags }: Command): string => {
  const { code, message } = error as NodeJS.ErrnoException
  const option = /'(--?[^\s'=]+)/.exec(message)?.[1] ?? ''
  switch (code) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION': {
      const names = [...Object.keys(flags), 'help'].map((name) => `--${name}`)
      return names.length > MOST_LISTED
        ? `expected an option, found "${option}" (npm run pipeline -- ${commandName} --help)`
        : `expected one of the options ${names.join(', ')}, found "${option}"`
    }
    case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE':
      return message.includes('does not take')
        ? `expected ${optionName(message)} without a value, found one`
        : `expected a value of ${optionName(message)}, found none`
    default:
      return message
  }
}

const MOST_LISTED = 40

/** `--jobs` of "Option '-j, --jobs <value>' argument missing". */
const optionName = (message: string): string => /--[\w-]+/.exec(message)?.[0] ?? 'the option'

const helpOf = async (command: Command | null, manifest: Manifest): Promise<string> => {
  if (command) return command.help
  const { overview } = await import('./commands/help.ts')
  const ownCommands = await Promise.all(Object.values(commands).map(async (load) => (await load()).command))
  const call = inCallWords('npm run pipeline -- ', manifest)
  return overview([...ownCommands, ...manifest.commands], call)
}

/** What to print instead of running a command that needs a study, or a run that needs a cohort; null if nothing is missing. */
const noStudyOf = async (
  named: Command | null,
  project: string,
  argv: readonly string[],
): Promise<{ readonly text: string; readonly code: number } | null> => {
  if (named?.isForAnyFolder) return null
  const { noCohort, noStudy } = await import('./commands/no-study.ts')
  const { cohortNames } = await import('./tasks/tasks.ts')
  const { openDisk } = await import('./disk/disk.ts')
  if (studyAbove(project) === null) return { text: noStudy(project), code: 2 }
  if (argv.length > 0 || cohortNames(openDisk(project)).length > 0) return null
  return { text: noCohort(project), code: 0 }
}

/** How to get an optional package that a command imports; null for any other error. */
const missingPackage = (error: unknown, { published }: Manifest): string | null => {
  const { code, message = '' } = error as Partial<NodeJS.ErrnoException>
  if (code !== 'ERR_MODULE_NOT_FOUND' && code !== 'MODULE_NOT_FOUND') return null
  const versions = { ...published?.required, ...published?.optional }
  const name = Object.keys(versions).find((one) => message.includes(`'${one}'`))
  return name === undefined
    ? null
    : `package ${name}: expected version ${versions[name]}, found none (${installCommand(name, versions[name]!)})`
}

const print = (text: string, code = 0): number => {
  process.stdout.write(text)
  return code
}
