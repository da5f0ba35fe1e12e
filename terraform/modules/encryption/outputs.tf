output "key_arn" {
  description = "The key for secrets, log groups and alarm notices."
  value       = aws_kms_key.this.arn
}
