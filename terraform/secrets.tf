# Secrets that nobody gives us; those of users are in modules/user.

# For Flip's older bearer scheme and for POST /api/devices/telemetry.
resource "random_password" "shared_secret" {
  length  = 32
  special = false
}

module "shared_secret" {
  source = "./modules/secret"

  name        = "${var.project_name}-webhook-shared-secret"
  description = "flipbridge.webhook.shared-secret, and the token of the webhook in Flip's portal"
  value       = random_password.shared_secret.result
  key_arn     = module.encryption.key_arn
}

resource "random_password" "accounts_hash_key" {
  length  = 48
  special = false

  # With another key nobody finds their account again.
  lifecycle {
    prevent_destroy = true
  }
}

module "accounts_hash_key" {
  source = "./modules/secret"

  name        = "${var.project_name}-accounts-hash-key"
  description = "flipbridge.accounts.hash-key; the same on every node, and for ever"
  value       = random_password.accounts_hash_key.result
  key_arn     = module.encryption.key_arn
}
