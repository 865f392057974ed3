/** A text with a capital at its beginning, where its first word is an ordinary one and not a code such as pT. */
export const sentenceCase = (text: string): string =>
  /^[a-z]+(?![^\s,.;:-])/.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text
