// What XML 1.0 cannot hold at all: controls, lone surrogates, the two non-characters.
const FORBIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

const ESCAPED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\t': '&#9;',
  '\r': '&#13;',
}

/** Text as XML holds it, in elements and attributes alike; what XML cannot hold becomes U+FFFD, one for one. */
export const xml = (text: string): string => text.replace(FORBIDDEN, '\ufffd').replace(/[&<>"\n\t\r]/g, (c) => ESCAPED[c]!)
