import { parseArgs } from 'node:util'
import type { Command } from './commands/command.ts'
import { CallError } from './fault.ts'
import type { Manifest } from './manifest.ts'

/** Each command is a file of its own, loaded when it is called. */
const commands: Readonly<Record<string, () => Promise<{ readonly command: Command }>>> = {
  run: () => import('./commands/run.ts'),
  plan: () => import('./commands/plan.ts'),
  why: () => import('./commands/why.ts'),
  diff: () => import('./commands/diff.ts'),
  results: () => import('./commands/results.ts'),
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
    const named = Object.hasOwn(commands, word)
    const { command } = await commands[named ? word : 'run']!()
    const { values, positionals } = parse(command, named ? rest : argv)
    if (values['help']) return print(await helpOf(named ? command : null))
    return await command.run({ root, manifest, words: positionals, flags: values })
  } catch (error) {
    if (!(error instanceof CallError)) throw error
    process.stderr.write(`${error.message}\n(npm run pipeline -- --help)\n`)
    return 2
  }
}

const parse = (command: Command, args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      options: { ...command.flags, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    })
  } catch (error) {
    throw new CallError(error instanceof Error ? error.message : String(error))
  }
}

const helpOf = async (command: Command | null): Promise<string> => {
  if (command) return command.help
  const { overview } = await import('./commands/help.ts')
  const all = await Promise.all(Object.values(commands).map(async (load) => (await load()).command))
  return overview(all)
}

const print = (text: string): number => {
  process.stdout.write(text)
  return 0
}
