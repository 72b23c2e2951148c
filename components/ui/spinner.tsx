import LoaderCircle from 'lucide-react/icons/loader-circle'

/** Something is under way; the words beside it say what. */
export function Spinner() {
  return <LoaderCircle aria-hidden className="size-3.5 animate-spin" />
}
