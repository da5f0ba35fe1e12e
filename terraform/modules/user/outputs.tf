output "access_key_id" {
  description = "The id of the key; null without one."
  value       = one(aws_iam_access_key.this[*].id)
}

output "secret_access_key" {
  description = "The secret of the key; null without one."
  value       = one(aws_iam_access_key.this[*].secret)
  sensitive   = true
}

output "smtp_password" {
  description = "The password for SES's SMTP endpoint, derived from the key; null without one."
  value       = one(aws_iam_access_key.this[*].ses_smtp_password_v4)
  sensitive   = true
}

output "policy_arn" {
  description = "The policy, for a role that does the same."
  value       = aws_iam_policy.this.arn
}

output "secret_arn" {
  description = "The access key in Secrets Manager; null without one."
  value       = one(module.secret[*].arn)
}
