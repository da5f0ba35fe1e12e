variable "name" {
  description = "The name of the queue; its dead letters add -dlq."
  type        = string
}

variable "sender_arn" {
  description = "The role that sends to the queue."
  type        = string
}

variable "max_receives" {
  description = "How often a message is received before it becomes a dead letter; null for a queue without them."
  type        = number
  default     = null
}
