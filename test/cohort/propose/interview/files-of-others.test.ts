import { describe, expect, it } from 'vitest'
import { eventQuestion } from '../../../../cohort/propose/interview/event-questions.ts'
import { groupQuestion } from '../../../../cohort/propose/interview/group-questions.ts'
import { untilQuestion } from '../../../../cohort/propose/interview/time-questions.ts'
import { columnsOf, repeated } from '../../../support/cohort/seen-columns.ts'

// traits of files that others published: docs/measurements/files-of-others.md

describe('the event of a file of others', () => {
  const proposalOf = (header: string, ...rows: string[]) =>
    eventQuestion(columnsOf(header, ...rows).columns, 'nr').proposal
  const rows = repeated(8, (i) => `${i},${i % 2},${i % 2}`)

  it('is found in headers of one word: pgstat, fustat, Patientstatus; an abbreviation of censoring among several is none', () => {
    for (const name of ['pgstat', 'fustat', 'FSTAT', 'Patientstatus', 'censdead'])
      expect(proposalOf(`nr,sex,${name}`, ...rows)).toMatchObject({ answer: name })
    for (const name of ['menostatus', 'thermostat', 'census'])
      expect(proposalOf(`nr,sex,${name}`, ...rows)).toMatchObject({ answer: null })
    expect(proposalOf('nr,censrec,censdead', ...rows)).toMatchObject({ answer: null })
  })

  it('is the only column whose codes name an event, where no header does', () => {
    const fates = repeated(9, (i) => `${i},${i % 2},${['alive', 'death by disease', 'lost'][i % 3]}`)
    expect(proposalOf('nr,sex,fate', ...fates)).toEqual({ answer: 'fate', why: 'its codes name an event' })
    const words = repeated(8, (i) => `${i},${i % 2},${i % 2 ? 'yes' : 'no'}`)
    expect(proposalOf('nr,sex,smoker', ...words)).toMatchObject({ answer: null })
  })

  it('is no column with one value, unless its header says so: all may have died', () => {
    const optionsOf = (header: string, ...lines: string[]) =>
      eventQuestion(columnsOf(header, ...lines).columns, 'nr').options.map(({ value }) => value)
    const same = repeated(8, (i) => `${i},0,${i % 2},1`)
    expect(optionsOf('nr,surgery,sex,dead', ...same)).toEqual(['sex', 'dead'])
  })
})

describe('the times of a file of others', () => {
  it('are offered among all numbers without codes, where no header names a time', () => {
    const { columns, named } = columnsOf(
      'nr,dead,age,x,size_mm',
      ...repeated(30, (i) => `${i},${i % 2},${40 + i},${3 * i + 0.5},${i + 0.25}`),
    )
    const until = untilQuestion(columns, 'nr', { event: named('dead').field, codes: ['1'] })
    expect(until.options.map(({ value }) => value)).toEqual(['x'])
    expect(until.proposal).toMatchObject({ answer: null })
  })

  it('are those of an abbreviation with its unit in one word, in its unit', () => {
    const { columns, named } = columnsOf(
      'nr,dead,OSmonth,DFSmonth',
      ...repeated(30, (i) => `${i},${i % 2},${2 * i},${i}`),
    )
    const until = untilQuestion(columns, 'nr', { event: named('dead').field, codes: ['1'] })
    expect(until.proposal?.answer).toBe('OSmonth')
    expect([named('OSmonth').field.unit, named('DFSmonth').field.unit]).toEqual(['mo', 'mo'])
  })
})

it('a column with the same group in every row is no group, whatever the file declares, and is refused with the reason', () => {
  const rows = repeated(8, (i) => `${i},${i % 2},${'AB'[i % 2]},${i % 3 ? 'm' : 'f'}`)
  const { columns } = columnsOf('nr,dead,treatment,sex', ...rows)
  const ofSame = columns.map((column) =>
    column.field.name === 'treatment' ? { ...column, cells: () => Array<string>(8).fill('A') } : column,
  )
  expect(groupQuestion(columns, 'nr', 'dead')?.proposal?.answer).toBe('treatment')
  const question = groupQuestion(ofSame, 'nr', 'dead')
  expect(question?.options.map(({ value }) => value)).toEqual(['sex'])
  expect(question?.proposal?.answer).toBeNull()
  expect(question?.refusal?.('treatment')).toBe('treatment is the same in every row')
})
