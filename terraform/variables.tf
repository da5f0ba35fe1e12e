variable "region" {
  description = "The AWS region for everything."
  type        = string
  default     = "us-west-2"

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.region))
    error_message = "A region looks like us-west-2."
  }
}

variable "project_name" {
  description = "The beginning of all names; two installations in one account need two."
  type        = string
  default     = "flipbridge"

  validation {
    # The longest name that is made of it is that of a provisioning template, which has 36 characters at most.
    condition     = can(regex("^[a-z][a-z0-9-]{1,22}[a-z0-9]$", var.project_name))
    error_message = "Use 3 to 24 lower-case letters, digits and hyphens; begin with a letter."
  }
}

variable "tags" {
  description = "Tags for everything, beside Project and ManagedBy."
  type        = map(string)
  default     = {}
}

variable "mail_identity" {
  description = "The address or the domain from which mails come, which SES verifies: by a mail to the address, or by DNS records (output mail_dkim_tokens)."
  type        = string

  validation {
    condition     = can(regex("^([^@ ]+@)?[a-z0-9-]+(\\.[a-z0-9-]+)+$", var.mail_identity))
    error_message = "Give an address such as flipbridge@example.org or a domain such as example.org, in lower case."
  }
}

variable "mail_from" {
  description = "The sender of mails. By default mail_identity when that is an address, else no-reply at that domain."
  type        = string
  default     = null

  validation {
    condition     = var.mail_from == null ? true : can(regex("^[^@ <>]+@[a-z0-9.-]+$", var.mail_from))
    error_message = "Give the bare address, without a name."
  }
}

variable "alarm_emails" {
  description = "Who gets the alarms. Each gets a mail first, in which to confirm."
  type        = list(string)

  validation {
    condition     = length(var.alarm_emails) > 0
    error_message = "Somebody has to get the alarms."
  }
}

variable "server_access_key" {
  description = "Whether to make a user with an access key for the gateway. Set it to false where the gateway runs in AWS under a role of its own, and attach the policy of output server_policy_arn to that role."
  type        = bool
  default     = true
}

variable "webhook_signed" {
  description = "Whether Flip signs its webhooks. A request without webhook-id, webhook-timestamp and webhook-signature is then refused."
  type        = bool
  default     = true
}

variable "webhook_bearer_header" {
  description = "The header in which Flip sends the shared secret, when it does: authorization or, as in 2024, authentication. A request without it is then refused."
  type        = string
  default     = null

  validation {
    condition     = var.webhook_bearer_header == null ? var.webhook_signed : contains(["authorization", "authentication"], var.webhook_bearer_header)
    error_message = "It is authorization or authentication; without it, webhook_signed has to be true, or no webhook could be told from a forged one."
  }
}

variable "webhook_requests_per_second" {
  description = "How many webhooks a second are taken, and twice as many at once; the rest is answered 429. Raise it with the fleet: Flip sends one for each battery of an event."
  type        = number
  default     = 100

  validation {
    condition     = var.webhook_requests_per_second >= 1 && var.webhook_requests_per_second <= 5000
    error_message = "It is 1 to 5000, and 10000 at once is what an account has for all its APIs."
  }
}

variable "log_retention_days" {
  description = "How long logs are kept."
  type        = number
  default     = 14

  validation {
    condition     = contains([1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400], var.log_retention_days)
    error_message = "CloudWatch takes 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365 or 400 days."
  }
}

variable "iot_log_level" {
  description = "What AWS IoT logs in this account and region, whatever writes there: DEBUG, INFO, WARN, ERROR; OFF leaves its logging as it is. INFO is a line for each message."
  type        = string
  default     = "ERROR"

  validation {
    condition     = contains(["DEBUG", "INFO", "WARN", "ERROR", "OFF"], var.iot_log_level)
    error_message = "It is DEBUG, INFO, WARN, ERROR or OFF."
  }
}

variable "certificate_audit" {
  description = "Whether AWS IoT tells each day which certificates end within 30 days. Set it to false where the account's audit is set up already."
  type        = bool
  default     = true
}

variable "enable_fleet_provisioning" {
  description = "Whether batteries may fetch their own identity with a claim certificate."
  type        = bool
  default     = false
}

variable "fleet_hook_arn" {
  description = "A Lambda function that says which serial numbers may be provisioned. Without one, whoever has a claim certificate can take any name."
  type        = string
  default     = null
}

variable "enable_http_pipe" {
  description = "Whether EventBridge posts telemetry to the gateway, as in the prototype. The nodes behind gateway_url need the role ingest, and read the queue beside it; what comes both ways is recognised."
  type        = bool
  default     = false
}

variable "gateway_url" {
  description = "Where the gateway is reached, for the pipe."
  type        = string
  default     = null

  validation {
    condition     = var.enable_http_pipe ? can(regex("^https://", var.gateway_url)) : true
    error_message = "The pipe needs an https:// address."
  }
}
