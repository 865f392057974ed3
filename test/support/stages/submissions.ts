import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, vi } from 'vitest'
import { command } from '../../../stages/commands/submission.ts'
import { finishedProject, type Project } from '../../../tools/support/project.ts'
import { wordPart } from '../documents/word-parts.ts'

/** The Word files of a cohort with figures and reported numbers. */
export const WORD = [
  'claims.docx',
  'figure-legends.docx',
  'methods-and-results.docx',
  'remark-checklist.docx',
  'strobe-checklist.docx',
  'tables.docx',
] as const

export const FOLDER = 'reports/six/submission'

type Flags = Readonly<Record<string, unknown>>

/** The project of six patients, before each test as its first run left it, and the command in it. */
export const submissions = () => {
  let project: Project
  let said: string[]
  let warned: string[]
  beforeEach(() => {
    project = finishedProject().copy()
    said = []
    warned = []
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0)
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => warned.push(String(text)) > 0)
  })
  afterEach(() => {
    vi.unstubAllEnvs()
    vi.restoreAllMocks()
  })
  const at = (name: string): string => join(project.root, FOLDER, name)
  const read = (name: string): Buffer => readFileSync(at(name))
  return {
    project: (): Project => project,
    said: (): string => said.join(''),
    warned: (): string => warned.join(''),
    run: (flags: Flags = {}, words: readonly string[] = ['six']): Promise<number> =>
      command.run({
        ...{ root: project.root, words, flags, manifest: project.manifest() },
        places: { code: project.root, packages: process.cwd(), project: project.root },
      }),
    at,
    read,
    write: (name: string, content: string): void => {
      mkdirSync(dirname(at(name)), { recursive: true })
      writeFileSync(at(name), content)
    },
    /** Every file of the folder, by name in alphabetical order. */
    files: (): Readonly<Record<string, string>> =>
      Object.fromEntries(
        readdirSync(at('.'), { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map(({ parentPath, name }) => join(parentPath, name).slice(at('.').length + 1))
          .sort()
          .map((name) => [name, read(name).toString('latin1')]),
      ),
    document: (name: string): Promise<Document> => wordPart(read(name)),
  }
}
