type Child = Node | string | null

/** An element with its properties and children; texts become text nodes, never markup. */
export const make = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Partial<HTMLElementTagNameMap[K]> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] => {
  const element = Object.assign(document.createElement(tag), properties)
  element.append(...children.filter((child) => child !== null))
  return element
}

/** A button with its words. */
export const button = (words: string, act: () => void, className = ''): HTMLButtonElement => {
  const made = make('button', { type: 'button', className }, words)
  made.addEventListener('click', act)
  return made
}

/** Replaces what is in an element. */
export const fill = (element: Element, ...children: readonly Child[]): void =>
  element.replaceChildren(...children.filter((child) => child !== null))
