output "access_key" {
  description = "The key for provisioning, as the prototype's script reads it."
  sensitive   = true
  value = {
    access_key_id = module.user.access_key_id
    secret_key    = module.user.secret_access_key
  }
}

output "secret_arn" {
  description = "The key in Secrets Manager."
  value       = module.user.secret_arn
}
