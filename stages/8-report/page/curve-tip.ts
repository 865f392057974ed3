import { make } from './make.ts'

/** The panel of the curves in units of the drawing. `last`: the time at the right edge. */
export interface Panel {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly last: number
}

export interface CurveTip {
  /**
   * Shows the heading and rows at a time; `isRead`: a screen reader reads them out. `y`: the pointer's height in the
   * drawing; null for a key, where the box is at the top.
   */
  readonly show: (
    time: number,
    heading: string,
    rows: readonly HTMLElement[],
    isRead: boolean,
    y: number | null,
  ) => void
  readonly hide: () => void
}

const WIDEST = 384
const DISTANCE = 12

/** Adds to a figure the line at a time and the box beside it, both hidden. */
export const curveTip = (stage: HTMLElement, svg: SVGSVGElement, panel: Panel): CurveTip => {
  const rule = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  const attributes = {
    fill: 'none',
    stroke: 'currentColor',
    'stroke-opacity': '0.6',
    'pointer-events': 'none',
  }
  for (const [name, value] of Object.entries(attributes)) rule.setAttribute(name, value)
  const tip = make('div', { className: 'tip no-print', hidden: true })
  tip.setAttribute('role', 'status')
  stage.append(tip)
  svg.append(rule)
  const { left, top, right, bottom, last } = panel
  return {
    show: (time, heading, rows, isRead, y) => {
      const x = left + ((right - left) * time) / last
      rule.setAttribute('d', `M${x},${top}V${bottom}`)
      tip.setAttribute('aria-live', isRead ? 'polite' : 'off')
      tip.replaceChildren(make('div', { className: 'when', textContent: heading }), ...rows)
      tip.hidden = rows.length === 0
      const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width
      placeTip(tip, stage.parentElement!, {
        x: x * scale,
        y: y === null ? top * scale : y + DISTANCE,
        isRight: x > (left + right) / 2,
      })
    },
    hide: () => {
      tip.hidden = true
      rule.removeAttribute('d')
    },
  }
}

/** Places the box within the figure, on the side of the line with more space. */
const placeTip = (
  tip: HTMLElement,
  drawing: HTMLElement,
  position: { readonly x: number; readonly y: number; readonly isRight: boolean },
): void => {
  const to = drawing.clientWidth
  tip.style.maxWidth = `${Math.min(WIDEST, to)}px`
  tip.style.left = '0' // its width is measured where nothing narrows it
  const wanted = position.isRight ? position.x - DISTANCE - tip.offsetWidth : position.x + DISTANCE
  tip.style.left = `${Math.max(0, Math.min(to - tip.offsetWidth, wanted))}px`
  tip.style.top = `${Math.max(0, Math.min(drawing.clientHeight - tip.offsetHeight, position.y))}px`
}
