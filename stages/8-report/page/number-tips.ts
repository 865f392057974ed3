import { make } from './make.ts'

const DISTANCE = 14

/**
 * Shows the method and the full value of a number at the pointer, at the focused number, or after a tap: a second tap on
 * the same number follows its link.
 */
export const showNumberTips = (): void => {
  const tip = make('div', { className: 'tip free no-print', hidden: true })
  tip.setAttribute('role', 'tooltip')
  document.body.append(tip)
  let tapped: Element | null = null
  const hide = (): void => {
    tip.hidden = true
  }
  const show = (number: HTMLElement, x: number, y: number): void => {
    tip.replaceChildren(...tipLines(number))
    tip.hidden = false
    const { offsetWidth: width, offsetHeight: height } = tip
    tip.style.left = `${Math.max(4, Math.min(x + DISTANCE, innerWidth - width - 4))}px`
    tip.style.top = `${y + DISTANCE + height > innerHeight ? y - DISTANCE - height : y + DISTANCE}px`
  }
  document.addEventListener('pointerover', (event) => {
    const number = numberOf(event.target)
    if (event.pointerType !== 'mouse') return
    if (number) show(number, event.clientX, event.clientY)
    else hide()
  })
  document.addEventListener('focusin', ({ target }) => {
    const number = target instanceof Element && target.matches(':focus-visible') ? numberOf(target) : null
    if (!number) return hide()
    const { left, bottom } = number.getBoundingClientRect()
    show(number, left, bottom)
  })
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') hide()
  })
  addEventListener('scroll', hide, { passive: true })
  document.addEventListener(
    'click',
    (event) => {
      const number = numberOf(event.target)
      const isTap =
        (event as PointerEvent).pointerType === 'touch' || (event as PointerEvent).pointerType === 'pen'
      if (!number || !isTap || number === tapped) {
        tapped = null
        return hide()
      }
      event.preventDefault()
      event.stopPropagation()
      tapped = number
      show(number, event.clientX, event.clientY)
    },
    true,
  )
}

/** The number of a page under a pointer or in a focused link; its title becomes the text of the tip. */
const numberOf = (target: EventTarget | null): HTMLElement | null => {
  if (!(target instanceof Element) || target.closest('svg, .paste')) return null
  const inside = target.matches('a') ? target.querySelector<HTMLElement>('[data-result]') : null
  const number = inside ?? target.closest<HTMLElement>('[data-result]')
  if (number?.title) {
    number.dataset['method'] = number.title
    number.removeAttribute('title')
  }
  return number
}

const tipLines = (number: HTMLElement): readonly HTMLElement[] => {
  const value = number.getAttribute('value')
  const method = number.dataset['method']
  return [
    ...(value === null ? [] : [make('b', { textContent: value })]),
    ...(method === undefined ? [] : [make('div', { textContent: method })]),
    make('div', { className: 'when', textContent: number.dataset['result']! }),
  ]
}
