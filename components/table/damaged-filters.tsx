import { Button } from '#components/ui/button.tsx'
import { Callout } from '#components/ui/callout.tsx'

/** The page's address holds filters that make no sense: they are ignored, and the page says so. */
export function DamagedFilters({ names, onClear }: { names: readonly string[]; onClear: () => void }) {
  if (names.length === 0) return null
  return (
    <div className="mb-3">
      <Callout
        kind="warning"
        title={`We could not read ${names.length === 1 ? 'a filter' : 'some filters'} in this page’s address.`}
        action={
          <Button size="small" onClick={onClear}>
            Clear filters
          </Button>
        }
      >
        Ignored: {names.join(', ')}. What you see is filtered by the rest.
      </Callout>
    </div>
  )
}
