import { groupName } from '#lib/domain/group/group.ts'
import { Arrow, Box } from './svg-parts.tsx'

/** The service as it is meant: who starts what, where traffic is encrypted, and who watches. */
export function ReferenceDiagram() {
  return (
    <figure>
      <div
        tabIndex={0}
        role="region"
        aria-label="Reference diagram"
        className="overflow-x-auto -outline-offset-2"
      >
        <svg
          viewBox="0 0 760 330"
          role="img"
          aria-label={`Users in the group ${groupName} build, train and deploy in SageMaker. Traffic between the instances of a job, and between SageMaker and S3, is encrypted. CloudWatch monitors. EventBridge tells the safeguards of each tuning job; the safeguards describe it, and stop it when it is not encrypted.`}
          className="w-full min-w-[40rem]"
        >
          <Box x={10} y={20} width={172} height={62} title="Users" lines={[`in ${groupName}`]} />
          <Box x={230} y={10} width={300} height={196} title="Amazon SageMaker" />
          <Box x={246} y={38} width={268} height={50} title="Build" lines={['hosted notebooks']} />
          <Box
            x={246}
            y={94}
            width={268}
            height={50}
            title="Train"
            lines={['training and tuning, encrypted in transit']}
          />
          <Box x={246} y={150} width={268} height={50} title="Deploy" lines={['hosting and inference']} />
          <Box x={610} y={20} width={140} height={62} title="Amazon S3" lines={['encrypted at rest']} />
          <Box x={610} y={126} width={140} height={62} title="CloudWatch" lines={['metrics and logs']} />
          <Box x={230} y={252} width={140} height={62} title="EventBridge" lines={['tuning jobs’ states']} />
          <Box
            x={10}
            y={252}
            width={150}
            height={62}
            isOurs
            title="Safeguards"
            lines={['judge, stop, record']}
          />
          <Arrow from={[182, 50]} to={[230, 60]} />
          <Arrow from={[530, 66]} to={[610, 52]} words="TLS" />
          <Arrow from={[530, 156]} to={[610, 156]} />
          <Arrow from={[310, 206]} to={[310, 252]} />
          <Arrow from={[230, 284]} to={[160, 284]} words="event" />
          <Arrow from={[84, 252]} to={[246, 124]} words="describe, stop" />
        </svg>
      </div>
      <p className="mt-1 text-sm text-ink-2 sm:hidden print:hidden">Scroll sideways to see all of it.</p>
    </figure>
  )
}
