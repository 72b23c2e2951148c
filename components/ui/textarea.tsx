import type { ComponentProps } from 'react'
import { cn } from './cn.ts'
import { inputStyle } from './input.tsx'

export function Textarea({ className, ...rest }: ComponentProps<'textarea'>) {
  return <textarea rows={3} {...rest} className={cn(inputStyle, 'py-1.5', className)} />
}
