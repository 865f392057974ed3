import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { redcapReader } from '../../../sources/redcap/redcap-reader.ts'
import type { SourceReading } from '../../../sources/source.ts'
import { damaged, prefixes, readSoundly } from '../../support/sources/damaged.ts'

/** A project with the elements and attributes that REDCap writes, made up here; its tables were written by hand. */
const project = readFileSync(join(import.meta.dirname, 'project.xml'), 'utf8')
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const read = (text: string, table?: string): Promise<SourceReading> =>
  redcapReader.read(bytesOf(text), 'project.xml', table === undefined ? {} : { table })
const tablesOf = (reading: SourceReading) => {
  if ('faults' in reading) throw new Error(JSON.stringify(reading.faults))
  return reading.tables
}
const faultOf = async (text: string): Promise<string> => {
  const reading = await read(text)
  if (!('faults' in reading)) return 'none'
  const [{ place, expected, found }] = reading.faults as [(typeof reading.faults)[0]]
  return `${place}: expected ${expected}, found ${found}`
}

describe('a REDCap project as XML', () => {
  it('is a table for the event of the baseline and one for the repeating instrument', async () => {
    expect(redcapReader.recognizes(bytesOf(project), 'project.xml')).toBe(true)
    const [baseline, visit, ...more] = tablesOf(await read(project))
    expect(more).toEqual([])
    expect([baseline!.name, visit!.name]).toEqual(['baseline_arm_1', 'visit'])
    expect([baseline!.columns.map(({ name }) => name), ...baseline!.rows]).toEqual([
      [
        ...[
          'record_id',
          'redcap_data_access_group',
          'date_op',
          'sex',
          'size_cm',
          'sites___lung',
          'sites___2',
        ],
        ...['scan', 'baseline_complete'],
      ],
      ['1', 'north', '2020-01-10', '1', '5.4', '1', '0', 'scan.jpg', '2'],
      ['2', '', '2020-03-01', '-99', '', '', '', '', ''],
    ])
    expect([visit!.columns.map(({ name }) => name), ...visit!.rows]).toEqual([
      ['record_id', 'visit_instance', 'visit_date', 'visit_alive', 'seen_at'],
      ['1', '1', '2020-07-01', '1', '2020-07-01T09:30:00'],
      ['1', '2', '2021-02-01', '0', ''],
    ])
  })

  it('has labels without markup, codes, kinds, missing codes and identifiers', async () => {
    const [baseline] = tablesOf(await read(project))
    const column = (name: string) => baseline!.columns.find((one) => one.name === name)
    const missing = [
      { value: '-99', label: 'Not known' },
      { value: '-98', label: 'Not asked' },
    ]
    expect(column('date_op')).toEqual({
      name: 'date_op',
      label: 'Operation date',
      kind: 'date',
      missing,
      isIdentifier: true,
    })
    expect(column('sex')).toEqual({
      ...{ name: 'sex', label: 'Sex', missing },
      codes: [
        { value: '0', label: 'female' },
        { value: '1', label: 'male (at birth)' },
      ],
    })
    expect(column('size_cm')!.kind).toBe('number')
    expect(column('sites___lung')!.label).toBe('Metastases: Lung, left')
    expect(column('sites___2')!.codes).toEqual([
      { value: '1', label: 'Checked' },
      { value: '0', label: 'Unchecked' },
    ])
  })

  it('may be asked for one table, and says what it passed over', async () => {
    expect(tablesOf(await read(project, 'visit')).map(({ name }) => name)).toEqual(['visit'])
    const other = await read(project, 'labs')
    expect('faults' in other && other.faults[0]!.expected).toBe(
      'one of its tables, "baseline_arm_1" and "visit"',
    )
    const reading = await read(project)
    expect('notes' in reading && reading.notes.map(({ text }) => text)).toEqual([
      'cells with attached files: 1; the names of the files were read, their content was not',
    ])
  })

  it('is refused without data, from another system, and with a value twice', async () => {
    expect(await faultOf(project.replace(/<ClinicalData.*<\/ClinicalData>/s, ''))).toContain(
      'expected data of records',
    )
    const other = project
      .replace('"REDCap"', '"Rave"')
      .replace(' redcap:RecordIdField="record_id">\n\t<FormDef', '>\n\t<FormDef')
    expect(await faultOf(other)).toContain('expected a project of REDCap, found ODM of "Rave"')
    const twice = project.replace(
      '<ItemData ItemOID="sex" Value="1"/>',
      '<ItemData ItemOID="sex" Value="1"/><ItemData ItemOID="sex" Value="0"/>',
    )
    expect(await faultOf(twice)).toBe(
      'record "1", event "baseline_arm_1", variable sex: expected one value, found two',
    )
  })
})

describe('hostile XML', () => {
  const laughs = `<?xml version="1.0"?><!DOCTYPE ODM [<!ENTITY a "ha">${Array.from({ length: 20 }, (_, i) => `<!ENTITY ${'b'.repeat(i + 1)} "${`&${'b'.repeat(i) || 'a'};`.repeat(10)}">`).join('')}]><ODM>&${'b'.repeat(20)};</ODM>`

  it.each([
    ['billion laughs', laughs],
    ['an external entity', '<!DOCTYPE ODM [<!ENTITY x SYSTEM "file:///etc/passwd">]><ODM a="&x;"/>'],
    ['an external document type', '<!DOCTYPE ODM SYSTEM "http://localhost/odm.dtd"><ODM/>'],
    ['a parameter entity', '<!DOCTYPE ODM [<!ENTITY % p SYSTEM "http://localhost/p">%p;]><ODM/>'],
  ])('with %s is refused at its document type', async (_, text) => {
    expect(redcapReader.recognizes(bytesOf(text), 'a.xml')).toBe(true)
    expect(await faultOf(text)).toContain(
      'expected well-formed XML, found a document type, whose entities are never read',
    )
  })

  it.each([
    ['an entity that nobody declared', '<ODM a="&x;"/>', 'expected well-formed XML'],
    [
      'elements a million deep',
      '<ODM>'.repeat(1_000_000),
      'expected well-formed XML, found elements nested deeper than 200',
    ],
    ['a tag that is not closed', '<ODM><Study></ODM>', 'expected well-formed XML'],
    ['an attribute twice', '<ODM a="1" a="2"/>', 'expected well-formed XML'],
    [
      'another encoding',
      '<?xml version="1.0" encoding="UTF-7"?><ODM/>',
      'expected text in UTF-8 or UTF-16, found "UTF-7"',
    ],
    [
      'names of parts of objects',
      '<ODM><__proto__/><constructor/><toString/></ODM>',
      'expected a project of REDCap',
    ],
  ])('with %s is a fault', async (_, text, words) => {
    expect(await faultOf(text)).toContain(words)
  })

  it('larger than what is held in memory is refused before it is parsed', async () => {
    const reading = await redcapReader.read(new Uint8Array(400_000_001), 'project.xml', {})
    expect('faults' in reading && reading.faults[0]!.found).toBe('401 MB')
  })

  it('with an attached file of more than four million characters is read, and the file is not', async () => {
    const attached = /(<ItemDataBase64Binary [^>]*)>[^<]*</
    expect(project).toMatch(attached)
    const large = project.replace(attached, `$1>${'QUJD'.repeat(1_500_000)}<`)
    expect(tablesOf(await read(large)).map(({ rows }) => rows)).toEqual(
      tablesOf(await read(project)).map(({ rows }) => rows),
    )
  })

  it('cut at any byte is a fault', async () => {
    const bytes = bytesOf(project)
    for (const [length, prefix] of prefixes(bytes)) {
      // every byte of the data, and every seventh before
      if (length < bytes.length - 1200 && length % 7 > 0) continue
      const reading = await readSoundly(redcapReader, prefix, 'project.xml')
      expect('faults' in reading || length === bytes.length - 1, `${length}`).toBe(true)
    }
  }, 60_000)

  it('never throws, whatever its bytes are', async () => {
    await fc.assert(
      fc.asyncProperty(damaged(bytesOf(project)), async (bytes) => {
        await readSoundly(redcapReader, bytes, 'project.xml')
      }),
      { numRuns: 150 },
    )
  }, 60_000)
})
