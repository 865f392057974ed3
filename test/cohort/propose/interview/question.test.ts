import { describe, expect, it } from 'vitest'
import { answerProblem, type Question, typedAnswer } from '../../../../cohort/propose/interview/question.ts'

const question = (over: Partial<Question>): Question => ({
  id: 'group',
  text: 'Which?',
  options: [{ value: 'Arm' }, { value: 'Sex' }, { value: 'Stage, grouped' }],
  form: 'one',
  none: 'no groups',
  proposal: { answer: 'Sex', why: 'x' },
  ...over,
})

describe('a typed answer', () => {
  it('is the proposal for Enter, an option by number or name, and none for a dash', () => {
    expect(typedAnswer(question({}), '  ')).toEqual({ answer: 'Sex' })
    expect(typedAnswer(question({}), '3')).toEqual({ answer: 'Stage, grouped' })
    expect(typedAnswer(question({}), ' arm ')).toEqual({ answer: 'Arm' })
    expect(typedAnswer(question({}), '-')).toEqual({ answer: null })
    expect(typedAnswer(question({}), 'None')).toEqual({ answer: null })
    expect(typedAnswer(question({ proposal: null }), '')).toHaveProperty('problem')
  })

  it('is none only if none has a meaning, and a column called "none" before that', () => {
    const { none: _, ...needed } = question({})
    expect(typedAnswer(needed, '-')).toHaveProperty('problem')
    expect(typedAnswer(question({ options: [{ value: 'none' }] }), 'none')).toEqual({ answer: 'none' })
  })

  it('is no number beyond the list, and no number where the options are numbers', () => {
    expect(typedAnswer(question({}), '4')).toHaveProperty('problem')
    expect(typedAnswer(question({}), '0')).toHaveProperty('problem')
    const codes = question({ options: [{ value: '0' }, { value: '2' }] })
    expect(typedAnswer(codes, '2')).toEqual({ answer: '2' })
    expect(typedAnswer(codes, '1')).toHaveProperty('problem')
  })

  it('names one of two options that differ in capitals only exactly', () => {
    const alike = question({ options: [{ value: 'OS' }, { value: 'os' }] })
    expect(typedAnswer(alike, 'os')).toEqual({ answer: 'os' })
    expect(typedAnswer(alike, 'Os')).toHaveProperty('problem')
  })

  it('has several parts between commas, and between spaces if they are numbers', () => {
    const several = question({ form: 'several' })
    expect(typedAnswer(several, '1, sex')).toEqual({ answer: ['Arm', 'Sex'] })
    expect(typedAnswer(several, '2 1')).toEqual({ answer: ['Sex', 'Arm'] })
    expect(typedAnswer(several, 'stage, grouped')).toEqual({ answer: ['Stage, grouped'] })
    expect(typedAnswer(several, '1,1')).toEqual({ problem: '"Arm" occurs twice' })
  })

  it('is in an order the first alone, with the others as proposed, or all', () => {
    const order = question({
      form: 'order',
      options: [{ value: 'a' }, { value: 'b' }, { value: 'c' }],
      proposal: { answer: ['a', 'b', 'c'], why: 'x' },
    })
    expect(typedAnswer(order, 'c')).toEqual({ answer: ['c', 'a', 'b'] })
    expect(typedAnswer(order, '3 2 1')).toEqual({ answer: ['c', 'b', 'a'] })
    expect(typedAnswer(order, 'c, a')).toEqual({ problem: 'b is missing in the order' })
    expect(typedAnswer(order, 'c, a, d')).toHaveProperty('problem')
  })
})

describe('an answer', () => {
  it('has the form of its question', () => {
    expect(answerProblem(question({}), ['Arm'])).toContain('not a list')
    expect(answerProblem(question({ form: 'several' }), 'Arm')).toContain('a list')
    expect(answerProblem(question({}), 'Age')).toContain('"Age" is not one of Arm, Sex')
    expect(answerProblem(question({ refusal: () => null }), 'Age')).toBeNull()
    expect(answerProblem(question({ conflict: () => 'it contradicts' }), 'Arm')).toBe('it contradicts')
  })
})
