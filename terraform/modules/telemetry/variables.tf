variable "name" {
  description = "The beginning of all names."
  type        = string
}

variable "account_id" {
  description = "The account whose rules may take the role."
  type        = string
}

variable "iot_arn" {
  description = "The beginning of the ARNs of AWS IoT in this account and region."
  type        = string
}
