import type { Answer, Option } from '../../cohort/propose/interview/question.ts'
import type { AskedQuestion } from '../messages.ts'
import { button, make } from './make.ts'

/** A question as a form: what was seen, the options, the proposal and why. */
export interface QuestionForm {
  readonly element: HTMLElement
  /** Shows why an answer was refused. */
  refuse(problem: string): void
}

/** @param accept gets an answer; the worker judges it */
export const questionForm = (question: AskedQuestion, accept: (answer: Answer) => void): QuestionForm => {
  const { text, saw, proposal } = question
  const choice = question.form === 'order' ? orderOf(question) : choiceOf(question)
  const problem = make('p', { className: 'problem', role: 'alert' })
  const form = make(
    'form',
    { className: 'question' },
    make('h2', {}, text),
    saw.length === 0 ? null : make('ul', { className: 'seen' }, ...saw.map((fact) => make('li', {}, fact))),
    choice.element,
    proposal === null ? null : make('p', { className: 'quiet' }, `Proposed because ${proposal.why}.`),
    problem,
    make('button', { type: 'submit', className: 'main' }, 'Continue'),
  )
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const answer = choice.answer()
    if (answer === undefined) problem.textContent = 'Choose an answer.'
    else accept(answer)
  })
  return {
    element: form,
    refuse: (reason) => {
      problem.textContent = `Not accepted: ${reason}.`
    },
  }
}

interface Choice {
  readonly element: HTMLElement
  /** Undefined if nothing is chosen. */
  answer(): Answer | undefined
}

/** Options to choose from: one, or several; a text of one's own where that may be accepted. */
const choiceOf = ({ form, options, proposal, none, isOpen, text }: AskedQuestion): Choice => {
  const type = form === 'one' ? 'radio' : 'checkbox'
  const proposed = proposal === null ? [] : [proposal.answer].flat()
  const rows = options.map((option) => ({
    option,
    input: make('input', { type, name: 'answer', checked: proposed.includes(option.value) }),
  }))
  const nothing = make('input', { type, name: 'answer', checked: proposed.includes(null) })
  // none of the options, or some of them
  nothing.addEventListener('change', () => {
    if (nothing.checked) for (const { input } of rows) input.checked = false
  })
  for (const { input } of rows)
    input.addEventListener('change', () => {
      if (input.checked) nothing.checked = false
    })
  const own = make('input', { type: 'text', autocomplete: 'off' })
  const typed = proposed.filter(
    (value): value is string => value !== null && !options.some((option) => option.value === value),
  )
  own.value = typed.join(', ')
  const element = make(
    'fieldset',
    {},
    make('legend', { className: 'hidden' }, text),
    ...rows.map(({ option, input }) => make('label', {}, input, optionText(option))),
    none === undefined ? null : make('label', {}, nothing, make('span', {}, none)),
    isOpen ? make('label', {}, make('span', {}, 'Another answer'), own) : null,
  )
  return {
    element,
    answer: () => {
      const chosen = rows.filter(({ input }) => input.checked).map(({ option }) => option.value)
      const written = own.value
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== '')
      if (none !== undefined && nothing.checked && written.length === 0) return null
      const all = [...chosen, ...written]
      if (form === 'several') return all
      return written[0] ?? chosen[0]
    },
  }
}

const optionText = ({ value, saw }: Option): HTMLElement =>
  make('span', {}, value, saw === undefined ? null : make('small', {}, ` ${saw}`))

/** All options in an order, which buttons change. */
const orderOf = ({ options, proposal }: AskedQuestion): Choice => {
  const order = Array.isArray(proposal?.answer)
    ? [...(proposal.answer as readonly string[])]
    : options.map(({ value }) => value)
  const list = make('ol', { className: 'order' })
  const draw = (focus: number): void => {
    list.replaceChildren(
      ...order.map((value, i) =>
        make(
          'li',
          {},
          make('span', {}, value),
          button('Earlier', () => move(i, i - 1)),
          button('Later', () => move(i, i + 1)),
        ),
      ),
    )
    list.children[focus]?.querySelector('button')?.focus()
  }
  const move = (from: number, to: number): void => {
    if (to < 0 || to >= order.length) return
    order.splice(to, 0, ...order.splice(from, 1))
    draw(to)
  }
  draw(-1)
  return { element: list, answer: () => order }
}
