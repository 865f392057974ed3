/** A text as Markdown that shows it letter for letter, in a paragraph or in a cell of a table. */
export const markdownText = (text: string): string =>
  text
    .replace(/[\r\n]+/g, ' ')
    .replace(/[\\`*_[\]|]|<(?=[A-Za-z/!?])|&(?=[A-Za-z#])|~~|:(?=r\[)/g, (mark) =>
      [...mark].map((character) => `\\${character}`).join(''),
    )
