provider "aws" {
  region = var.region

  default_tags {
    tags = merge({ Project = var.project_name, ManagedBy = "terraform" }, var.tags)
  }
}

data "aws_caller_identity" "current" {}
data "aws_partition" "current" {}

locals {
  account_id = data.aws_caller_identity.current.account_id
  iot_arn    = "arn:${data.aws_partition.current.partition}:iot:${var.region}:${local.account_id}"
  ses_arn    = "arn:${data.aws_partition.current.partition}:ses:${var.region}:${local.account_id}"
  mail_from = (
    var.mail_from != null ? var.mail_from :
    strcontains(var.mail_identity, "@") ? var.mail_identity : "no-reply@${var.mail_identity}"
  )
}

module "encryption" {
  source = "./modules/encryption"

  name   = var.project_name
  region = var.region
}

module "device_identity" {
  source = "./modules/device-identity"

  name = var.project_name
  # local-cloud evaluates the same file.
  device_policy = file("${path.module}/policies/device-policy.json")
}

module "provisioning" {
  source = "./modules/provisioning"

  name    = var.project_name
  iot_arn = local.iot_arn
  key_arn = module.encryption.key_arn
}

module "telemetry" {
  source = "./modules/telemetry"

  name       = var.project_name
  account_id = local.account_id
  iot_arn    = local.iot_arn
}

module "webhook" {
  source = "./modules/webhook"

  name                = var.project_name
  signed              = var.webhook_signed
  bearer_header       = var.webhook_bearer_header
  requests_per_second = var.webhook_requests_per_second
  log_retention_days  = var.log_retention_days
  key_arn             = module.encryption.key_arn
}

module "server" {
  source = "./modules/server"

  name       = var.project_name
  iot_arn    = local.iot_arn
  queue_arns = [module.telemetry.queue.arn, module.webhook.queue.arn]
  key_arn    = module.encryption.key_arn
  with_key   = var.server_access_key
}

module "mail" {
  source = "./modules/mail"

  name     = var.project_name
  identity = var.mail_identity
  from     = local.mail_from
  ses_arn  = local.ses_arn
  key_arn  = module.encryption.key_arn
}

module "iot_logging" {
  source = "./modules/iot-logging"
  count  = var.iot_log_level == "OFF" ? 0 : 1

  name           = var.project_name
  account_id     = local.account_id
  level          = var.iot_log_level
  retention_days = var.log_retention_days
  key_arn        = module.encryption.key_arn
}

module "alarms" {
  source = "./modules/alarms"

  name       = var.project_name
  account_id = local.account_id
  emails     = var.alarm_emails
  rule_name  = module.telemetry.rule_name
  key_arn    = module.encryption.key_arn

  queues = {
    # A battery counts as offline after five minutes.
    telemetry = { name = module.telemetry.queue.name, longest_wait_seconds = 300 }
    # Flip takes a command for failed after fifteen minutes.
    webhooks = { name = module.webhook.queue.name, longest_wait_seconds = 120 }
  }

  dead_letters = {
    telemetry-dead-letters = module.telemetry.dead_letters_name
    telemetry-rule-errors  = module.telemetry.rule_errors_name
    webhook-dead-letters   = module.webhook.dead_letters_name
  }

  refused_metric = module.webhook.refused_metric
}

module "certificate_audit" {
  source = "./modules/certificate-audit"
  count  = var.certificate_audit ? 1 : 0

  name       = var.project_name
  account_id = local.account_id
  topic_arn  = module.alarms.topic_arn
  key_arn    = module.encryption.key_arn
}

module "fleet_provisioning" {
  source = "./modules/fleet-provisioning"
  count  = var.enable_fleet_provisioning ? 1 : 0

  name               = var.project_name
  account_id         = local.account_id
  iot_arn            = local.iot_arn
  device_policy_name = module.device_identity.policy_name
  hook_arn           = var.fleet_hook_arn
}

module "pipe" {
  source = "./modules/pipe"
  count  = var.enable_http_pipe ? 1 : 0

  name               = var.project_name
  account_id         = local.account_id
  queue_arn          = module.telemetry.queue.arn
  gateway_url        = var.gateway_url
  shared_secret      = random_password.shared_secret.result
  log_retention_days = var.log_retention_days
  key_arn            = module.encryption.key_arn
}
