import { type Html, html } from './html.ts'
import { style } from './style.ts'

/** A complete page with one style sheet and at most one script, both allowed by hash; nothing else is loaded. */
export const page = async (title: string, body: Html, script?: string): Promise<string> => {
  const policy = `default-src 'none'; style-src '${await digest(style)}'; ${script === undefined ? '' : `script-src '${await digest(script)}'; `}img-src data:; base-uri 'none'; form-action 'none'`
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${{ markup: style }}</style>
</head>
<body>
${body}
${
  script !== undefined &&
  html`<script>${{ markup: script }}</script>
`
}</body>
</html>
`.markup
}

/** The hash of a text in the notation of a content security policy. */
const digest = async (text: string): Promise<string> => {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return `sha256-${btoa(String.fromCharCode(...hash))}`
}
