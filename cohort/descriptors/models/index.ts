import type { z } from 'zod'
import { cox } from './cox.ts'
import { fineGray } from './fine-gray.ts'
import { logistic } from './logistic.ts'
import type { ModelKind } from './model-kind.ts'

/** The kinds of regressions by the method that the plan names: what is known of a kind is in its file. */
export const MODELS = { cox, 'fine-gray': fineGray, logistic }

export type ModelMethodName = keyof typeof MODELS

type Written = z.infer<(typeof MODELS)[ModelMethodName]['schema']>

/** Every kind by its method; the type says that each is listed under the method of its schema. */
const RECORDS: { readonly [M in ModelMethodName]: ModelKind<{ readonly method: M }, never> } = MODELS

/** What is known of a method. */
export const modelKindOf = (method: ModelMethodName): ModelKind<Written> =>
  RECORDS[method] as ModelKind<unknown> as ModelKind<Written>

export const MODEL_KINDS: readonly ModelKind<Written>[] = Object.values(MODELS)
