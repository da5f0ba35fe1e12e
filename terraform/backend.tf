# The bucket, its region and its key are in backend.hcl, which scripts/setup-terraform-backend.sh writes.
#
# The state holds secrets: both access keys, the SMTP password, the webhook secret and the hash key of the accounts. So
# it is encrypted with a key of its own, reachable over TLS only, and whoever may read it has the rights of all of them.
terraform {
  backend "s3" {
    key     = "flipbridge/terraform.tfstate"
    encrypt = true
    # A lock object beside the state takes the place of the prototype's DynamoDB table: nothing more to create, pay for
    # and give rights to. HashiCorp has deprecated the table.
    use_lockfile = true
  }
}
