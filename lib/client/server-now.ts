/** The server's clock, for pages made on the server; they hand it to the screen with the page. */
export function serverNow(): string {
  return new Date().toISOString()
}
