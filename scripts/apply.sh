#!/usr/bin/env bash
# Applies terraform/ and writes what the other programs need of it: scripts/apply.sh --help
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."

plan_only=false
outputs_only=false
yes=false

usage() {
  cat <<'TEXT'
usage: scripts/apply.sh [options]
  Shows what terraform would change in AWS, applies it when you agree, and writes terraform/output/aws-config.json with
  the addresses and secrets for provisioning and the gateway (for its owner only), and the root certificate beside it.

  --plan     only show what would change
  --outputs  only write the files, from what was applied before
  --yes      do not ask
TEXT
}

for arg in "$@"; do
  case "$arg" in
    --plan) plan_only=true ;;
    --outputs) outputs_only=true ;;
    --yes) yes=true ;;
    -h | --help) usage; exit 0 ;;
    *) echo "apply: unknown option $arg (try --help)" >&2; exit 2 ;;
  esac
done

# shellcheck source=scripts/aws.sh
. scripts/aws.sh
ready=true
need_aws apply aws terraform || ready=false
if [ ! -f terraform/backend.hcl ]; then
  echo "apply: terraform/backend.hcl is missing: scripts/setup-terraform-backend.sh makes the bucket for the state and writes it" >&2
  ready=false
fi
if [ ! -f terraform/terraform.tfvars ]; then
  echo "apply: terraform/terraform.tfvars is missing: copy terraform/terraform.tfvars.example and fill it in" >&2
  ready=false
fi
$ready || exit 1

# The plan and the outputs hold secrets.
umask 077
in_folder=(terraform -chdir=terraform)
"${in_folder[@]}" init -input=false -backend-config=backend.hcl

if ! $outputs_only; then
  plan=$(mktemp)
  trap 'rm -f "$plan"' EXIT
  "${in_folder[@]}" plan -input=false -out="$plan"
  if $plan_only; then
    exit 0
  fi
  if ! $yes; then
    printf 'Apply this to account %s? Only "yes" does: ' "$AWS_ACCOUNT"
    read -r answer || answer=
    [ "$answer" = yes ] || { echo "apply: nothing was changed" >&2; exit 1; }
  fi
  "${in_folder[@]}" apply -input=false "$plan"
fi

# In one step, so that nobody reads half a file, and none is left when terraform fails.
mkdir -p terraform/output
new=$(mktemp terraform/output/aws-config.json.XXXXXX)
trap 'rm -f "${plan:-}" "$new"' EXIT
"${in_folder[@]}" output -json >"$new"
grep -q '"aws_region"' "$new" || { echo "apply: nothing was applied yet: terraform has no outputs" >&2; exit 1; }
mv "$new" terraform/output/aws-config.json
cp terraform/files/AmazonRootCA1.pem terraform/output/AmazonRootCA1.pem

cat <<TEXT

terraform/output/aws-config.json is written; provisioning finds it there, and so does ./flipbridge.
For the gateway's settings, terraform/README.md says which output is which. Flip's webhook address:
  $("${in_folder[@]}" output -raw webhook_url)
TEXT
