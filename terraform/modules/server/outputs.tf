output "access_key_id" {
  description = "The id of the gateway's key; null without one."
  value       = module.user.access_key_id
}

output "secret_access_key" {
  description = "The secret of the gateway's key; null without one."
  value       = module.user.secret_access_key
  sensitive   = true
}

output "policy_arn" {
  description = "The policy, for a role under which the gateway runs."
  value       = module.user.policy_arn
}

output "secret_arn" {
  description = "The key in Secrets Manager; null without one."
  value       = module.user.secret_arn
}
