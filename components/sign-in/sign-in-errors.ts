interface Words {
  title: string
  next: string
}

const again: Words = {
  title: 'Signing in did not work.',
  next: 'Nothing was changed. Try again; if it stays, tell your administrator.',
}

/** next-auth's error codes, in words for a person. @see https://next-auth.js.org/configuration/pages#sign-in-page */
const known: Record<string, Words> = {
  unreachable: {
    title: 'The sign-in service could not be reached.',
    next: 'Check your connection and try again.',
  },
  SessionRequired: { title: 'You are signed out.', next: 'Sign in to go on where you were.' },
  AccessDenied: {
    title: 'This account may not sign in here.',
    next: 'Ask your administrator, or sign in with another account.',
  },
  OAuthSignin: { title: 'The sign-in service could not be reached.', next: 'Try again in a moment.' },
  OAuthCallback: {
    title: 'The sign-in was not completed.',
    next: 'It may have taken too long, or was cancelled. Try again.',
  },
  Callback: {
    title: 'The sign-in was not completed.',
    next: 'It may have taken too long, or was cancelled. Try again.',
  },
  TooMany: {
    title: 'There were too many sign-ins from where you are.',
    next: 'Wait a few minutes and try again. Nothing is locked.',
  },
  NoProvider: {
    title: 'That organisation has no sign-in of its own here.',
    next: 'Sign in as you usually do, or ask your administrator.',
  },
  OAuthAccountNotLinked: {
    title: 'This address is already known under another account.',
    next: 'Sign in the way you did before, or ask your administrator.',
  },
  Configuration: {
    title: 'Signing in is not set up correctly.',
    next: 'That is ours to repair. Tell ClearDATA support.',
  },
}

export function signInErrorWords(code: string): Words {
  return Object.hasOwn(known, code) ? (known[code] ?? again) : again
}
