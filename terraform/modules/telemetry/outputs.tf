output "queue" {
  description = "The queue that the gateway reads."
  value = {
    url  = module.queue.url
    arn  = module.queue.arn
    name = module.queue.name
  }
}

output "dead_letters_name" {
  description = "The queue of what was received too often."
  value       = module.queue.dead_letters_name
}

output "rule_errors_name" {
  description = "The queue of what the rule could not deliver."
  value       = module.rule_errors.name
}

output "rule_name" {
  description = "What alarms on failures are set on."
  value       = aws_iot_topic_rule.telemetry.name
}
