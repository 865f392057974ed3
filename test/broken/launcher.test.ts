import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { baseFiles, cases } from '../../tools/fuzz/case-files.ts'
import { type Home, newHome } from '../../tools/fuzz/home.ts'

let home: Home
let before: ReturnType<Home['written']> = {}

beforeAll(() => {
  home = newHome()
  before = home.written()
})

/** The user id of the account `nobody`. */
const UNPRIVILEGED_ID = 65_534
const AS_UNPRIVILEGED = { uid: UNPRIVILEGED_ID, gid: UNPRIVILEGED_ID }
const isRoot = process.getuid?.() === 0

/** Root may read every file: then an unprivileged user runs the launcher, if that user can read the packages. */
const canBeRefused = (): boolean =>
  process.platform !== 'win32' &&
  (!isRoot ||
    spawnSync('test', ['-r', join(import.meta.dirname, '../../package.json')], AS_UNPRIVILEGED).status === 0)

const TRIED = [
  'cells/all-at-once',
  'files/file-with-space',
  'plan/missing-plan',
  'descriptors/path-up',
  'cells/relapse-after-last-contact',
  'files/utf-16',
  'plan/yaml-alias-explodes',
]

describe('the launcher on a broken cohort', () => {
  it('has something to lose', () => {
    expect(Object.keys(before)).toContain('data/derived/six/6-audit/verdicts.csv')
    expect(Object.keys(before)).toContain('reports/six/index.html')
  })

  for (const { name, files, exit, lines } of cases().filter((broken) => TRIED.includes(broken.name)))
    it(`says every fault with its path, ends in ${exit} and leaves every artifact as it was: ${name}`, async () => {
      home.fill(files)
      const { status, stderr } = await home.launch()
      expect(stderr.split('\n').filter((line) => line.startsWith('data/raw/'))).toEqual(
        lines.map((line) => `data/raw/six/${line}`),
      )
      expect(status).toBe(exit)
      expect(home.written()).toEqual(before)
    })

  it('writes all but the audit where only claims.csv is at fault, says so and ends in 1', async () => {
    const { files, lines } = cases().find(({ name }) => name === 'claims/claim-names-no-result')!
    home.fill(files)
    const { status, stderr } = await home.launch()
    expect(stderr).toBe(
      `${lines.map((line) => `data/raw/six/${line}`).join('\n')}\nsix: 1 problem in the data; written without the audit\n`,
    )
    expect(status).toBe(1)
    const after = home.written()
    const numbers = (written: typeof before) =>
      Object.entries(written).filter(([path]) => /\/[345]-/.test(path))
    expect(numbers(after)).toEqual(numbers(before))
    expect(after['reports/six/index.html']).not.toBe(before['reports/six/index.html'])
    await home.restore()
    expect(home.written()).toEqual(before)
  })

  const inPlaceOfCsv: Readonly<Record<string, (path: string) => void>> = {
    'a folder': (path) => mkdirSync(path),
    'a symbolic link': (path) => symlinkSync(join(home.root, 'package.json'), path),
    'a pipe': (path) => {
      execFileSync('mkfifo', [path])
    },
  }
  for (const [what, put] of Object.entries(inPlaceOfCsv))
    it.skipIf(process.platform === 'win32')(
      `does not open ${what} in place of a table, and says so`,
      async () => {
        home.fill(baseFiles())
        rmSync(join(home.raw, 'outcomes.csv'))
        put(join(home.raw, 'outcomes.csv'))
        const { status, stderr } = await home.launch()
        expect(stderr).toContain(
          `data/raw/six/outcomes.csv: expected a regular file, found ${what} (replace it with the file itself, or remove it)`,
        )
        expect(status).toBe(1)
        expect(home.written()).toEqual(before)
      },
    )

  it('does not follow a link to nowhere, nor take a folder for the plan', async () => {
    home.fill(baseFiles())
    for (const name of ['outcomes.csv', 'analysis.yaml']) rmSync(join(home.raw, name))
    symlinkSync(join(home.root, 'nowhere'), join(home.raw, 'outcomes.csv'))
    mkdirSync(join(home.raw, 'analysis.yaml'))
    const { status, stderr } = await home.launch()
    expect(stderr).toContain('six/outcomes.csv: expected a regular file, found a symbolic link')
    expect(stderr).toContain('six/analysis.yaml: expected a regular file, found a folder')
    expect(status).toBe(1)
    expect(home.written()).toEqual(before)
  })

  it('refuses a line of 2 GB by its size, before it reads it', async () => {
    home.fill(baseFiles())
    truncateSync(join(home.raw, 'outcomes.csv'), 2 ** 31)
    const { status, stderr } = await home.launch()
    expect(stderr).toContain(
      'data/raw/six/outcomes.csv: expected at most 50 MB, found 2147 MB (remove columns and rows that the plan does not use, let an engine count the rows (docs/guides/registries.md), or move the file out of the folder)',
    )
    expect(status).toBe(1)
    expect(home.written()).toEqual(before)
  })

  it('answers a cohort that is not there with the ones that are, and ends in 2', async () => {
    home.fill(baseFiles())
    const { status, stderr } = await home.launch('sixx')
    expect(stderr).toContain('six')
    expect(status).toBe(2)
    expect(home.written()).toEqual(before)
  })

  it.skipIf(process.platform === 'win32')(
    'says that the disk is full, and leaves no half-written file',
    () => {
      home.fill(baseFiles())
      writeFileSync(
        join(home.raw, 'analysis.yaml'),
        readFileSync(join(home.raw, 'analysis.yaml'), 'utf8').replace('alpha: 0.05', 'alpha: 0.01'),
      )
      // no file may be larger than 16 blocks of 512 bytes: a disk that is full after them
      const { status, stderr } = spawnSync(
        'sh',
        ['-c', 'ulimit -f 16; exec "$0" pipeline/launch.js stages/index.ts', process.execPath],
        { cwd: home.root, encoding: 'utf8', timeout: 60_000 },
      )
      expect(stderr).toMatch(
        /data\/derived\/six\/\S+: expected no limit below the size of the file, found a limit on file size/,
      )
      expect(status).toBe(1)
      expect(home.written()).toEqual(before)
    },
  )

  it.skipIf(!canBeRefused())('says of an unreadable file that it may not be read', () => {
    home.fill(baseFiles())
    chmodSync(join(home.raw, 'outcomes.csv'), 0)
    if (isRoot) execFileSync('chown', ['-R', String(UNPRIVILEGED_ID), home.root])
    const { status, stderr } = spawnSync(process.execPath, ['pipeline/launch.js', 'stages/index.ts'], {
      cwd: home.root,
      encoding: 'utf8',
      timeout: 60_000,
      ...(isRoot ? AS_UNPRIVILEGED : {}),
    })
    if (isRoot) execFileSync('chown', ['-R', '0', home.root])
    expect(stderr).toContain(
      'data/raw/six/outcomes.csv: expected permission to read and write, found none for this user (change its permissions)',
    )
    expect(status).toBe(1)
    expect(home.written()).toEqual(before)
  })

  it('runs nothing once the cohort is whole again', async () => {
    home.fill(baseFiles())
    const { status, stdout } = await home.launch()
    expect(stdout).toMatch(/^nothing to do/)
    expect(status).toBe(0)
    expect(home.written()).toEqual(before)
  })
})
