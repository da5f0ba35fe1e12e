variable "name" {
  description = "The name of the user and of its policy."
  type        = string
}

variable "description" {
  description = "What the user does."
  type        = string
}

variable "policy" {
  description = "What the user may do, as JSON."
  type        = string
}

variable "key_arn" {
  description = "The KMS key for the access key in Secrets Manager."
  type        = string
}

variable "with_key" {
  description = "Whether there is a user with a key; without, only the policy, to be attached to a role."
  type        = bool
  default     = true
}

variable "for_smtp" {
  description = "Whether the key is for SES's SMTP endpoint, whose password is derived from it."
  type        = bool
  default     = false
}
