# What people have to know of, by mail.

resource "aws_sns_topic" "alarms" {
  name              = "${var.name}-alarms"
  kms_master_key_id = var.key_arn
}

data "aws_iam_policy_document" "topic" {
  statement {
    sid       = "AlarmsOfThisAccount"
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.alarms.arn]

    principals {
      type        = "Service"
      identifiers = ["cloudwatch.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [var.account_id]
    }
  }

  statement {
    sid       = "NothingWithoutTls"
    effect    = "Deny"
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.alarms.arn]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
}

resource "aws_sns_topic_policy" "alarms" {
  arn    = aws_sns_topic.alarms.arn
  policy = data.aws_iam_policy_document.topic.json
}

resource "aws_sns_topic_subscription" "mail" {
  for_each = toset(var.emails)

  topic_arn = aws_sns_topic.alarms.arn
  protocol  = "email"
  endpoint  = each.value
}

# The gateway does not read, or not fast enough.
resource "aws_cloudwatch_metric_alarm" "queue_age" {
  for_each = var.queues

  alarm_name          = "${var.name}-${each.key}-waits"
  alarm_description   = "The oldest message of ${each.value.name} waits for more than ${each.value.longest_wait_seconds} seconds. Is the gateway up, and are its stores?"
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateAgeOfOldestMessage"
  dimensions          = { QueueName = each.value.name }
  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 2
  comparison_operator = "GreaterThanThreshold"
  threshold           = each.value.longest_wait_seconds
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
  ok_actions          = [aws_sns_topic.alarms.arn]
}

resource "aws_cloudwatch_metric_alarm" "dead_letters" {
  for_each = var.dead_letters

  alarm_name          = "${var.name}-${each.key}"
  alarm_description   = "There is something in ${each.value}. It is gone 14 days after it was sent: look at it, and move it back or delete it."
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateNumberOfMessagesVisible"
  dimensions          = { QueueName = each.value }
  statistic           = "Maximum"
  period              = 300
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
  ok_actions          = [aws_sns_topic.alarms.arn]
}

locals {
  rule_metrics = {
    "rule-parse-errors" = {
      metric  = "ParseError"
      meaning = "Batteries publish telemetry that is no JSON, which is lost. The log of AWS IoT names them."
    }
    "rule-throttled" = {
      metric  = "RuleMessageThrottled"
      meaning = "AWS IoT throttles the telemetry rule, and messages are lost. Ask AWS for a higher quota."
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "rule" {
  for_each = local.rule_metrics

  alarm_name          = "${var.name}-${each.key}"
  alarm_description   = each.value.meaning
  namespace           = "AWS/IoT"
  metric_name         = each.value.metric
  dimensions          = { RuleName = var.rule_name }
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
}

# By a query: the metric has the type of the action as a second dimension, and how it names SQS we could not find.
resource "aws_cloudwatch_metric_alarm" "rule_failures" {
  alarm_name          = "${var.name}-rule-failures"
  alarm_description   = "The telemetry rule cannot put messages into the queue; they are among the rule's errors, unless that failed too."
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]

  metric_query {
    id          = "failures"
    label       = "failed actions"
    expression  = "SELECT SUM(Failure) FROM SCHEMA(\"AWS/IoT\", ActionType, RuleName) WHERE RuleName = '${var.rule_name}'"
    period      = 300
    return_data = true
  }
}

resource "aws_cloudwatch_metric_alarm" "webhooks_refused" {
  alarm_name          = "${var.name}-webhooks-refused"
  alarm_description   = "Webhooks were not kept: a header was missing, there were too many, or SQS failed. The access log of the API says which."
  namespace           = var.refused_metric.namespace
  metric_name         = var.refused_metric.name
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
}
