output "username" {
  description = "The user name for SMTP."
  value       = module.user.access_key_id
}

output "password" {
  description = "The password for SMTP."
  value       = module.user.smtp_password
  sensitive   = true
}

output "secret_arn" {
  description = "User name and password in Secrets Manager."
  value       = module.user.secret_arn
}

output "dkim_tokens" {
  description = "For each token of a domain, the DNS needs <token>._domainkey.<domain> CNAME <token>.dkim.amazonses.com."
  value       = flatten(aws_sesv2_email_identity.sender.dkim_signing_attributes[*].tokens)
}
