import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { PAGE } from '../../pipeline/compile/page.js'
import { finishedProject, type Project, REAL } from '../../tools/support/project.ts'
import { deadLinks } from '../support/pipeline/dead-links.ts'

const finished = finishedProject()

/** Writes a page of two files and a folder, as the clone's own program writes one of its sources. */
const BUILDER = `import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { writePageRecord } from '../pipeline/compile/page.js'
writeFileSync('${PAGE}', readFileSync('page/one.ts', 'utf8') + readdirSync('page/examples'))
writePageRecord('.', ['page/one.ts', 'tools/page.ts'], ['page/examples'])
`

const givePage = (project: Project): void => {
  project.write('tools/page.ts', BUILDER)
  const loader = 'tools/support/typescript-modules.js'
  project.write(loader, `import ${JSON.stringify(pathToFileURL(join(REAL, loader)).href)}`)
  project.write('page/one.ts', 'one')
  mkdirSync(join(project.root, 'page/examples'), { recursive: true })
}

const run = async (project: Project, ...words: readonly string[]): Promise<string> => {
  const { code, out, err } = await project.call(words)
  expect([code, err]).toEqual([0, ''])
  return out
}

describe('the page beside the reports', () => {
  it('is made by a run, so that no link of the index leads to nothing, and made again only of other sources', async () => {
    const project = finished.copy()
    const index = join(project.root, 'reports/index.html')
    // this project has run, without the sources of the page
    expect(deadLinks(index)).toEqual(['casebook.html'])
    givePage(project)
    expect(await run(project)).toMatch(/\nwrote reports\/casebook\.html\n$/)
    expect(deadLinks(index)).toEqual([])
    expect(await run(project)).not.toContain('wrote')
    project.write('page/one.ts', 'two')
    // a run of one cohort does not wait for it
    await run(project, 'six')
    expect(project.read(PAGE)).toBe('one')
    await run(project)
    expect(project.read(PAGE)).toBe('two')
    project.write('page/examples/file.csv', '')
    await run(project)
    expect(project.read(PAGE)).toBe('twofile.csv')
    project.remove(PAGE)
    await run(project, 'six')
    expect(deadLinks(index)).toEqual([])
    // clean removes it with the index, if no cohort is named
    expect(await run(project, 'clean', 'six', '--dry-run')).not.toContain(PAGE)
    await run(project, 'clean')
    expect(project.exists(PAGE)).toBe(false)
  })
})
