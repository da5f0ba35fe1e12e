# Sourced by the scripts for AWS: need_aws <script> <tool>... says at once all that is missing, and sets AWS_ACCOUNT.
# shellcheck shell=bash

need_aws() {
  local script=$1 lacks=() tool
  shift
  for tool in "$@"; do
    command -v "$tool" >/dev/null || case "$tool" in
      aws) lacks+=("aws        the AWS CLI 2: docs.aws.amazon.com/cli (Debian/Ubuntu: apt-get install awscli)") ;;
      terraform) lacks+=("terraform  1.11 or newer: developer.hashicorp.com/terraform/install") ;;
      *) lacks+=("$tool") ;;
    esac
  done
  if command -v terraform >/dev/null && [[ " $* " == *" terraform "* ]] && ! terraform_is_new_enough; then
    lacks+=("terraform  1.11 or newer; this is $(terraform version | head -n 1)")
  fi
  # shellcheck disable=SC2034
  if command -v aws >/dev/null && ! AWS_ACCOUNT=$(aws sts get-caller-identity \
    --region "${AWS_REGION:-us-west-2}" --query Account --output text 2>/dev/null); then
    lacks+=("AWS credentials that work: aws sts get-caller-identity fails; try aws configure, aws sso login or AWS_PROFILE")
  fi
  if [ ${#lacks[@]} -gt 0 ]; then
    printf '%s: missing:\n' "$script" >&2
    printf '  %s\n' "${lacks[@]}" >&2
    return 1
  fi
}

terraform_is_new_enough() {
  local version major minor
  version=$(terraform version | sed -n 's/^Terraform v\([0-9]*\.[0-9]*\).*/\1/p' | head -n 1)
  major=${version%%.*} minor=${version##*.}
  [ "${major:-0}" -gt 1 ] || { [ "${major:-0}" -eq 1 ] && [ "${minor:-0}" -ge 11 ]; }
}
