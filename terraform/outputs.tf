# scripts/apply.sh writes these to output/aws-config.json. The names down to accounts_hash_key are those that
# provisioning, device-sim and the settings of the gateway read, and those of the prototype.

output "aws_region" {
  description = "flipbridge.aws.region."
  value       = var.region
}

output "iot_endpoint" {
  description = "Where batteries connect; with https:// before it, flipbridge.aws.iot-data-endpoint-url."
  value       = module.device_identity.endpoint
}

output "device_policy_name" {
  description = "What provisioning attaches to each certificate."
  value       = module.device_identity.policy_name
}

output "device_provisioning_access_key" {
  description = "The key of provisioning: access_key_id and secret_key."
  value       = module.provisioning.access_key
  sensitive   = true
}

output "sqs_queue_url" {
  description = "flipbridge.telemetry.queue-url."
  value       = module.telemetry.queue.url
}

output "webhook_queue_url" {
  description = "flipbridge.webhook.queue-url."
  value       = module.webhook.queue.url
}

output "web_server_user_access_key" {
  description = "flipbridge.aws.access-key-id; null without server_access_key."
  value       = module.server.access_key_id
}

output "web_server_user_secret_key" {
  description = "flipbridge.aws.secret-access-key; null without server_access_key."
  value       = module.server.secret_access_key
  sensitive   = true
}

output "web_server_shared_secret" {
  description = "Its result is flipbridge.webhook.shared-secret, and the token of the webhook in Flip's portal."
  value       = { result = random_password.shared_secret.result }
  sensitive   = true
}

output "smtp_host" {
  description = "flipbridge.mail.host."
  value       = "email-smtp.${var.region}.amazonaws.com"
}

output "smtp_username" {
  description = "flipbridge.mail.username."
  value       = module.mail.username
}

output "smtp_password" {
  description = "flipbridge.mail.password."
  value       = module.mail.password
  sensitive   = true
}

output "accounts_hash_key" {
  description = "flipbridge.accounts.hash-key; the same on every node, and for ever."
  value       = random_password.accounts_hash_key.result
  sensitive   = true
}

output "mail_from" {
  description = "flipbridge.mail.from, to which a name may be added: Flipbridge <address>."
  value       = local.mail_from
}

output "mail_dkim_tokens" {
  description = "For a domain: a DNS record <token>._domainkey.<domain> CNAME <token>.dkim.amazonses.com for each."
  value       = module.mail.dkim_tokens
}

output "webhook_url" {
  description = "The address of the webhook, for Flip's portal."
  value       = module.webhook.url
}

output "server_policy_arn" {
  description = "The policy for the role of a gateway that runs in AWS."
  value       = module.server.policy_arn
}

output "alarms_topic_arn" {
  description = "Where alarms go."
  value       = module.alarms.topic_arn
}

output "secret_arns" {
  description = "Where each secret is in Secrets Manager."
  value = {
    provisioning_key  = module.provisioning.secret_arn
    server_key        = module.server.secret_arn
    smtp              = module.mail.secret_arn
    shared_secret     = module.shared_secret.arn
    accounts_hash_key = module.accounts_hash_key.arn
  }
}

output "fleet_template_name" {
  description = "The template of fleet provisioning; null without it."
  value       = one(module.fleet_provisioning[*].template_name)
}

output "claim_policy_name" {
  description = "The policy for claim certificates; null without fleet provisioning."
  value       = one(module.fleet_provisioning[*].claim_policy_name)
}
