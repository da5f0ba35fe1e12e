variable "name" {
  description = "The beginning of all names."
  type        = string
}

variable "account_id" {
  description = "The account that is looked at."
  type        = string
}

variable "topic_arn" {
  description = "Where findings are told."
  type        = string
}

variable "key_arn" {
  description = "The KMS key of that topic."
  type        = string
}
