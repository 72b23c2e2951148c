import type { Kind } from './kind.ts'
import { agentJob } from './kinds/agent-job.ts'
import { aiBenchmarkJob } from './kinds/ai-benchmark-job.ts'
import { appImageConfig } from './kinds/app-image-config.ts'
import { automlJob } from './kinds/automl-job.ts'
import { compilationJob } from './kinds/compilation-job.ts'
import { dataQualityJobDefinition } from './kinds/data-quality-job-definition.ts'
import { domain } from './kinds/domain.ts'
import { edgePackagingJob } from './kinds/edge-packaging-job.ts'
import { endpointConfig } from './kinds/endpoint-config.ts'
import { endpoint } from './kinds/endpoint.ts'
import { featureGroup } from './kinds/feature-group.ts'
import { hyperpodCluster } from './kinds/hyperpod-cluster.ts'
import { image } from './kinds/image.ts'
import { inferenceExperiment } from './kinds/inference-experiment.ts'
import { inferenceRecommendationsJob } from './kinds/inference-recommendations-job.ts'
import { labelingJob } from './kinds/labeling-job.ts'
import { mlflowApp } from './kinds/mlflow-app.ts'
import { modelBiasJobDefinition } from './kinds/model-bias-job-definition.ts'
import { modelExplainabilityJobDefinition } from './kinds/model-explainability-job-definition.ts'
import { modelQualityJobDefinition } from './kinds/model-quality-job-definition.ts'
import { model } from './kinds/model.ts'
import { monitoringSchedule } from './kinds/monitoring-schedule.ts'
import { notebookInstance } from './kinds/notebook-instance.ts'
import { optimizationJob } from './kinds/optimization-job.ts'
import { partnerApp } from './kinds/partner-app.ts'
import { processingJob } from './kinds/processing-job.ts'
import { trainingJob } from './kinds/training-job.ts'
import { transformJob } from './kinds/transform-job.ts'
import { tuningJob } from './kinds/tuning-job.ts'

/**
 * Every kind of SageMaker resource that an inventory reads, in the order it reads them: what can be stopped
 * first, then what is read in one session together.
 */
export const kinds: readonly Kind[] = [
  tuningJob,
  trainingJob,
  processingJob,
  automlJob,
  transformJob,
  labelingJob,
  compilationJob,
  optimizationJob,
  edgePackagingJob,
  inferenceRecommendationsJob,
  agentJob,
  aiBenchmarkJob,
  dataQualityJobDefinition,
  modelBiasJobDefinition,
  modelQualityJobDefinition,
  modelExplainabilityJobDefinition,
  monitoringSchedule,
  model,
  endpointConfig,
  endpoint,
  featureGroup,
  inferenceExperiment,
  hyperpodCluster,
  notebookInstance,
  domain,
  image,
  appImageConfig,
  mlflowApp,
  partnerApp,
]
