variable "name" {
  description = "The beginning of the user's name."
  type        = string
}

variable "iot_arn" {
  description = "The beginning of the ARNs of AWS IoT in this account and region."
  type        = string
}

variable "key_arn" {
  description = "The KMS key for the access key in Secrets Manager."
  type        = string
}
