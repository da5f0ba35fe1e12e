# What batteries publish goes into a queue, from which the gateway reads.

locals {
  # Names of rules know no hyphens.
  rule_name = "${replace(var.name, "-", "_")}_telemetry_rule"
}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["iot.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [var.account_id]
    }

    condition {
      test     = "ArnLike"
      variable = "aws:SourceArn"
      values   = ["${var.iot_arn}:rule/${local.rule_name}"]
    }
  }
}

data "aws_iam_policy_document" "send" {
  statement {
    sid       = "Send"
    actions   = ["sqs:SendMessage"]
    resources = [module.queue.arn, module.rule_errors.arn]
  }
}

resource "aws_iam_role" "rule" {
  name               = "${var.name}-telemetry-rule"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

resource "aws_iam_role_policy" "rule" {
  name   = "send"
  role   = aws_iam_role.rule.id
  policy = data.aws_iam_policy_document.send.json
}

module "queue" {
  source = "../queue"

  name       = "${var.name}-telemetry-queue"
  sender_arn = aws_iam_role.rule.arn
  # As in the prototype. The gateway holds what it cannot store yet, which uses up some on each node and at each start: a
  # store that is down for a night makes no dead letters.
  max_receives = 1000
}

# What the rule could not put into the queue has another form than telemetry, so it must never be moved there by a
# redrive.
module "rule_errors" {
  source = "../queue"

  name       = "${var.name}-telemetry-rule-errors"
  sender_arn = aws_iam_role.rule.arn
}

resource "aws_iot_topic_rule" "telemetry" {
  name        = local.rule_name
  description = "Telemetry of batteries to the queue that the gateway reads"
  enabled     = true
  sql         = "SELECT *, topic() AS mqtt_topic, timestamp() AS mqtt_received_at FROM 'devices/+/telemetry'"
  sql_version = "2016-03-23"

  sqs {
    queue_url  = module.queue.url
    role_arn   = aws_iam_role.rule.arn
    use_base64 = false
  }

  # Called when the action fails, not when the SQL does: a payload that is no JSON shows in the metric ParseError and in
  # the log of AWS IoT only.
  error_action {
    sqs {
      queue_url  = module.rule_errors.url
      role_arn   = aws_iam_role.rule.arn
      use_base64 = false
    }
  }

  depends_on = [aws_iam_role_policy.rule]
}
