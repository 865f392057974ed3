import { execFileSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newProject, type Project } from '../../../tools/support/project.ts'
import { warmed } from '../../support/warmed.ts'

describe('a cohort that is not for publication', () => {
  let project: Project
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@x', ...args], {
      cwd: project.root,
      encoding: 'utf8',
    })
  beforeAll(async () => {
    project = warmed(newProject(['open', 'six']))
    project.edit('data/raw/six/analysis.yaml', (text) => text.replace('publish: true', 'publish: false'))
  })
  afterAll(() => project.dispose())
  const warned = async () => {
    const { code, err } = await project.call(['-q'])
    expect(code).toBe(0)
    return err
  }

  it('is warned of at the end of each run until git ignores its folders, and never outside of a work tree', async () => {
    expect(await warned()).toBe('')
    git('init', '-q')
    // what an earlier run remembers is that nothing was to be said
    expect((await project.call(['six', '-q'])).err).toContain('git does not ignore')
    const first = (await project.call(['six'])).err
    expect(first).toContain('warning  six: the plan has publish: false, but git does not ignore')
    expect(first).toContain('data/raw/six/, data/derived/six/, reports/six/')
    expect(first).not.toContain('open:')
    project.write('.gitignore', 'data/raw/six/\nreports/six/\n')
    const second = await warned()
    expect(second).toContain('in data/derived/six/:')
    // another pattern than the one that share and new write
    project.write('.gitignore', 'data/**/six/**\nreports/*\n!reports/open/\n')
    expect(await warned()).toBe('')
    expect(await warned()).toBe('')
    project.write('.gitignore', '\n')
    expect(await warned()).toContain('git does not ignore')
  })

  it('is warned of where its files are committed, whatever is ignored since', async () => {
    project.write('.gitignore', 'data/raw/six/\ndata/derived/six/\nreports/six/\n')
    expect(await warned()).toBe('')
    git('add', '-f', 'data/raw/six/patients.csv')
    expect((await project.call(['six'])).err).toContain('1 file in data/raw/six/')
  })
})
