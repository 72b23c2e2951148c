'use client'

import { Select as Base } from '@base-ui/react/select'
import Check from 'lucide-react/icons/check'
import ChevronsUpDown from 'lucide-react/icons/chevrons-up-down'
import { buttonStyle } from './button-style.ts'
import { cn } from './cn.ts'
import { popupItemStyle, popupStyle } from './popup-style.ts'

export interface Choice<Value extends string> {
  value: Value
  label: string
}

/** One of a few. `label` is its name for screen readers; `isInline` shows it inside the control, for filter bars. */
export function Select<Value extends string>({
  label,
  isInline = false,
  value,
  choices,
  onChange,
  className,
  id,
}: {
  label: string
  isInline?: boolean
  value: Value
  choices: readonly Choice<Value>[]
  onChange: (value: Value) => void
  className?: string
  id?: string
}) {
  const items = choices.map(({ value, label }) => ({ value, label }))
  const isSet = value !== choices[0]?.value
  return (
    <Base.Root items={items} value={value} onValueChange={(next) => next !== null && onChange(next)}>
      <Base.Trigger
        id={id}
        aria-label={label}
        className={cn(
          buttonStyle({ look: 'plain' }),
          'justify-between font-normal',
          isInline && isSet && 'border-accent bg-selected',
          className,
        )}
      >
        {isInline && !isSet ? <span className="text-ink-2">{label}</span> : <Base.Value />}
        <Base.Icon>
          <ChevronsUpDown aria-hidden className="size-3.5 text-ink-3" />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner
          alignItemWithTrigger={false}
          align="start"
          sideOffset={4}
          className="z-50 outline-none"
        >
          <Base.Popup className={popupStyle}>
            <Base.List>
              {choices.map((choice) => (
                <Base.Item key={choice.value} value={choice.value} className={popupItemStyle}>
                  <span className="w-4 shrink-0">
                    <Base.ItemIndicator>
                      <Check aria-hidden className="size-3.5" />
                    </Base.ItemIndicator>
                  </span>
                  <Base.ItemText>{choice.label}</Base.ItemText>
                </Base.Item>
              ))}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
