output "url" {
  description = "Where messages are read from."
  value       = aws_sqs_queue.main.url
}

output "arn" {
  description = "What rights are given for."
  value       = aws_sqs_queue.main.arn
}

output "name" {
  description = "What alarms are set on."
  value       = aws_sqs_queue.main.name
}

output "dead_letters_name" {
  description = "What alarms on dead letters are set on; null without any."
  value       = one(aws_sqs_queue.dead_letters[*].name)
}
