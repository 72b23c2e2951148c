import { cva, type VariantProps } from 'class-variance-authority'

/** How a button looks; for links that act like one, too. */
export const buttonStyle = cva(
  'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-[7px] border font-normal whitespace-nowrap select-none transition-colors duration-100',
  {
    variants: {
      look: {
        plain: 'border-line bg-panel text-ink shadow-raise hover:bg-hover data-popup-open:bg-hover',
        main: 'border-accent bg-accent font-[550] text-accent-ink hover:bg-[color-mix(in_srgb,var(--accent)_88%,var(--ink))]',
        quiet:
          'border-transparent bg-transparent text-ink-2 hover:bg-hover hover:text-ink data-popup-open:bg-hover',
      },
      size: { medium: 'h-8 px-3 text-base', small: 'h-7 px-2.5 text-sm', icon: 'size-8 p-0' },
      isOff: {
        true: 'cursor-not-allowed! border-dashed border-line bg-transparent text-ink-3 shadow-none hover:bg-transparent hover:text-ink-3',
        false: '',
      },
    },
    // One that was only words stays so when it is off.
    compoundVariants: [{ look: 'quiet', isOff: true, class: 'border-transparent' }],
    defaultVariants: { look: 'plain', size: 'medium', isOff: false },
  },
)

export type ButtonLook = VariantProps<typeof buttonStyle>
