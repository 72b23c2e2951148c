'use client'

import type { ComponentProps } from 'react'
import { buttonStyle, type ButtonLook } from './button-style.ts'
import { cn } from './cn.ts'
import { Spinner } from './spinner.tsx'
import { Tip } from './tooltip.tsx'

type Base = Omit<ComponentProps<'button'>, 'disabled'> &
  Pick<ButtonLook, 'look' | 'size'> & { isBusy?: boolean }

/**
 * A disabled button says why: `disabled` cannot be given without `disabledReason`. It stays focusable, so
 * that the reason is reachable from the keyboard and read out.
 */
export type ButtonProps = Base &
  ({ disabled?: undefined; disabledReason?: undefined } | { disabled: boolean; disabledReason: string })

export function Button({
  look,
  size,
  isBusy = false,
  disabled = false,
  disabledReason,
  className,
  onClick,
  children,
  type = 'button',
  ...rest
}: ButtonProps) {
  const isOff = disabled || isBusy
  const button = (
    <button
      {...rest}
      type={type}
      aria-disabled={isOff || undefined}
      aria-busy={isBusy || undefined}
      className={cn(buttonStyle({ look, size, isOff: disabled }), className)}
      onClick={(event) => {
        if (isOff) event.preventDefault()
        else onClick?.(event)
      }}
    >
      {isBusy && <Spinner />}
      {children}
    </button>
  )
  return disabled && disabledReason !== undefined ? <Tip text={disabledReason}>{button}</Tip> : button
}
