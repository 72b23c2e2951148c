/** What an act is called on screen, "account.set_mode" → "Account: set mode". One rule, so that a new act needs no entry. */
export function actionWords(action: string): string {
  const [entity = '', ...rest] = action.split('.')
  const words = (text: string) => text.replaceAll(/[_-]/g, ' ')
  return `${words(entity).replace(/^./, (letter) => letter.toUpperCase())}: ${words(rest.join(' '))}`
}
