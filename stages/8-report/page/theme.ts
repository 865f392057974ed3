import { make } from './make.ts'

const THEMES = ['system', 'light', 'dark'] as const

/** Adds a button to the header that switches between the system's colours, light and dark. */
export const addThemeButton = (): void => {
  let current = 0
  const button = make('button', { type: 'button', className: 'theme no-print' })
  const apply = (): void => {
    const theme = THEMES[current]!
    button.textContent = `Theme: ${theme}`
    if (current === 0) delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = theme
  }
  button.onclick = () => {
    current = (current + 1) % THEMES.length
    apply()
  }
  apply()
  document.querySelector('header')!.prepend(button)
}
