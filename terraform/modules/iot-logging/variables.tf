variable "name" {
  description = "The beginning of the role's name."
  type        = string
}

variable "account_id" {
  description = "The account whose AWS IoT may take the role."
  type        = string
}

variable "level" {
  description = "What AWS IoT writes down: DEBUG, INFO, WARN or ERROR."
  type        = string
}

variable "retention_days" {
  description = "How long the log is kept."
  type        = number
}

variable "key_arn" {
  description = "The KMS key for the log."
  type        = string
}
