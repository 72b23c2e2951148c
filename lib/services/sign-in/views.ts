/** One setting of a customer's own provider; never its secret. */
export interface ProviderView {
  issuer: string
  clientId: string
  trustsEmail: boolean
  isRequired: boolean
  madeByName: string
  createdAt: string
  /** Whom the provider vouched for in the test; null before one. */
  tested: { at: string; name: string; email: string | null } | null
}

export interface SignInView {
  /** What the customer's admin enters at their provider. */
  redirectAddress: string
  inForce: ProviderView | null
  draft: ProviderView | null
  /** Why each act is refused now; null when it is not. */
  refusals: { enable: string | null; require: string | null; end: string | null }
}
