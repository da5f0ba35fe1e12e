variable "name" {
  description = "The beginning of all names."
  type        = string
}

variable "account_id" {
  description = "The account whose alarms may use the topic."
  type        = string
}

variable "emails" {
  description = "Who gets the alarms; each has to confirm once."
  type        = list(string)
}

variable "queues" {
  description = "The queues that the gateway reads, and how long the oldest message may wait."
  type = map(object({
    name                 = string
    longest_wait_seconds = number
  }))
}

variable "dead_letters" {
  description = "The queues in which nothing should be."
  type        = map(string)
}

variable "rule_name" {
  description = "The telemetry rule."
  type        = string
}

variable "refused_metric" {
  description = "The metric of webhooks that were not kept."
  type = object({
    namespace = string
    name      = string
  })
}

variable "key_arn" {
  description = "The KMS key for the notices."
  type        = string
}
