import { Id } from '../../cohort/descriptors/plan-words.ts'
import { didYouMean, oneOf } from '../../cohort/values/problem.ts'
import { inCallWords } from '../../pipeline/call-words.ts'
import type { Command, CommandCall } from '../../pipeline/commands/command.ts'
import { bytesOf } from '../../pipeline/disk/disk.ts'
import { CallError, faultText, oneLine } from '../../pipeline/fault.ts'
import { completeEntry } from './add/ask-entry.ts'
import { faultsOfNewPlan } from './add/check-new-plan.ts'
import { kindsLine } from './add/kinds-line.ts'
import { knownOf } from './add/known-names.ts'
import { type NewPlan, planWith, type ReadPlan, readPlan } from './add/new-plan.ts'
import type { Known } from './add/proposals.ts'
import { type Questions, questionsAt } from './add/questions.ts'
import { replaceFile } from './add/replace-file.ts'
import { leavesOf, type Section, sectionsOf } from './descriptors/forms.ts'
import { schemas } from './descriptors/json-schemas.ts'

const SECTIONS = sectionsOf(schemas.analysis)

/** Every property of every kind of entry is an option of its name. */
const OPTIONS = [
  ...new Set(SECTIONS.flatMap(({ forms }) => forms.flatMap(leavesOf)).map(({ path }) => path.join('.'))),
]

export const command: Command = {
  name: 'add',
  summary: 'add an endpoint, test, figure, table or another entry to the plan of a cohort',
  flags: {
    ...Object.fromEntries(OPTIONS.map((name) => [name, { type: 'string', multiple: true } as const])),
    'dry-run': { type: 'boolean' },
  },
  help: `npm run pipeline -- add <what> <cohort> [<name>] [--<property> <value> ...] [--dry-run]

Writes an entry into data/raw/<cohort>/analysis.yaml, after the last one of its section, and prints the lines
with their place. Comments, order and all other bytes of the file stay. The new plan is checked first, as a
run checks it: if it has a fault, nothing is written. In a terminal the command asks for what is missing.

What can be added, and its kinds
${SECTIONS.map(kindsLine).join('\n')}

Each property is an option of its name (npm run pipeline -- explain <section>); one inside another is joined
by a dot: --event.label death. Values
  --title "Overall survival"        a text
  --at 12,24    --by sex --by site  a list: with commas, or the option several times
  --event.when status=dead          a condition: a variable and its code, or several (status=dead,lost)
  --event.when died_on              a condition: the variable has a value
  --weight '{ rho: 1, gamma: 0 }'   anything else as in the file

  --dry-run   check, and print the lines, write nothing

Examples
  npm run pipeline -- add endpoint my-cohort survival --code OS --title "Overall survival" \\
      --event.label death --event.when status=dead --event.at follow_up --until follow_up
  npm run pipeline -- add estimate my-cohort survival --at 12,24 --by sex
  npm run pipeline -- add test my-cohort survival-by-sex --method log-rank --endpoint survival --by sex
  npm run pipeline -- add figure my-cohort survival --kind kaplan-meier --title "Overall survival" \\
      --estimate survival --by sex
`,
  run: async (call) => {
    const isTerminal = process.stdin.isTTY && process.stdout.isTTY
    const questions = isTerminal ? questionsAt(process.stdin, process.stdout) : null
    try {
      const { code, out, err } = await addEntry(call, questions)
      process.stdout.write(inCallWords(out, call.manifest))
      process.stderr.write(inCallWords(err, call.manifest))
      return code
    } finally {
      questions?.close()
    }
  },
}

interface Said {
  readonly code: number
  readonly out: string
  readonly err: string
}

/**
 * Adds an entry to the plan of a cohort, unless the new plan has a fault.
 * @param questions null without a terminal
 * @throws CallError for a wrong call; the file is then as it was
 */
export const addEntry = async (call: CommandCall, questions: Questions | null): Promise<Said> => {
  const { root, words, flags } = call
  const [what, cohort, given, ...more] = words
  if (more.length > 0)
    throw new CallError(`add: expected one name, found ${oneLine(words.slice(2).join(', '))}`)
  const ofAll = sectionNamed(what, SECTIONS)
  const read = planOf(root, cohort)
  const schema = schemas[isPooled(read) ? 'pool-analysis' : 'analysis']
  const section = sectionsOf(schema).find(({ name }) => name === ofAll.name)
  if (section === undefined)
    throw new CallError(
      `add: expected an entry of a pooled cohort, found ${ofAll.word} (the members of a pool bring it)`,
    )
  const known = knownOf(read, root, cohort!)
  const name = await newName(section, given, known, questions)
  const options = new Map(
    OPTIONS.flatMap((path) =>
      Array.isArray(flags[path]) ? [[path, flags[path] as readonly string[]] as const] : [],
    ),
  )
  const entry = await completeEntry(section, options, known, questions)
  if (hasReservedName(entry))
    throw new CallError(
      'add: expected another name than "__proto__", which is reserved (nothing was written)',
    )
  const plan = planWith(read, section.name, name, entry, Object.keys(schema.properties ?? {}))
  const faults = await faultsOfNewPlan(call, cohort!, read.path, plan.bytes)
  if (faults.length > 0) return refused(read, plan, faults.map(faultText))
  if (flags['dry-run'] !== true) replaceFile(root, read.path, read.bytes, plan.bytes)
  return { code: 0, out: doneWords(read, plan, section, cohort!, name, flags['dry-run'] === true), err: '' }
}

const sectionNamed = (what: string | undefined, sections: readonly Section[]): Section => {
  const section = sections.find(({ word, name }) => what === word || what === name)
  if (section !== undefined) return section
  const words = sections.map(({ word }) => word)
  const remedy = what === undefined ? undefined : didYouMean(what, words)
  throw new CallError(
    `add: expected ${oneOf(words)}, found ${what === undefined ? 'none' : oneLine(JSON.stringify(what))}${remedy === undefined ? '' : ` (${remedy})`}`,
  )
}

const planOf = (root: string, cohort: string | undefined): ReadPlan => {
  if (cohort === undefined || !/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(cohort))
    throw new CallError(
      `add: expected the name of a cohort, found ${cohort === undefined ? 'none' : oneLine(JSON.stringify(cohort))}`,
    )
  const path = `data/raw/${cohort}/analysis.yaml`
  const bytes = bytesOf(root, path)
  if (bytes === null) throw new CallError(`add: expected a cohort with a plan, found no file ${path}`)
  return readPlan(path, bytes)
}

const isPooled = ({ document: { value } }: ReadPlan): boolean =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, 'pool')

const newName = async (
  { word, name: section }: Section,
  given: string | undefined,
  { names }: Known,
  questions: Questions | null,
): Promise<string> => {
  const taken = names.get(word) ?? []
  const name = given ?? (await questions?.ask(`The name of the new ${word}?`, []))
  if (name === undefined) throw new CallError(`add ${word}: expected a name after the cohort, found none`)
  const valid = Id.safeParse(name)
  if (!valid.success)
    throw new CallError(
      `add ${word}: expected ${valid.error.issues[0]!.message}, found ${oneLine(JSON.stringify(name))}`,
    )
  if (taken.includes(name))
    throw new CallError(
      `add ${word}: expected a new name, found ${name}, which ${section} has (${taken.join(', ')}); nothing was written`,
    )
  return name
}

const hasReservedName = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (Object.hasOwn(value, '__proto__') || Object.values(value).some(hasReservedName))

const linesText = ({ path }: ReadPlan, { lines }: NewPlan): string =>
  lines.map(({ line, text }) => `${path}:${line}  ${text}\n`).join('')

const refused = (read: ReadPlan, plan: NewPlan, faults: readonly string[]): Said => ({
  code: 1,
  out: '',
  err: `${faults.join('\n')}\nnothing was written; the lines would have been\n${linesText(read, plan)}`,
})

const doneWords = (
  read: ReadPlan,
  plan: NewPlan,
  section: Section,
  cohort: string,
  name: string,
  isDry: boolean,
): string => {
  const users = SECTIONS.filter(({ forms }) =>
    forms.some(({ properties }) => Object.hasOwn(properties, section.word)),
  )
  const uses = users.map(
    ({ word }) => `  npm run pipeline -- add ${word} ${cohort} <name> --${section.word} ${name}\n`,
  )
  return `${linesText(read, plan)}${isDry ? 'nothing was written (--dry-run)\n' : ''}
Next
  npm run pipeline -- ${cohort}
${uses.join('')}`
}
