#!/usr/bin/env bash
# Tries the sandbox with the stock AWS CLI: cli-try.sh http://127.0.0.1:PORT [account]
# Starts nothing. One PASS or FAIL line each; exits 1 on any FAIL. Set AWS_CLI to try another aws program.
set -u
endpoint=${1:?usage: cli-try.sh ENDPOINT [ACCOUNT]}
account=${2:-424242424242}
cli=${AWS_CLI:-aws}
if ! command -v "$cli" >/dev/null 2>&1; then
  echo 'aws CLI is not installed, skipped'
  exit 0
fi

export AWS_ACCESS_KEY_ID=$account AWS_SECRET_ACCESS_KEY=any AWS_DEFAULT_REGION=us-east-1 AWS_PAGER=''
export AWS_EC2_METADATA_DISABLED=true AWS_CONFIG_FILE=/dev/null AWS_SHARED_CREDENTIALS_FILE=/dev/null
unset AWS_SESSION_TOKEN AWS_PROFILE
run=$(date +%s)$RANDOM
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

aws() { command "$cli" --endpoint-url "$endpoint" --output json "$@"; }

# check TITLE EXPECTED-IN-OUTPUT COMMAND…: the command must end well and say it.
check() {
  local title=$1 expected=$2 output
  shift 2
  if output=$("$@" 2>&1) && [[ $output == *"$expected"* ]]; then echo "PASS $title"; else
    echo "FAIL $title: ${output//$'\n'/ }"
    failed=1
  fi
}

# refused TITLE ERROR COMMAND…: the command must fail with that error.
refused() {
  local title=$1 expected=$2 output
  shift 2
  if output=$("$@" 2>&1); then
    echo "FAIL $title: it succeeded"
    failed=1
  elif [[ $output == *"$expected"* ]]; then echo "PASS $title"; else
    echo "FAIL $title: ${output//$'\n'/ }"
    failed=1
  fi
}

job=try-$run
cat >"$work/tuning.json" <<JSON
{"HyperParameterTuningJobName":"$job",
 "HyperParameterTuningJobConfig":{"Strategy":"Bayesian",
  "ResourceLimits":{"MaxNumberOfTrainingJobs":4,"MaxParallelTrainingJobs":2}},
 "TrainingJobDefinition":{
  "AlgorithmSpecification":{"TrainingImage":"image","TrainingInputMode":"File"},
  "RoleArn":"arn:aws:iam::$account:role/sagemaker",
  "OutputDataConfig":{"S3OutputPath":"s3://bucket/out"},
  "ResourceConfig":{"InstanceType":"ml.m5.xlarge","InstanceCount":2,"VolumeSizeInGB":30},
  "StoppingCondition":{"MaxRuntimeInSeconds":3600}}}
JSON
name=(--hyper-parameter-tuning-job-name "$job")
check 'sagemaker create-hyper-parameter-tuning-job' "hyper-parameter-tuning-job/$job" \
  aws sagemaker create-hyper-parameter-tuning-job --cli-input-json "file://$work/tuning.json"
refused 'sagemaker create again: ResourceInUse' ResourceInUse \
  aws sagemaker create-hyper-parameter-tuning-job --cli-input-json "file://$work/tuning.json"
check 'sagemaker describe-hyper-parameter-tuning-job' InProgress \
  aws sagemaker describe-hyper-parameter-tuning-job "${name[@]}"
refused 'sagemaker describe of nothing: ResourceNotFound' ResourceNotFound \
  aws sagemaker describe-hyper-parameter-tuning-job --hyper-parameter-tuning-job-name nothing
check 'sagemaker list-hyper-parameter-tuning-jobs' "$job" \
  aws sagemaker list-hyper-parameter-tuning-jobs --name-contains "$job" --status-equals InProgress
check 'sagemaker list-training-jobs-for-hyper-parameter-tuning-job' "$job-001" \
  aws sagemaker list-training-jobs-for-hyper-parameter-tuning-job "${name[@]}"
check 'sagemaker stop-hyper-parameter-tuning-job' '' aws sagemaker stop-hyper-parameter-tuning-job "${name[@]}"
refused 'sagemaker stop again: ValidationException' ValidationException \
  aws sagemaker stop-hyper-parameter-tuning-job "${name[@]}"

cat >"$work/stack.yaml" <<YAML
Parameters:
  ExternalId: { Type: String }
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      RoleName: !Sub 'try-\${ExternalId}'
      AssumeRolePolicyDocument:
        Version: 2012-10-17
        Statement:
          - Effect: Allow
            Principal: { AWS: !Sub 'arn:\${AWS::Partition}:iam::\${AWS::AccountId}:root' }
            Action: sts:AssumeRole
            Condition: { StringEquals: { sts:ExternalId: !Ref ExternalId } }
Outputs:
  RoleArn: { Value: !GetAtt Role.Arn }
YAML
stack=(cloudformation create-stack --stack-name "try-$run" --template-body "file://$work/stack.yaml"
  --parameters "ParameterKey=ExternalId,ParameterValue=id$run")
refused 'cloudformation create-stack without capability' InsufficientCapabilities aws "${stack[@]}"
check 'cloudformation create-stack' "try-$run" aws "${stack[@]}" --capabilities CAPABILITY_NAMED_IAM
check 'cloudformation describe-stacks' "role/try-id$run" aws cloudformation describe-stacks --stack-name "try-$run"

assume=(sts assume-role --role-arn "arn:aws:iam::$account:role/try-id$run" --role-session-name try)
check 'sts assume-role' ASIA aws "${assume[@]}" --external-id "id$run"
refused 'sts assume-role with a wrong external id' AccessDenied aws "${assume[@]}" --external-id wrong
refused 'sts assume-role without an external id' AccessDenied aws "${assume[@]}"
session=$(aws "${assume[@]}" --external-id "id$run" \
  --query 'Credentials.[AccessKeyId,SecretAccessKey,SessionToken]' --output text 2>/dev/null)
read -r key secret token <<<"$session"
as_session() { AWS_ACCESS_KEY_ID=$key AWS_SECRET_ACCESS_KEY=$secret AWS_SESSION_TOKEN=$token aws "$@"; }
as_forger() { AWS_ACCESS_KEY_ID=$key AWS_SECRET_ACCESS_KEY=wrong AWS_SESSION_TOKEN=$token aws "$@"; }
check 'sts get-caller-identity as the session' "assumed-role/try-id$run/try" as_session sts get-caller-identity
refused 'sts get-caller-identity with a wrong secret' SignatureDoesNotMatch as_forger sts get-caller-identity
refused 'sagemaker list without a policy' AccessDeniedException \
  as_session sagemaker list-hyper-parameter-tuning-jobs

check 'iam create-group' "group/try-$run" aws iam create-group --group-name "try-$run"
check 'iam create-user' "user/try-$run" aws iam create-user --user-name "try-$run"
check 'iam add-user-to-group' '' aws iam add-user-to-group --group-name "try-$run" --user-name "try-$run"
check 'iam get-group' "user/try-$run" aws iam get-group --group-name "try-$run"
refused 'iam get-group of nothing: NoSuchEntity' NoSuchEntity aws iam get-group --group-name nothing

check 's3api create-bucket' "try-$run" aws s3api create-bucket --bucket "try-$run"
check 's3api get-bucket-encryption' AES256 aws s3api get-bucket-encryption --bucket "try-$run"
refused 's3api get-bucket-policy: NoSuchBucketPolicy' NoSuchBucketPolicy \
  aws s3api get-bucket-policy --bucket "try-$run"
connection=$(aws events create-connection --name "try-$run" --authorization-type API_KEY \
  --auth-parameters 'ApiKeyAuthParameters={ApiKeyName=x-key,ApiKeyValue=secret}' \
  --query ConnectionArn --output text 2>/dev/null)
check 'events describe-connection' AUTHORIZED aws events describe-connection --name "try-$run"
# As JSON: the first version of the CLI would fetch an address given as a parameter.
check 'events create-api-destination' ACTIVE aws events create-api-destination --cli-input-json \
  "{\"Name\":\"try-$run\",\"ConnectionArn\":\"$connection\",\"InvocationEndpoint\":\"http://127.0.0.1:9/hook\",\"HttpMethod\":\"POST\"}"
check 'events put-rule' "rule/try-$run" aws events put-rule --name "try-$run" \
  --event-pattern '{"source":["aws.sagemaker"]}' --state DISABLED
refused 'events put-rule with a wrong pattern' InvalidEventPatternException \
  aws events put-rule --name "try-$run" --event-pattern '{"source":"x"}'
target=$(aws events describe-api-destination --name "try-$run" --query ApiDestinationArn --output text)
check 'events put-targets' '"FailedEntryCount": 0' aws events put-targets --rule "try-$run" \
  --targets "Id=portal,Arn=$target,RoleArn=arn:aws:iam::$account:role/try-id$run"
check 'events list-targets-by-rule' "$target" aws events list-targets-by-rule --rule "try-$run"
check 'cloudtrail lookup-events' AddUserToGroup aws cloudtrail lookup-events \
  --lookup-attributes "AttributeKey=ResourceName,AttributeValue=try-$run"
check 'iam generate-service-last-accessed-details' JobId aws iam generate-service-last-accessed-details \
  --arn "arn:aws:iam::$account:user/try-$run"
check 'iam generate-credential-report' STARTED aws iam generate-credential-report
check 'iam get-credential-report' text/csv aws iam get-credential-report

check 'sagemaker create-processing-job' "processing-job/$job" aws sagemaker create-processing-job \
  --processing-job-name "$job" --role-arn "arn:aws:iam::$account:role/sagemaker" \
  --app-specification ImageUri=image --processing-resources \
  'ClusterConfig={InstanceCount=2,InstanceType=ml.m5.xlarge,VolumeSizeInGB=30}'
check 'sagemaker list-processing-jobs' "$job" aws sagemaker list-processing-jobs --status-equals InProgress
check 'sagemaker create-notebook-instance' "notebook-instance/$job" aws sagemaker create-notebook-instance \
  --notebook-instance-name "$job" --instance-type ml.t3.medium --role-arn "arn:aws:iam::$account:role/sagemaker"
check 'sagemaker describe-notebook-instance' DirectInternetAccess \
  aws sagemaker describe-notebook-instance --notebook-instance-name "$job"
check 'sagemaker search' "$job" aws sagemaker search --resource HyperParameterTuningJob

check 'cloudformation delete-stack' '' aws cloudformation delete-stack --stack-name "try-$run"

exit "$failed"
