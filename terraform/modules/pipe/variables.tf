variable "name" {
  description = "The beginning of all names."
  type        = string
}

variable "account_id" {
  description = "The account whose pipes may take the role."
  type        = string
}

variable "queue_arn" {
  description = "The telemetry queue."
  type        = string
}

variable "gateway_url" {
  description = "Where the gateway is reached, https."
  type        = string
}

variable "shared_secret" {
  description = "What the gateway has as flipbridge.webhook.shared-secret."
  type        = string
  sensitive   = true
}

variable "log_retention_days" {
  description = "How long the pipe's log is kept."
  type        = number
}

variable "key_arn" {
  description = "The KMS key for the pipe's log."
  type        = string
}
