import type { ResourceKind } from '#lib/sandbox/aws/sagemaker/kind.ts'
import { agentJob } from '#lib/sandbox/aws/sagemaker/kinds/agent-job.ts'
import { aiBenchmarkJob } from '#lib/sandbox/aws/sagemaker/kinds/ai-benchmark-job.ts'
import { mlflowApp, partnerApp } from '#lib/sandbox/aws/sagemaker/kinds/apps.ts'
import { autoMlJob, autoMlJobV2 } from '#lib/sandbox/aws/sagemaker/kinds/auto-ml-job.ts'
import { cluster } from '#lib/sandbox/aws/sagemaker/kinds/cluster.ts'
import { compilationJob } from '#lib/sandbox/aws/sagemaker/kinds/compilation-job.ts'
import { domain } from '#lib/sandbox/aws/sagemaker/kinds/domain.ts'
import { edgePackagingJob } from '#lib/sandbox/aws/sagemaker/kinds/edge-packaging-job.ts'
import { endpoint } from '#lib/sandbox/aws/sagemaker/kinds/endpoint.ts'
import { endpointConfig } from '#lib/sandbox/aws/sagemaker/kinds/endpoint-config.ts'
import { featureGroup } from '#lib/sandbox/aws/sagemaker/kinds/feature-group.ts'
import { appImageConfig, image } from '#lib/sandbox/aws/sagemaker/kinds/image.ts'
import { inferenceExperiment } from '#lib/sandbox/aws/sagemaker/kinds/inference-experiment.ts'
import { inferenceRecommendationsJob } from '#lib/sandbox/aws/sagemaker/kinds/inference-recommendations-job.ts'
import { labelingJob } from '#lib/sandbox/aws/sagemaker/kinds/labeling-job.ts'
import { lifecycleConfig } from '#lib/sandbox/aws/sagemaker/kinds/lifecycle-config.ts'
import { modelPackage } from '#lib/sandbox/aws/sagemaker/kinds/model-package.ts'
import { model } from '#lib/sandbox/aws/sagemaker/kinds/model.ts'
import { monitoringDefinitions } from '#lib/sandbox/aws/sagemaker/kinds/monitoring-definition.ts'
import { monitoringSchedule } from '#lib/sandbox/aws/sagemaker/kinds/monitoring-schedule.ts'
import { notebookInstance } from '#lib/sandbox/aws/sagemaker/kinds/notebook-instance.ts'
import { optimizationJob } from '#lib/sandbox/aws/sagemaker/kinds/optimization-job.ts'
import { processingJob } from '#lib/sandbox/aws/sagemaker/kinds/processing-job.ts'
import { trainingJob } from '#lib/sandbox/aws/sagemaker/kinds/training-job.ts'
import { transformJob } from '#lib/sandbox/aws/sagemaker/kinds/transform-job.ts'
import { tuningJob } from '#lib/sandbox/aws/sagemaker/kinds/tuning-job.ts'

/** Every kind of SageMaker resource the sandbox knows. */
export const kinds: ResourceKind[] = [
  tuningJob,
  trainingJob,
  processingJob,
  autoMlJob,
  autoMlJobV2,
  ...monitoringDefinitions,
  monitoringSchedule,
  transformJob,
  cluster,
  notebookInstance,
  domain,
  model,
  endpointConfig,
  endpoint,
  featureGroup,
  inferenceExperiment,
  compilationJob,
  labelingJob,
  inferenceRecommendationsJob,
  optimizationJob,
  edgePackagingJob,
  agentJob,
  aiBenchmarkJob,
  mlflowApp,
  partnerApp,
  image,
  appImageConfig,
  modelPackage,
  lifecycleConfig,
]
