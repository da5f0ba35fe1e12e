variable "name" {
  description = "The beginning of the policy's name."
  type        = string
}

variable "device_policy" {
  description = "The policy of a battery, as JSON."
  type        = string
}
