import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import type { Command, CommandCall } from '../../pipeline/commands/command.ts'
import { CallError } from '../../pipeline/fault.ts'
import { studyFiles } from './init/study-files.ts'

export const command: Command = {
  name: 'init',
  summary: 'make the folder of a study: package.json, .gitignore, schemas for editors',
  isForAnyFolder: true,
  flags: {},
  help: `npm run pipeline -- init <folder>

Writes what a study needs:

  package.json    Casebook as the only dependency, in the version that wrote it
  .gitignore      keeps raw data, derived data and reports out of git: they have rows of patients
  .gitattributes  git changes no line ending
  README.md       what lies where, and the commands
  schemas/        editors complete and check analysis.yaml and datapackage.json by them
  data/raw/       a folder for each cohort, which "new" makes

A file that exists is never overwritten, except the schemas, which belong to the version of Casebook.

Example
  npm run pipeline -- init my-study
`,
  run: async (call) => {
    process.stdout.write(initStudy(call, process.cwd()))
    return 0
  },
}

/** Writes the files of a study. @returns the text to print */
export const initStudy = (
  { places, manifest, words }: Pick<CommandCall, 'places' | 'manifest' | 'words'>,
  from: string,
): string => {
  const [word, ...rest] = words
  if (word === undefined || word === '' || rest.length > 0)
    throw new CallError('init: give one folder, such as my-study')
  const folder = resolve(from, word)
  if (existsSync(join(folder, 'pipeline/launch.js')))
    throw new CallError(`init: expected another folder than a clone of Casebook, found ${folder}`)
  const { name, version } = { name: manifest.project.name, version: manifest.version }
  const schemas = schemasIn(join(places.packages, 'schemas'))
  const kept: string[] = []
  mkdirSync(join(folder, 'data/raw'), { recursive: true })
  for (const [path, text] of studyFiles({ title: basename(folder), name, version }))
    if (!write(join(folder, path), text, 'wx')) kept.push(path)
  for (const [path, text] of schemas) write(join(folder, 'schemas', path), text, 'w')
  const there = relative(from, folder) || '.'
  return [
    `wrote ${there}: a study for ${name} ${version}`,
    ...(kept.length === 0 ? [] : [`kept as they were: ${kept.join(', ')}`]),
    'next',
    ...(there === '.' ? [] : [`  cd ${/\s/.test(there) ? `"${there}"` : there}`]),
    '  npm install',
    '  npx casebook new my-cohort <file>',
    '  npx casebook',
    '',
  ].join('\n')
}

const schemasIn = (folder: string): readonly (readonly [name: string, text: string])[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => [name, readFileSync(join(folder, name), 'utf8')])

/** Whether the file was written; false if it existed and `flag` is `wx`. */
const write = (path: string, text: string, flag: 'w' | 'wx'): boolean => {
  mkdirSync(dirname(path), { recursive: true })
  try {
    writeFileSync(path, text, { flag })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return false
  }
}
