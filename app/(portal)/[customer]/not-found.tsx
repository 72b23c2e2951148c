import SearchX from 'lucide-react/icons/search-x'
import { State } from '#components/feedback/state.tsx'

export default function CustomerNotFound() {
  return (
    <State isPage icon={SearchX} title="There is nothing at this address">
      It may have been removed, or the link is incomplete. Everything this customer has is in the navigation.
    </State>
  )
}
