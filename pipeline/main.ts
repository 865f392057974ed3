import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import type { Command } from './commands/command.ts'
import type { OwnCommand } from './commands/names.ts'
import { CallError } from './fault.ts'
import type { Manifest } from './manifest.ts'

/** Each command is a file of its own, loaded when it is called. */
const commands: Readonly<Record<OwnCommand, () => Promise<{ readonly command: Command }>>> = {
  run: () => import('./commands/run.ts'),
  plan: () => import('./commands/plan.ts'),
  why: () => import('./commands/why.ts'),
  diff: () => import('./commands/diff.ts'),
  verify: () => import('./commands/verify.ts'),
  graph: () => import('./commands/graph.ts'),
  clean: () => import('./commands/clean.ts'),
}

export interface Call {
  readonly root: string
  readonly manifest: Manifest
  readonly argv: readonly string[]
}

/** Runs a command and answers with the exit code: 0 done, 1 data at fault, 2 wrong call, 3 the program at fault. */
export const main = async ({ root, manifest, argv }: Call): Promise<number> => {
  process.setSourceMapsEnabled(true)
  try {
    const [word = '', ...rest] = argv
    const named = await commandOf(word, root, manifest)
    const command = named ?? (await commands.run()).command
    const { values, positionals } = parse(command, named ? rest : argv)
    if (values['help']) return print(await helpOf(named, manifest))
    return await command.run({ root, manifest, words: positionals, flags: values })
  } catch (error) {
    if (!(error instanceof CallError)) throw error
    process.stderr.write(`${error.message}\n(npm run pipeline -- --help)\n`)
    return 2
  }
}

/** The runner's own command of that name, or one that the entry file adds; null where the word is something else. */
const commandOf = async (word: string, root: string, manifest: Manifest): Promise<Command | null> => {
  if (Object.hasOwn(commands, word)) return (await commands[word as OwnCommand]()).command
  const added = manifest.commands.find(({ name }) => name === word)
  if (!added) return null
  const { command } = await import(
    pathToFileURL(join(root, 'build', added.module.replace(/\.ts$/, '.js'))).href
  )
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
        given.findIndex((one) => one.name === name) < i,
    )
    if (twice) throw new Error(`expected --${twice.name} once, found it twice`)
    return parsed
  } catch (error) {
    throw new CallError(error instanceof Error ? error.message : String(error))
  }
}

const helpOf = async (command: Command | null, manifest: Manifest): Promise<string> => {
  if (command) return command.help
  const { overview } = await import('./commands/help.ts')
  const own = await Promise.all(Object.values(commands).map(async (load) => (await load()).command))
  return overview([...own, ...manifest.commands])
}

const print = (text: string): number => {
  process.stdout.write(text)
  return 0
}
