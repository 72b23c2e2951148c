/** The IAM group that gives people access to SageMaker. */
export const groupName = 'Safeguard-Sagemaker'
