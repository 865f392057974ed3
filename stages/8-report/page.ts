import { type Html, html } from './html.ts'
import { style } from './style.ts'

/** A whole page: one style sheet that the policy knows by its hash, nothing from anywhere else. */
export const page = async (title: string, body: Html): Promise<string> => {
  const policy = `default-src 'none'; style-src '${await digest(style)}'; img-src data:; base-uri 'none'; form-action 'none'`
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
</body>
</html>
`.markup
}

/** The style sheet's hash as a policy names it. */
const digest = async (text: string): Promise<string> => {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return `sha256-${btoa(String.fromCharCode(...hash))}`
}
