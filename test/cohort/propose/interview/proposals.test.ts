import { describe, expect, it } from 'vitest'
import { proposedOrder } from '../../../../cohort/propose/interview/category-order.ts'
import { entersQuestion } from '../../../../cohort/propose/interview/entry-question.ts'
import { codesQuestion, eventQuestion } from '../../../../cohort/propose/interview/event-questions.ts'
import { groupQuestion } from '../../../../cohort/propose/interview/group-questions.ts'
import { evidence } from '../../../../cohort/propose/interview/seen-column.ts'
import {
  atQuestion,
  fromQuestion,
  untilQuestion,
} from '../../../../cohort/propose/interview/time-questions.ts'
import { unitQuestion } from '../../../../cohort/propose/interview/unit-question.ts'
import { columnsOf, repeated } from '../../../support/cohort/seen-columns.ts'

describe('what is seen of a column', () => {
  it('is counts of codes, the frequent first; the range of numbers and dates; no value of a text', () => {
    const { named } = columnsOf(
      'nr,stage,months,day,remark',
      ...repeated(
        9,
        (i) => `${i},${i < 6 ? 'II' : 'I'},${i === 3 ? '' : 10 - i},2015-01-0${i + 1},text ${i}`,
      ),
    )
    expect(evidence(named('stage'))).toBe('II (6), I (3)')
    expect(evidence(named('months'))).toBe('numbers 2 to 10 months; 1 missing')
    expect(evidence(named('day'))).toBe('dates 2015-01-01 to 2015-01-09')
    expect(evidence(named('remark'))).toBe('text, 9 different')
    expect(evidence({ ...named('stage'), isWithheld: true })).toBe('not shown')
  })
})

describe('the proposed event', () => {
  const proposalOf = (header: string, ...rows: string[]) =>
    eventQuestion(columnsOf(header, ...rows).columns, 'nr').proposal
  const rows = repeated(8, (i) => `${i},${i % 2},${i % 2}`)

  it('is the column that sounds most like death, then like an event; none where two do', () => {
    expect(proposalOf('nr,sex,dead', ...rows)).toMatchObject({ answer: 'dead' })
    expect(proposalOf('nr,OS_STATUS,PFS_STATUS', ...rows)).toMatchObject({ answer: null })
    expect(proposalOf('nr,sex,ereignis', ...rows)).toMatchObject({ answer: 'ereignis' })
    expect(proposalOf('nr,sex,centre', ...rows)).toMatchObject({ answer: null })
  })

  it('is a date of death that is filled in some rows, where no column has codes of an event', () => {
    const dated = repeated(4, (i) => `${i},2015-01-0${i + 1},${i % 2 ? '2016-02-03' : ''}`)
    expect(proposalOf('nr,diagnosed,died_on', ...dated)).toMatchObject({ answer: 'died_on' })
  })
})

describe('the proposed codes', () => {
  const proposalOf = (name: string, ...cells: readonly string[]) =>
    codesQuestion(
      columnsOf(`nr,${name}`, ...repeated(4 * cells.length, (i) => `${i},${cells[i % cells.length]}`)).named(
        name,
      ),
    ).proposal?.answer

  it('are those whose words say so, also of a column of cBioPortal', () => {
    expect(proposalOf('status', 'alive', 'dead of disease', 'dead of other causes')).toEqual([
      'dead of disease',
      'dead of other causes',
    ])
    expect(proposalOf('OS_STATUS', '0:LIVING', '1:DECEASED')).toEqual(['1:DECEASED'])
    expect(proposalOf('verstorben', 'ja', 'nein')).toEqual(['true'])
    expect(proposalOf('status', 'A', 'D')).toBeNull()
  })

  it('are 1 of 0 and 1 and 2 of 1 and 2, but 0 of a column "alive", and none of a column of censoring', () => {
    expect(proposalOf('dead', '0', '1')).toEqual(['1'])
    expect(proposalOf('status', '1', '2')).toEqual(['2'])
    expect(proposalOf('alive', '0', '1')).toEqual(['0'])
    expect(proposalOf('alive', 'yes', 'no')).toEqual(['false'])
    expect(proposalOf('cens', '0', '1')).toBeNull()
    expect(proposalOf('censrec', '0', '1')).toBeNull()
    expect(proposalOf('censor', 'alive at the end', 'death of AIDS')).toEqual(['death of AIDS'])
    expect(proposalOf('censored', 'yes', 'no')).toBeNull()
    expect(proposalOf('status', '0', '1', '2')).toBeNull()
  })
})

describe('the proposed times', () => {
  it('are last contact by its header, or the only column that is filled in every row', () => {
    const { columns, named } = columnsOf(
      'nr,dead,days_to_death,days_to_last_follow_up',
      ...repeated(8, (i) => `${i},${i % 2},${i % 2 ? 100 + i : ''},${i % 2 ? '' : 200 + i}`),
    )
    const happened = { event: named('dead').field, codes: ['1'] }
    const until = untilQuestion(columns, 'nr', happened)
    expect(until.proposal?.answer).toBe('days_to_last_follow_up')
    const at = atQuestion(columns, 'nr', happened, named('days_to_last_follow_up').field)
    expect(at?.proposal?.answer).toBe('days_to_death')
    expect(untilQuestion(columns, 'nr', happened).refusal?.('dead')).toContain(
      'records whether the event occurred',
    )
    const two = columnsOf(
      'nr,dead,days,switched_on_day',
      ...repeated(8, (i) => `${i},${i % 2},${50 + i},${i % 3 ? '' : i}`),
    )
    expect(
      untilQuestion(two.columns, 'nr', { event: two.named('dead').field, codes: ['1'] }).proposal?.answer,
    ).toBe('days')
  })

  it('are no time of the event where a column is filled in one row without it', () => {
    const { columns, named } = columnsOf(
      'nr,dead,days_to_death,last_days',
      ...repeated(8, (i) => `${i},${i % 2},${i % 2 || i === 0 ? 100 + i : ''},${200 + i}`),
    )
    const happened = { event: named('dead').field, codes: ['1'] }
    expect(atQuestion(columns, 'nr', happened, named('last_days').field)?.proposal?.answer).toBeNull()
  })

  it('begin at the date whose header says so, and never at their own end', () => {
    const { columns, named } = columnsOf(
      'nr,dead,OP-Datum,born_in,seen',
      ...repeated(4, (i) => `${i},${i % 2},2015-01-0${i + 1},1950-01-0${i + 1},2016-01-0${i + 1}`),
    )
    const seen = named('seen').field
    const from = fromQuestion(columns, 'nr', seen, seen)
    expect(from?.proposal?.answer).toBe('OP-Datum')
    expect(from?.refusal?.('seen')).toContain('the origin is another date')
  })

  it('of deaths only end at a day for all subjects, which is not guessed', () => {
    const { columns, named } = columnsOf(
      'nr,diagnosed,died_on',
      ...repeated(4, (i) => `${i},2015-01-0${i + 1},${i % 2 ? '2016-02-03' : ''}`),
    )
    const until = untilQuestion(columns, 'nr', { event: named('died_on').field, codes: [] })
    expect(until.proposal?.answer).toBeNull()
    expect(until.refusal?.('2023-02-23')).toBeNull()
    expect(until.refusal?.('2023-02-30')).not.toBeNull()
    expect(until.refusal?.('died_on')).toContain('a last contact is needed')
  })

  it('have the unit of their header, or days where months would be more than 50 years', () => {
    const { named } = columnsOf(
      'nr,days_to_x,t,u',
      ...repeated(4, (i) => `${i},${i + 1},${i + 900},${i + 30}`),
    )
    expect(unitQuestion(named('days_to_x'), 'days_to_x').proposal?.answer).toBe('d')
    expect(unitQuestion(named('t'), 't').proposal?.answer).toBe('d')
    expect(unitQuestion(named('u'), 'u').proposal?.answer).toBeNull()
  })

  it('begin later where one column seems to be a time of entry', () => {
    const { columns } = columnsOf('nr,entry,exit', '1,0.5,2', '2,0.1,3')
    expect(entersQuestion(columns, ['entry'])?.proposal?.answer).toBe('entry')
    expect(entersQuestion(columns, [])).toBeNull()
  })
})

describe('the proposed groups', () => {
  it('are those of a header that says so, and not the event or a treatment that may come after time 0', () => {
    const { columns } = columnsOf(
      'nr,dead,arm,treated',
      ...repeated(8, (i) => `${i},${i % 2},${'ab'[i % 2]},${'yn'[i % 2]}`),
    )
    const question = groupQuestion(columns, 'nr', 'dead')
    expect(question?.proposal?.answer).toBe('arm')
    expect(question?.options.map(({ value }) => value)).toEqual(['arm', 'treated'])
    expect(question?.refusal?.('dead')).toContain('records the event')
    const none = columnsOf('nr,dead,treated', ...repeated(8, (i) => `${i},${i % 2},${'yn'[i % 2]}`))
    expect(groupQuestion(none.columns, 'nr', 'dead')?.proposal?.answer).toBeNull()
  })
})

describe('the proposed order of categories', () => {
  const orderOf = (...categories: string[]) =>
    proposedOrder({ field: { name: 'x', type: 'string', categories } })

  it('is that of grades, of Roman numerals, and of numbers', () => {
    expect(orderOf('mild', 'moderate', 'none', 'severe').order).toEqual([
      'none',
      'mild',
      'moderate',
      'severe',
    ])
    expect(orderOf('I', 'II', 'IIIA', 'IIIB', 'IV').order).toEqual(['I', 'II', 'IIIA', 'IIIB', 'IV'])
    expect(orderOf('Stage IV', 'Stage I', 'Stage III').order).toEqual(['Stage I', 'Stage III', 'Stage IV'])
    expect(orderOf('50-70', '<50', '>70').order).toEqual(['<50', '50-70', '>70'])
    expect(orderOf('10 mg', '2 mg', '5 mg').order).toEqual(['2 mg', '5 mg', '10 mg'])
    expect(orderOf('T1', 'T10', 'T2').order).toEqual(['T1', 'T2', 'T10'])
  })

  it('has a control first, and is else the alphabet, which it says', () => {
    expect(orderOf('drug A', 'drug B', 'placebo')).toEqual({
      order: ['placebo', 'drug A', 'drug B'],
      why: expect.stringContaining('as a control'),
    })
    expect(orderOf('bone', 'liver', 'lung')).toEqual({
      order: ['bone', 'liver', 'lung'],
      why: 'alphabetical, since the words show no order',
    })
    // low twice by its words: no order
    expect(orderOf('low', 'mild', 'high').why).toContain('alphabetical')
  })
})
