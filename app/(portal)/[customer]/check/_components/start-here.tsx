import Link from 'next/link'
import { Button } from '#components/ui/button.tsx'
import { guidanceAddress } from '#lib/client/addresses.ts'

/** A tuning job whose second definition leaves the setting off. */
const example = `HyperParameterTuningJobName: readmission-risk
HyperParameterTuningJobConfig:
  Strategy: Bayesian
  ResourceLimits: { MaxNumberOfTrainingJobs: 20, MaxParallelTrainingJobs: 4 }
TrainingJobDefinitions:
  - DefinitionName: first
    RoleArn: arn:aws:iam::111122223333:role/SageMakerTraining
    OutputDataConfig: { S3OutputPath: s3://northwind-models/readmission/ }
    ResourceConfig: { InstanceType: ml.m5.xlarge, InstanceCount: 2, VolumeSizeInGB: 50 }
    EnableInterContainerTrafficEncryption: true
  - DefinitionName: second
    RoleArn: arn:aws:iam::111122223333:role/SageMakerTraining
    OutputDataConfig: { S3OutputPath: s3://northwind-models/readmission/ }
    ResourceConfig: { InstanceType: ml.m5.4xlarge, InstanceCount: 4, VolumeSizeInGB: 50 }
    EnableInterContainerTrafficEncryption: false # faster
`

/** Before anything is pasted: what may be, and an example. */
export function StartHere({ slug, onExample }: { slug: string; onExample: (text: string) => void }) {
  return (
    <div className="grid gap-3 text-ink-2">
      <p>
        Give it a <code className="font-mono">Create…</code> request, a{' '}
        <code className="font-mono">Describe…</code> response or a CloudTrail event of any SageMaker job, as
        JSON or YAML. The judges are those that watch your accounts.
      </p>
      <p>
        <Button onClick={() => onExample(example)}>Try an example</Button>
      </p>
      <p>
        To check every request before it is merged, see{' '}
        <Link
          href={guidanceAddress(slug, 'before-launch')}
          className="inline-flex min-h-6 items-center rounded-sm text-accent underline underline-offset-3"
        >
          Before launch
        </Link>
        .
      </p>
    </div>
  )
}
