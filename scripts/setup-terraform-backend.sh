#!/usr/bin/env bash
# Makes the bucket in which terraform keeps its state: scripts/setup-terraform-backend.sh --help
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."

project=flipbridge
region=us-west-2

usage() {
  cat <<'TEXT'
usage: scripts/setup-terraform-backend.sh [options]
  Makes the S3 bucket for terraform's state, with a key of its own, and writes terraform/backend.hcl, which names it.
  What is there is left or put right, so it can be run again, and by the next person who works on the same account.

  --project NAME   as project_name in terraform.tfvars (default: flipbridge)
  --region REGION  where the bucket is (default: us-west-2)
TEXT
}

while [ $# -gt 0 ]; do
  case "$1" in
    --project | --region)
      [ $# -ge 2 ] || { echo "setup-terraform-backend: $1 needs a value (try --help)" >&2; exit 2; }
      if [ "$1" = --project ]; then project=$2; else region=$2; fi
      shift 2
      ;;
    -h | --help) usage; exit 0 ;;
    *) echo "setup-terraform-backend: unknown option $1 (try --help)" >&2; exit 2 ;;
  esac
done
if ! [[ $project =~ ^[a-z][a-z0-9-]{1,22}[a-z0-9]$ ]]; then
  echo "setup-terraform-backend: --project needs 3 to 24 lower-case letters, digits and hyphens" >&2
  exit 2
fi
if ! [[ $region =~ ^[a-z]{2}(-[a-z]+)+-[0-9]$ ]]; then
  echo "setup-terraform-backend: --region needs a region such as us-west-2" >&2
  exit 2
fi

# shellcheck source=scripts/aws.sh
. scripts/aws.sh
export AWS_REGION=$region AWS_DEFAULT_REGION=$region AWS_PAGER=""
need_aws setup-terraform-backend aws

bucket=$project-terraform-state-$AWS_ACCOUNT-$region
alias=alias/$project-terraform-state

if ! key=$(aws kms describe-key --key-id "$alias" --query KeyMetadata.Arn --output text 2>&1); then
  # Only when there is none: each other one would cost, and be in nobody's use.
  [[ $key == *NotFoundException* ]] || { echo "setup-terraform-backend: $key" >&2; exit 1; }
  echo "making the key $alias"
  key=$(aws kms create-key --description "State of terraform for $project" --query KeyMetadata.Arn --output text)
  aws kms create-alias --alias-name "$alias" --target-key-id "$key"
fi
aws kms enable-key-rotation --key-id "$key"

# A bucket of the same name that belongs to somebody else must never get our state: every call names the owner.
owner=(--expected-bucket-owner "$AWS_ACCOUNT")
if ! aws s3api head-bucket --bucket "$bucket" "${owner[@]}" >/dev/null 2>&1; then
  echo "making the bucket $bucket"
  location=()
  [ "$region" = us-east-1 ] || location=(--create-bucket-configuration "LocationConstraint=$region")
  aws s3api create-bucket --bucket "$bucket" "${location[@]}" >/dev/null
  aws s3api wait bucket-exists --bucket "$bucket" "${owner[@]}"
fi

partition=$(cut -d: -f2 <<<"$key")
echo "setting its rules"
aws s3api put-public-access-block --bucket "$bucket" "${owner[@]}" --public-access-block-configuration \
  BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true
aws s3api put-bucket-ownership-controls --bucket "$bucket" "${owner[@]}" \
  --ownership-controls 'Rules=[{ObjectOwnership=BucketOwnerEnforced}]'
aws s3api put-bucket-versioning --bucket "$bucket" "${owner[@]}" --versioning-configuration Status=Enabled
aws s3api put-bucket-encryption --bucket "$bucket" "${owner[@]}" --server-side-encryption-configuration "$(
  cat <<JSON
{"Rules": [{
  "ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "aws:kms", "KMSMasterKeyID": "$key"},
  "BucketKeyEnabled": true
}]}
JSON
)"
# Old states hold old secrets; and each lock leaves a mark of its deletion.
aws s3api put-bucket-lifecycle-configuration --bucket "$bucket" "${owner[@]}" --lifecycle-configuration "$(
  cat <<'JSON'
{"Rules": [{
  "ID": "old-states", "Status": "Enabled", "Filter": {},
  "Expiration": {"ExpiredObjectDeleteMarker": true},
  "NoncurrentVersionExpiration": {"NoncurrentDays": 90},
  "AbortIncompleteMultipartUpload": {"DaysAfterInitiation": 7}
}]}
JSON
)" >/dev/null
aws s3api put-bucket-policy --bucket "$bucket" "${owner[@]}" --policy "$(
  cat <<JSON
{"Version": "2012-10-17", "Statement": [{
  "Sid": "NothingWithoutTls",
  "Effect": "Deny",
  "Principal": "*",
  "Action": "s3:*",
  "Resource": ["arn:$partition:s3:::$bucket", "arn:$partition:s3:::$bucket/*"],
  "Condition": {"Bool": {"aws:SecureTransport": "false"}}
}]}
JSON
)"

cat >terraform/backend.hcl <<HCL
bucket     = "$bucket"
region     = "$region"
kms_key_id = "$key"
HCL
echo "terraform/backend.hcl names it. Next: scripts/apply.sh"
