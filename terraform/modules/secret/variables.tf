variable "name" {
  description = "The name of the secret in Secrets Manager."
  type        = string
}

variable "description" {
  description = "What the secret is for."
  type        = string
}

variable "value" {
  description = "The secret itself."
  type        = string
  sensitive   = true
}

variable "key_arn" {
  description = "The KMS key that encrypts it."
  type        = string
}
