variable "name" {
  description = "The beginning of all names."
  type        = string
}

variable "account_id" {
  description = "The account whose AWS IoT may take the role."
  type        = string
}

variable "iot_arn" {
  description = "The beginning of the ARNs of AWS IoT in this account and region."
  type        = string
}

variable "device_policy_name" {
  description = "The policy that each certificate gets."
  type        = string
}

variable "hook_arn" {
  description = "A Lambda function that says which serial numbers may be provisioned; null for all, for whoever has the claim certificate."
  type        = string
}
