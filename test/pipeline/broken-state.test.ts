import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { finishedProject, type Project } from '../../tools/support/project.ts'
import { differences } from '../../tools/support/project-tree.ts'

let finished: Project
let project: Project
beforeAll(() => {
  finished = finishedProject(['five', 'six'])
})
afterEach(() => project.dispose())

const good = (): Project => {
  project = finished.copy()
  return project
}

const LOCK = 'data/derived/six/lock.json'
const RESULTS = 'data/derived/six/4-estimate/results.csv'

/** The next run, and the tree that it leaves, against a clean one. */
const isMended = async (): Promise<void> => {
  const { code, err } = await project.run()
  expect(err).toBe('')
  expect(code).toBe(0)
  expect(differences(finished.tree(), project.tree())).toEqual([])
}

describe('a lock of another form is none', () => {
  it.each([
    ['null', 'null'],
    ['a list', '[]'],
    ['tasks that are a list', '{"tasks":[1]}'],
    ['a task that is null', '{"tasks":{"1-ingest":null}}'],
    ['a task without a trace', '{"tasks":{"1-ingest":{}}}'],
    ['traces of other types', '{"tasks":{"1-ingest":{"outputs":5,"trace":{"stage":1,"code":null}}}}'],
    ['the marks of a merge', '<<<<<<< HEAD\n{"tasks":{}}\n=======\n{"tasks":{}}\n>>>>>>> theirs\n'],
    ['half a file', '{"tasks":{"1-ingest":{"outp'],
  ])('%s', async (_, text) => {
    good().write(LOCK, text)
    await isMended()
  })
})

describe('a file of build/ that is not as it was written is made again', () => {
  it.each([
    ['.casebook/hashes.json', 'null'],
    ['.casebook/hashes.json', '{"data/raw/six/patients.csv":null}'],
    ['build/manifest.json', '{}'],
    ['build/manifest.json', '{"entry":"stages/index.ts","watched":{}}'],
    ['build/pipeline/main.js', 'import {'],
    ['build/stages/4-estimate/stage.js', 'export const half = {'],
    ['build/stages/index.js', 'import {'],
    ['data/derived/run.json', 'null'],
    ['data/derived/run.json', '{"milliseconds":{"six/6-search":"long"}}'],
  ])('%s of %s', async (path, text) => {
    good().write(path, text)
    project.remove(RESULTS)
    project.edit('statistics/numbers/rational.ts', (all) => `${all}\n// a comment\n`)
    await isMended()
  })

  it.each(['build/manifest.json', '.casebook/hashes.json'])('a folder in the place of %s', async (path) => {
    good().remove(path)
    project.write(`${path}/a`, '')
    project.remove(RESULTS)
    await isMended()
  })

  it('a record of nothing to do that is cut short', async () => {
    good()
    await sleep(2100)
    expect((await project.call([])).code).toBe(0)
    project.edit('.casebook/nothing-to-do', (text) => text.split('\n').slice(0, 4).join('\n'))
    project.edit('data/raw/six/patients.csv', (text) => text.replace('alive,33', 'alive,34'))
    expect((await project.call([])).out).toContain('ran ')
  })

  it('the module of a source that a failed compilation left', async () => {
    const [source, other] = ['statistics/numbers/rational.ts', 'stages/4-estimate/stage.ts']
    const [text, otherText] = [good().read(source), project.read(other)]
    project.write(source, `${text}\nthrow new Error('the text that was never to run')\n`)
    project.write(other, `${otherText}\nexport const now = () => Date.now()\n`)
    expect((await project.run()).code).toBe(3)
    project.write(source, text)
    project.write(other, otherText)
    project.remove(RESULTS)
    await isMended()
  })
})

describe('the folder is not held', () => {
  const GUARD = 'data/derived/.casebook-guard'

  it('by a process that has ended, even if its exit code was not read', async () => {
    // the shell starts a process that ends when it has itself become one that never asks
    const parent = spawn('sh', ['-c', 'sleep 0.5 & echo $!; exec sleep 60'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    try {
      const zombie = Number(await firstLine(parent))
      const stat = await statOfZombie(zombie)
      good().write(GUARD, `${zombie} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`)
      await isMended()
    } finally {
      parent.kill('SIGKILL')
    }
  })

  it.each(['', 'garbage', '-1 0', '0'])('by a file that says "%s"', async (text) => {
    good().write(GUARD, text)
    await isMended()
  })

  it('but by one that lives', async () => {
    const stat = readFileSync(`/proc/${process.pid}/stat`, 'utf8')
    good().write(GUARD, `${process.pid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`)
    expect(await project.run()).toMatchObject({ code: 2, err: expect.stringContaining('found process') })
  })
})

const firstLine = (child: ChildProcess): Promise<string> =>
  new Promise((resolve) => child.stdout!.once('data', (text) => resolve(String(text).trim())))

const statOfZombie = async (pid: number): Promise<string> => {
  for (let i = 0; i < 100; i += 1) {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    if (/\) Z /.test(stat)) return stat
    await sleep(20)
  }
  throw new Error(`${pid}: expected it to end`)
}

describe.skipIf(!existsSync('/dev/shm'))('a folder on another disk', () => {
  it.each(['data/derived', 'build', 'reports'])('%s: the same run', async (folder) => {
    const elsewhere = mkdtempSync('/dev/shm/casebook-test-')
    try {
      good().own(folder)
      cpSync(join(project.root, folder), join(elsewhere, 'a'), { recursive: true, verbatimSymlinks: true })
      rmSync(join(project.root, folder), { recursive: true })
      symlinkSync(join(elsewhere, 'a'), join(project.root, folder))
      const { code, err } = await project.run()
      expect(err).toBe('')
      expect(code).toBe(0)
      project.edit('data/raw/six/patients.csv', (text) => text.replace('alive,33', 'alive,34'))
      expect((await project.run()).ran).toContain('six/4-estimate')
    } finally {
      rmSync(elsewhere, { recursive: true, force: true })
    }
  })
})

describe('a folder in the place of an artifact', () => {
  it.each([RESULTS, 'data/derived/six/2-validate/plan/publish.json', 'reports/six/index.html', LOCK])(
    '%s is a fault that names it; nothing of the cohort is changed, and it stays in the index',
    async (path) => {
      good().remove(path)
      project.write(`${path}/somebody's`, 'own')
      const before = project.tree()
      const { code, out } = await project.call([])
      const said = await project.call([])
      expect(said.err + out).toContain(
        `${path}: expected a file, found a folder (move or rename it, and run again)`,
      )
      expect(code).toBe(1)
      expect(differences(before, project.tree())).toEqual([])
      expect(project.read('reports/index.html')).toContain('href="six/index.html"')
      rmSync(join(project.root, path), { recursive: true })
      await isMended()
    },
  )

  it('a file in the place of a cohort’s folder is one too', async () => {
    good()
    rmSync(join(project.root, 'data/derived/six'), { recursive: true })
    project.write('data/derived/six', '')
    const { code, err } = await project.call([])
    expect(err).toContain('data/derived/six')
    expect(err).not.toContain('    at ')
    expect(code).toBe(1)
  })
})

describe('another cohort’s artifacts are never touched', () => {
  it('where its lock was copied', async () => {
    good().write(LOCK, project.read('data/derived/five/lock.json'))
    await isMended()
  })

  it('where a folder was made a link to that cohort’s', async () => {
    good()
    rmSync(join(project.root, 'data/derived/six'), { recursive: true })
    symlinkSync('five', join(project.root, 'data/derived/six'))
    const { code, err } = await project.call([])
    expect(err).toContain(
      'data/derived/six: expected a folder, found a link (move or rename it, and run again)',
    )
    expect(code).toBe(1)
    rmSync(join(project.root, 'data/derived/six'))
    await isMended()
  })

  it('where two artifacts were swapped', async () => {
    const other = RESULTS.replace('six', 'five')
    const text = good().read(RESULTS)
    project.edit('data/raw/five/patients.csv', (all) => all.replace('alive,33', 'alive,34'))
    expect((await project.run()).code).toBe(0)
    const clean = project.tree()
    project.write(RESULTS, project.read(other))
    project.write(other, text)
    expect((await project.run()).code).toBe(0)
    expect(differences(clean, project.tree())).toEqual([])
  })
})

it('a link in the place of an artifact is replaced; what it led to is left alone', async () => {
  const elsewhere = join(good().root, 'elsewhere.csv')
  renameSync(join(project.root, RESULTS), elsewhere)
  writeFileSync(elsewhere, 'edited')
  symlinkSync(elsewhere, join(project.root, RESULTS))
  await isMended()
  expect(readFileSync(elsewhere, 'utf8')).toBe('edited')
})

it('a package lock that is no JSON is named, with exit code 1', async () => {
  project = good().copy()
  project.edit('package-lock.json', (text) => `<<<<<<< HEAD\n${text}`)
  const { code, err } = await project.call([])
  expect(err).toMatch(/^package-lock\.json: expected JSON with packages, found /)
  expect(code).toBe(1)
})

it('a project whose path holds a blank, a quote, a hash or a star runs as any other', () => {
  project = good().copy()
  const odd = join(project.root, '..', `casebook-test-a b'c#d*${process.pid}`)
  renameSync(project.root, odd)
  try {
    mkdirSync(project.root) // for who disposes of it
    const run = (...argv: string[]): string =>
      execFileSync(process.execPath, ['pipeline/launch.js', 'stages/index.ts', ...argv], {
        cwd: odd,
        encoding: 'utf8',
        env: { ...process.env, CI: '' },
      })
    rmSync(join(odd, RESULTS))
    rmSync(join(odd, 'build/manifest.json'))
    expect(run()).toContain('ran      six/4-estimate')
    expect(run('verify')).toContain('verified')
  } finally {
    rmSync(odd, { recursive: true, force: true })
  }
})
