import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { baseFiles } from '../../../tools/fuzz/case-files.ts'
import { type Home, newHome } from '../../../tools/fuzz/home.ts'
import { described, packageOf, patientsOf, poolFiles, protocol, ran } from '../../../tools/support/centres.ts'
import { COHORT } from '../../../tools/support/in-memory.ts'

describe('share', () => {
  let home: Home
  beforeAll(() => {
    home = newHome()
  })
  const there = (file: string): boolean => existsSync(join(home.root, 'data/shared/six', file))

  it('writes nothing without an agreement, and says how many patients the tables distinguish', async () => {
    const { status, stderr } = await home.launch('share', 'six')
    expect(status).toBe(2)
    expect(stderr).toContain('expected --agreement "<text>"')
    // of the six patients of the base no two leave at one time
    expect(stderr).toContain('Overall survival: 6 of 6')
    // six ages and five doses are recorded, and all differ
    expect(stderr).toContain('Values of a number that only one patient has:\n  Age: 6\n  Dose: 5\n')
    expect(stderr).toContain('Exact tables of a small series are not anonymous')
    expect(existsSync(join(home.root, 'data/shared'))).toBe(false)
  })

  it('writes the tables of stage 3, less what would be a list of patients, and their hashes', async () => {
    const { status, stdout } = await home.launch('share', 'six', '--agreement', 'tried in a test')
    expect(status).toBe(0)
    const written = home.written()
    const shared = (file: string): string => readFileSync(join(home.root, 'data/shared/six', file), 'utf8')
    expect(shared('six.event-table.csv')).toBe(written['data/derived/six/3-durations/event-table.csv'])
    const description = JSON.parse(shared('six.datapackage.json'))
    for (const { path, hash, bytes } of description.resources) {
      expect(hash).toBe(`sha256:${createHash('sha256').update(shared(path)).digest('hex')}`)
      expect(bytes).toBe(Buffer.byteLength(shared(path)))
    }
    expect(description.casebook.agreement).toBe('tried in a test')
    expect(stdout).toContain(createHash('sha256').update(shared('six.datapackage.json')).digest('hex'))
  })

  it('hides a new folder of data/raw from git, and one that is there it leaves as it is', async () => {
    const to = async (folder: string) =>
      (await home.launch('share', 'six', '--agreement', 'x', '--to', folder)).status
    mkdirSync(join(home.root, 'data/raw/open'))
    expect([await to('data/raw/both'), await to('data/raw/open')]).toEqual([0, 0])
    const again = (folder: string) =>
      home.launch('share', 'six', '--agreement', 'x', '--to', `data/raw/${folder}`)
    expect((await again('open')).stderr).toBe(
      'warning  data/raw/open: expected an entry in .gitignore, found none (committing the folder publishes these exact tables)\n',
    )
    expect((await again('both')).stderr).toBe('')
    expect(readFileSync(join(home.root, '.gitignore'), 'utf8')).toBe(
      'data/raw/both/\ndata/derived/both/\nreports/both/\n',
    )
    for (const folder of ['both', 'open']) rmSync(join(home.root, 'data/raw', folder), { recursive: true })
  })

  it('refuses what is stale: the package would not be of these patients', async () => {
    home.fill({
      ...baseFiles(),
      'claims.csv': new TextEncoder().encode('id,place,label,published,unit,result,reason\n'),
    })
    const { status, stderr } = await home.launch('share', 'six', '--agreement', 'x', '--as', 'later')
    expect(status).toBe(2)
    expect(stderr).toContain('six/1-ingest out of date')
    expect(there('later.counts.csv')).toBe(false)
  })

  it('is a wrong call for a cohort that is not there, and for a name that is no name', async () => {
    expect((await home.launch('share', 'nobody', '--agreement', 'x')).status).toBe(2)
    expect((await home.launch('share')).status).toBe(2)
  })
})

describe('a package', () => {
  const textOf = (files: Readonly<Record<string, Uint8Array>>): string =>
    Object.values(files)
      .map((bytes) => new TextDecoder().decode(bytes))
      .join('\n')

  it('names no patient, and has no counts by a number', async () => {
    const summaries = {
      ...(protocol()['summaries'] as object),
      id: {},
      'sex-by-age': { variable: 'sex', by: 'arm' },
    }
    const models = { by_age: { method: 'cox', endpoint: 'overall-survival', covariates: ['age', 'arm'] } }
    const text = textOf(await packageOf('north', { plan: { summaries, models } }))
    const ids = patientsOf('north')
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((row) => row.split(',')[0]!)
    expect(ids.length).toBe(44)
    expect(ids.filter((id) => text.includes(id))).toEqual([])
    expect(text).not.toMatch(/age=\d/)
    expect(text).toContain('overall-survival,,arm=new,')
  })

  it('has no counts of the patients, also where their names are numbers', async () => {
    const files = await packageOf('north', {
      plan: { summaries: { ...(protocol()['summaries'] as object), id: {} } },
      patients: patientsOf('north').replace(/^n/gm, '77'),
      described: described().replace('"type": "string", "constraints"', '"type": "integer", "constraints"'),
    })
    expect(textOf(files)).not.toMatch(/77\d\d/)
  })

  it('is of the same hash from the same rows, and of another from others', async () => {
    const [one, again] = [await packageOf('north'), await packageOf('north')]
    expect(again).toEqual(one)
    const other = await packageOf('north', { patients: patientsOf('north').replace('n02,m,', 'n02,f,') })
    expect(textOf(other)).not.toBe(textOf(one))
  })

  it('that ships is that of the rows in test/pool', async () => {
    for (const centre of ['north', 'south'] as const)
      for (const [file, bytes] of Object.entries(await packageOf(centre)))
        expect(
          readFileSync(join(import.meta.dirname, '../../../data/raw/made-up-centres', file), 'utf8'),
        ).toBe(new TextDecoder().decode(bytes))
  })

  it('of another version of Casebook, which names other conventions, is taken all the same', async () => {
    const north = await packageOf('north')
    const older = new TextDecoder()
      .decode(north['north.datapackage.json'])
      .replace(/"conventions": \{[^}]*\}/, '"conventions": { "median": "sas", "of-old": 1 }')
    const files = await ran(
      {
        ...north,
        'north.datapackage.json': older,
        ...(await packageOf('south')),
        ...poolFiles(),
      },
      3,
    )
    expect(files.has(`data/derived/${COHORT}/3-durations/event-table.csv`)).toBe(true)
    expect(older).toContain('of-old')
  })

  it('of another centre under a second name is found by its table', async () => {
    const north = await packageOf('north')
    const copied = Object.fromEntries(
      Object.entries(north).map(([name, bytes]) => [
        name.replace('north', 'south'),
        new TextEncoder().encode(new TextDecoder().decode(bytes).replaceAll('"north.', '"south.')),
      ]),
    )
    await expect(ran({ ...north, ...copied, ...poolFiles() }, 2)).rejects.toThrow('the same event table')
  })

  it('says of a variable how each centre made it, where they made it differently', async () => {
    const south = { recode: { of: 'grade', to: { '1': 'low' }, otherwise: 'high' } }
    const files = await ran(
      {
        ...(await packageOf('north')),
        ...(await packageOf('south', {
          plan: { variables: { high_grade: { title: 'Grade two or three', ...south } } },
        })),
        ...poolFiles(),
      },
      2,
    )
    const variables = JSON.parse(
      new TextDecoder().decode(files.get(`data/derived/${COHORT}/2-validate/variables.json`)!),
    )
    expect(variables.map(({ name }: { name: string }) => name)[0]).toBe('centre')
    const made = variables.find(({ name }: { name: string }) => name === 'high_grade')
    expect(made.title).toBe('High grade')
    expect(made.derivation).toMatch(/^north hospital: .+; south hospital: .+$/i)
  })
})
