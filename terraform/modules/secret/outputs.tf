output "arn" {
  description = "Where the secret is found."
  value       = aws_secretsmanager_secret.this.arn
}
