import { describe, expect, it } from 'vitest'
import type { Closure } from '../../../pipeline/history/closure.ts'
import { lockBytes, lockFrom, newTrace, type Trace } from '../../../pipeline/history/lock.ts'
import { causesOf, traceDifference } from '../../../pipeline/tasks/trace.ts'
import { causeText } from '../../../pipeline/words.ts'

const closure = (code: string): Closure => ({
  code: { 'stages/4-estimate/stage.ts': code },
  packages: { zod: '4.0.0' },
  packageBytes: { zod: 'b' },
})
const trace = (code: string, tool?: string): Trace => newTrace('4-estimate', closure(code), { a: '1' }, tool)

describe('another version of the tool', () => {
  it('is the cause if the code of the stage differs, without its files', () => {
    const causes = traceDifference(trace('old', 'casebook 0.1.0'), trace('new', 'casebook 0.2.0'))
    expect(causes.map(causeText)).toEqual(['casebook 0.1.0 -> 0.2.0, code of 4-estimate'])
  })

  it('is no cause if the code of the stage is the same', () => {
    expect(traceDifference(trace('old', 'casebook 0.1.0'), trace('old', 'casebook 0.2.0'))).toEqual([])
    const recorded = { trace: trace('old', 'casebook 0.1.0'), outputs: {} }
    expect(causesOf(trace('old', 'casebook 0.2.0'), recorded, () => null)).toEqual([])
  })

  it('is not named if the version is the same, or unknown: then the files are', () => {
    for (const tool of ['casebook 0.1.0', undefined])
      expect(traceDifference(trace('old', tool), trace('new', 'casebook 0.1.0')).map(causeText)).toEqual([
        'stages/4-estimate/stage.ts changed',
      ])
  })
})

describe('a lock', () => {
  const tasks = {
    a: { trace: newTrace('a', closure('1'), {}, 'casebook 0.2.0'), outputs: {} },
    b: { trace: newTrace('b', closure('1'), {}, 'casebook 0.2.0'), outputs: {} },
    c: { trace: newTrace('c', closure('1'), {}, 'casebook 0.1.0'), outputs: {} },
  }

  it('names the tool once, and at the tasks that another version wrote', () => {
    const bytes = lockBytes({ tasks })
    const { tool, tasks: written } = JSON.parse(new TextDecoder().decode(bytes))
    expect([tool, written.a.tool, written.c.tool]).toEqual(['casebook 0.2.0', undefined, 'casebook 0.1.0'])
    const read = lockFrom(bytes, () => null).tasks
    expect(['a', 'b', 'c'].map((stage) => read[stage]!.trace.tool)).toEqual([
      'casebook 0.2.0',
      'casebook 0.2.0',
      'casebook 0.1.0',
    ])
    expect(lockBytes({ tasks: read })).toEqual(bytes)
  })

  it('of an earlier version names none', () => {
    const { tool, ...rest } = JSON.parse(new TextDecoder().decode(lockBytes({ tasks: { a: tasks.a } })))
    expect(tool).toBe('casebook 0.2.0')
    const old = lockFrom(new TextEncoder().encode(JSON.stringify(rest)), () => null)
    expect(old.tasks['a']!.trace.tool).toBeUndefined()
  })
})
