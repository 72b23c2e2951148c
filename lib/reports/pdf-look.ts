import path from 'node:path'
import { rootFolder } from '#lib/paths.ts'

/** The colours and faces of every PDF. */
export const ink = '#1b1b19'
export const quiet = '#5c5a55'
export const line = '#d9d6d0'
export const shade = '#f4f3f0'

const fonts = path.join(rootFolder, 'node_modules/geist/dist/fonts')

export const faces = {
  text: path.join(fonts, 'geist-sans/Geist-Regular.ttf'),
  strong: path.join(fonts, 'geist-sans/Geist-SemiBold.ttf'),
  code: path.join(fonts, 'geist-mono/GeistMono-Regular.ttf'),
}
