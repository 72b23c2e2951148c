import { PageLoading } from '#components/feedback/loading.tsx'
import { Panel } from '../../_components/panel.tsx'

export default function PanelLoading() {
  return (
    <Panel label="Resource">
      <PageLoading rows={6} />
    </Panel>
  )
}
