variable "name" {
  description = "The beginning of all names."
  type        = string
}

variable "signed" {
  description = "Whether Flip signs its webhooks (Standard Webhooks): the three headers of the signature are then kept, and must be there."
  type        = bool
}

variable "bearer_header" {
  description = "The header in which Flip sends the shared secret, which is then kept and must be there; null for none."
  type        = string
}

variable "requests_per_second" {
  description = "How many requests a second are taken; twice as many at once."
  type        = number
}

variable "log_retention_days" {
  description = "How long the access log is kept."
  type        = number
}

variable "key_arn" {
  description = "The KMS key for the access log."
  type        = string
}
