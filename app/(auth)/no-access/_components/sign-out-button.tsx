'use client'

import { signOut } from 'next-auth/react'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'

export function SignOutButton() {
  const [isLeaving, setIsLeaving] = useState(false)
  return (
    <Button
      className="h-10 w-full"
      isBusy={isLeaving}
      onClick={() => {
        setIsLeaving(true)
        signOut({ redirect: false })
          .then(() => window.location.assign('/api/auth/leave'))
          .catch(() => setIsLeaving(false))
      }}
    >
      Sign out
    </Button>
  )
}
