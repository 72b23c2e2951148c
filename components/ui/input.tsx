import type { ComponentProps } from 'react'
import { cn } from './cn.ts'

export const inputStyle =
  'w-full rounded-[7px] border border-control bg-panel px-2.5 text-base text-ink placeholder:text-ink-3 aria-invalid:border-ink aria-invalid:shadow-[inset_0_0_0_1px_var(--ink)]'

export function Input({ className, ...rest }: ComponentProps<'input'>) {
  return <input {...rest} className={cn(inputStyle, 'h-8', className)} />
}
