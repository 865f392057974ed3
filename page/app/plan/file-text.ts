/** A file as the text that an editor shows, which has the line breaks of Unix and no byte order mark. */
export interface FileText {
  readonly text: string
  readonly mark: string
  readonly lineBreak: '\n' | '\r\n'
}

export const fileText = (bytes: Uint8Array): FileText => {
  const all = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  const mark = all.startsWith('\ufeff') ? '\ufeff' : ''
  const lineBreak = /^[^\n]*\r\n/.test(all) ? '\r\n' : '\n'
  return { text: all.slice(mark.length).replaceAll('\r\n', '\n'), mark, lineBreak }
}

/** The bytes of the file with another text: its mark and line breaks stay. */
export const fileBytes = ({ mark, lineBreak }: FileText, text: string): Uint8Array =>
  new TextEncoder().encode(mark + (lineBreak === '\n' ? text : text.replaceAll('\n', lineBreak)))
