'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useState } from 'react'
import { cn } from '#components/ui/cn.ts'
import { Input } from '#components/ui/input.tsx'
import { guidanceAddress, safeguardAddress } from '#lib/client/addresses.ts'
import { guidance, searchGuidance } from '#lib/domain/guidance/guidance.ts'

const linkStyle = 'flex min-h-7 items-center rounded-md px-2 text-ink-2 hover:bg-hover hover:text-ink'

/** The contents, or what a search finds in them. */
export function GuidanceNav({ slug }: { slug: string }) {
  const pathname = usePathname()
  const [typed, setTyped] = useState('')
  const found = searchGuidance(typed)
  const isSearching = typed.trim() !== ''
  return (
    <div className="lg:sticky lg:top-16 lg:max-h-[calc(100dvh-5rem)] lg:self-start lg:overflow-y-auto print:hidden">
      <div className="mb-2 p-0.5">
        <Input
          type="search"
          aria-label="Search the guidance"
          placeholder="Search the guidance"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      <p role="status" className="sr-only">
        {isSearching ? `${found.length} found` : ''}
      </p>
      <nav aria-label="Guidance">
        {isSearching ? (
          found.length === 0 ? (
            <p className="px-2 text-ink-2">Nothing by these words. Try fewer.</p>
          ) : (
            <ul>
              {found.map(({ section, part }) => (
                <li key={`${section.slug} ${part.id}`}>
                  <Link
                    href={
                      section.slug === 'catalogue'
                        ? safeguardAddress(slug, part.id)
                        : guidanceAddress(slug, section.slug, part.id)
                    }
                    onClick={() => setTyped('')}
                    className={cn(linkStyle, 'flex-wrap gap-x-1.5 py-1')}
                  >
                    <span className="text-ink">{part.title}</span>
                    <span className="text-sm">{section.title}</span>
                  </Link>
                </li>
              ))}
            </ul>
          )
        ) : (
          <ul>
            {guidance.map((section) => {
              const href = guidanceAddress(slug, section.slug)
              const isOn = pathname === href || pathname.startsWith(`${href}/`)
              return (
                <li key={section.slug}>
                  <Link
                    href={href}
                    aria-current={isOn ? 'page' : undefined}
                    className={cn(linkStyle, isOn && 'bg-selected font-[550] text-ink hover:bg-selected')}
                  >
                    {section.title}
                  </Link>
                  {isOn && section.slug !== 'catalogue' && (
                    <ul className="mb-1 hidden border-l border-line lg:ml-3 lg:block">
                      {section.parts.map((part) => (
                        <li key={part.id}>
                          <a href={`#${part.id}`} className={cn(linkStyle, 'min-h-6 text-sm')}>
                            {part.title}
                          </a>
                        </li>
                      ))}
                    </ul>
                  )}
                </li>
              )
            })}
          </ul>
        )}
      </nav>
    </div>
  )
}
