variable "name" {
  description = "The beginning of the user's name."
  type        = string
}

variable "identity" {
  description = "The address or the domain that SES verifies."
  type        = string
}

variable "from" {
  description = "The address that mails come from."
  type        = string
}

variable "ses_arn" {
  description = "The beginning of the ARNs of SES in this account and region."
  type        = string
}

variable "key_arn" {
  description = "The KMS key for the SMTP password in Secrets Manager."
  type        = string
}
