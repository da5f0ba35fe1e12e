output "template_name" {
  description = "The template that batteries name."
  value       = aws_iot_provisioning_template.fleet.name
}

output "claim_policy_name" {
  description = "The policy for claim certificates."
  value       = aws_iot_policy.claim.name
}
