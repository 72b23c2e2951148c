/** The surface of everything that floats: menus, selects, tooltips' larger kin. */
export const popupStyle =
  'min-w-44 max-w-[min(26rem,var(--available-width))] overflow-y-auto max-h-[min(28rem,var(--available-height))] rounded-lg border border-line bg-panel p-1 text-base shadow-float outline-none origin-(--transform-origin) transition-[opacity,scale] duration-100 data-starting-style:opacity-0 data-starting-style:scale-98 data-ending-style:opacity-0'

export const popupItemStyle =
  'flex min-h-8 w-full items-center gap-2 rounded-md px-2 py-1 text-left outline-none data-highlighted:bg-hover data-selected:font-[550]'
