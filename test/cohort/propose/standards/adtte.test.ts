import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { adtteField, adtteProblem, adtteUnit, fromAdtte } from '../../../../cohort/propose/standards/adtte.ts'
import { table as csvTable } from '../../../../pipeline/formats/csv.ts'
import { readers } from '../../../../sources/index.ts'

const folder = join(import.meta.dirname, '../../../sources/adtte')

/** A table of ADTTE from a file of another program, by the reader that recognizes it. */
const found = async (name: string) => {
  const bytes = readFileSync(join(folder, name))
  const reading = await readers.find((reader) => reader.recognizes(bytes, name))!.read(bytes, name, {})
  if ('faults' in reading) throw new Error(JSON.stringify(reading.faults))
  const [table] = reading.tables
  return { header: table!.columns.map((column) => column.name), rows: table!.rows }
}
const tableOf = (header: string, ...rows: readonly string[]) => ({
  header: header.split(','),
  rows: rows.map((row) => row.split(',')),
})
const labels = (trial: ReturnType<typeof fromAdtte>, column: string) =>
  Object.fromEntries(
    (adtteField(column, trial.file, 'd')!.field.categories ?? []).map((one) => {
      const { value, label } = one as { value: number; label: string }
      return [value, label]
    }),
  )

describe('ADTTE', () => {
  it.each(['adtte.xpt', 'adtte.json'])(
    '%s with small names and no PARAMCD becomes a row a subject, with the words of EVNTDESC as R counts them',
    async (name) => {
      const table = await found(name)
      expect(adtteProblem(table, undefined)).toBe(null)
      expect(adtteUnit(table, undefined)).toBe('d')
      const trial = fromAdtte(table)
      expect(trial.file.header).toEqual(['USUBJID', 'trt01p', 'OS_AVAL', 'OS_CNSR', 'PFS_AVAL', 'PFS_CNSR'])
      expect(trial.file.rows.slice(0, 2)).toEqual([
        ['S-01', 'A', '388', '0', '120', '0'],
        ['S-02', 'B', '119', '0', '60', '0'],
      ])
      expect(labels(trial, 'OS_CNSR')).toEqual({
        0: 'event: Death',
        1: 'censored: Completed study / Lost to follow-up',
      })
      expect(labels(trial, 'PFS_CNSR')).toEqual({
        0: 'event: Progression / Death',
        1: 'censored: Completed study',
        2: 'censored: New therapy',
      })
      const { rows } = csvTable.decode(readFileSync(join(folder, 'counts.csv')), 'counts.csv')
      const counted = new Map(
        rows.map(([param, cnsr, words, count]) => [`${param![0]}${cnsr} ${words}`, count]),
      )
      expect(trial.excluded.map(({ column, text }) => `${column}: ${text}`)).toEqual([
        'PARAM: there is no PARAMCD; the code OS was made for "Overall Survival (days)"',
        'PARAM: there is no PARAMCD; the code PFS was made for "Progression-Free Survival (days)"',
        'EVNTDESC: describes one parameter, so it is excluded; its words are labels of the codes of CNSR',
        'ADT: describes one parameter, so it is excluded',
        `OS_CNSR: code 1 has 2 descriptions in EVNTDESC: "Completed study" (${counted.get('O1 Completed study')}), "Lost to follow-up" (${counted.get('O1 Lost to follow-up')})`,
        `PFS_CNSR: code 0 has 2 descriptions in EVNTDESC: "Progression" (${counted.get('P0 Progression')}), "Death" (${counted.get('P0 Death')})`,
      ])
      expect(Object.keys(parse(trial.endpoints).endpoints)).toEqual(['os', 'pfs'])
    },
  )

  it('takes CNSDTDSC where EVNTDESC says nothing', () => {
    const trial = fromAdtte(
      tableOf(
        'USUBJID,PARAMCD,AVAL,AVALU,CNSR,EVNTDESC,CNSDTDSC',
        'S1,OS,10,DAYS,0,Death,',
        'S2,OS,12,DAYS,1,,Last contact',
        'S3,OS,9,DAYS,2,Withdrawal,Date of withdrawal',
      ),
    )
    expect(labels(trial, 'OS_CNSR')).toEqual({
      0: 'event: Death',
      1: 'censored: Last contact',
      2: 'censored: Withdrawal',
    })
  })

  it('has labels without words where there are none, and different ones for different codes', () => {
    const rows = ['S1,OS,1,0,', 'S2,OS,2,1,Study\nended', 'S3,OS,3,2,Study ended', 'S4,OS,4,3,']
    const trial = fromAdtte(tableOf('USUBJID,PARAMCD,AVAL,CNSR,EVNTDESC', ...rows))
    expect(labels(trial, 'OS_CNSR')).toEqual({
      0: 'event',
      1: 'censored: Study ended (1)',
      2: 'censored: Study ended (2)',
      3: 'censored (3)',
    })
    const long = fromAdtte(tableOf('USUBJID,PARAMCD,AVAL,CNSR,EVNTDESC', `S1,OS,1,1,${'x'.repeat(200)}`))
    expect(labels(long, 'OS_CNSR')).toEqual({ 0: 'event', 1: 'censored (1)' })
  })

  it('makes different codes of titles with the same initials', () => {
    const titles = ['Overall Survival', 'Objective Status', 'Überleben', '5-year survival']
    const trial = fromAdtte(tableOf('USUBJID,PARAM,AVAL,CNSR', ...titles.map((title) => `S1,${title},1,0`)))
    expect(trial.excluded.map(({ text }) => / the code (\S+) /.exec(text)?.[1])).toEqual([
      'OS',
      'OS2',
      'UBERLE',
      'P5YS',
    ])
    expect(adtteProblem(tableOf('USUBJID,PARAM,AVAL,CNSR', 'S1,,1,0'), 'd')).toContain('PARAMCD')
  })

  it('refuses one name in capitals and in small letters, and says which names are absent', () => {
    expect(adtteProblem(tableOf('USUBJID,PARAMCD,AVAL,aval,CNSR', 'S1,OS,1,1,0'), 'd')).toBe(
      'expected each column once, found AVAL in capitals and in small letters',
    )
    expect(adtteProblem(tableOf('usubjid,aval', 'S1,1'), 'd')).toBe(
      'expected the columns USUBJID, PARAMCD, AVAL, CNSR, found no PARAMCD or PARAM, CNSR',
    )
  })

  it('reads the unit in the title where there is no AVALU, and refuses another one', () => {
    const table = tableOf('USUBJID,PARAM,AVAL,CNSR', 'S1,Overall survival (Months),1,0')
    expect(adtteUnit(table, undefined)).toBe('mo')
    expect(adtteProblem(table, 'd')).toContain('expected PARAM to say what --unit says (d), found MONTHS')
    expect(adtteUnit(tableOf('USUBJID,PARAM,AVAL,CNSR', 'S1,Overall survival,1,0'), undefined)).toBe(null)
  })
})
