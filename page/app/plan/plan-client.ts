import type { PlanQuestion, PlanReply } from '../../messages.ts'
import type { PlanAnswer, PlanAsk } from '../../plan-messages.ts'
import { openEngine } from '../engine.ts'

/** A worker that reads plans. */
export interface PlanClient {
  /** Undefined if the worker failed; that is told once. */
  ask<A extends PlanAnswer['about']>(ask: PlanAsk, about: A): Promise<AnswerOf<A> | ProblemAnswer | undefined>
}

type AnswerOf<A> = Extract<PlanAnswer, { about: A }>
type ProblemAnswer = AnswerOf<'problem'>

/**
 * @param source the address of the worker's program
 * @param failed hears of a fault of Casebook
 */
export const planClient = (source: () => Promise<string>, failed: (message: string) => void): PlanClient => {
  const waiting = new Map<number, (answer: PlanAnswer | undefined) => void>()
  const engine = openEngine<PlanQuestion, PlanReply>(source, (reply) => {
    if (reply.kind === 'plan') {
      waiting.get(reply.number)?.(reply.answer)
      waiting.delete(reply.number)
    } else {
      failed(reply.message)
      for (const answer of waiting.values()) answer(undefined)
      waiting.clear()
    }
  })
  let count = 0
  return {
    ask: <A extends PlanAnswer['about']>(ask: PlanAsk) => {
      count += 1
      const number = count
      return new Promise<AnswerOf<A> | ProblemAnswer | undefined>((accept) => {
        waiting.set(number, (answer) => accept(answer as AnswerOf<A> | ProblemAnswer | undefined))
        engine.send({ kind: 'plan', number, ask })
      })
    },
  }
}
