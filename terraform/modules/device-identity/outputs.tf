output "policy_name" {
  description = "What provisioning attaches to each certificate."
  value       = aws_iot_policy.device.name
}

output "endpoint" {
  description = "Where batteries connect, and where the gateway publishes commands."
  value       = data.aws_iot_endpoint.data.endpoint_address
}
