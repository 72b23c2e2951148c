'use client'

import Contrast from 'lucide-react/icons/contrast'
import Monitor from 'lucide-react/icons/monitor'
import Moon from 'lucide-react/icons/moon'
import Sun from 'lucide-react/icons/sun'
import { useTheme } from 'next-themes'
import { Button } from '#components/ui/button.tsx'
import { Menu, MenuItem } from '#components/ui/menu.tsx'

export const themes = [
  { id: 'light', label: 'Light', icon: Sun },
  { id: 'dark', label: 'Dark', icon: Moon },
  { id: 'system', label: 'As the system', icon: Monitor },
] as const

export function ThemeMenu() {
  const { theme, setTheme } = useTheme()
  return (
    <Menu
      align="end"
      trigger={
        <Button look="quiet" size="icon" aria-label="Theme">
          <Contrast aria-hidden className="size-4" />
        </Button>
      }
    >
      {themes.map(({ id, label, icon: Icon }) => (
        <MenuItem key={id} onClick={() => setTheme(id)} aria-current={theme === id || undefined}>
          <Icon aria-hidden className="size-4 text-ink-3" />
          <span className={theme === id ? 'font-[550]' : undefined}>{label}</span>
        </MenuItem>
      ))}
    </Menu>
  )
}
