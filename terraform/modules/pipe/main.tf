# The prototype's way: EventBridge takes telemetry out of the queue and posts it to /api/devices/telemetry. Only for
# those who keep that route: the nodes there have the role ingest, so each way gets a part of the messages.

resource "aws_cloudwatch_event_connection" "gateway" {
  name               = "${var.name}-gateway"
  description        = "The shared secret for POST /api/devices/telemetry"
  authorization_type = "API_KEY"

  auth_parameters {
    api_key {
      key   = "Authorization"
      value = "Bearer ${var.shared_secret}"
    }
  }
}

resource "aws_cloudwatch_event_api_destination" "gateway" {
  name                             = "${var.name}-telemetry"
  description                      = "Telemetry to the gateway"
  connection_arn                   = aws_cloudwatch_event_connection.gateway.arn
  http_method                      = "POST"
  invocation_endpoint              = "${trimsuffix(var.gateway_url, "/")}/api/devices/telemetry"
  invocation_rate_limit_per_second = 300
}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["pipes.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [var.account_id]
    }
  }
}

data "aws_iam_policy_document" "pipe" {
  statement {
    sid       = "Receive"
    actions   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
    resources = [var.queue_arn]
  }

  statement {
    sid       = "Post"
    actions   = ["events:InvokeApiDestination"]
    resources = [aws_cloudwatch_event_api_destination.gateway.arn]
  }

  statement {
    sid       = "Log"
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["${aws_cloudwatch_log_group.pipe.arn}:*"]
  }
}

resource "aws_iam_role" "pipe" {
  name               = "${var.name}-sqs-to-http-pipe"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

resource "aws_iam_role_policy" "pipe" {
  name   = "receive-and-post"
  role   = aws_iam_role.pipe.id
  policy = data.aws_iam_policy_document.pipe.json
}

resource "aws_cloudwatch_log_group" "pipe" {
  name              = "/aws/vendedlogs/pipes/${var.name}-sqs-to-http-pipe"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.key_arn
}

resource "aws_pipes_pipe" "telemetry" {
  name        = "${var.name}-sqs-to-http-pipe"
  description = "Telemetry to the gateway over HTTP"
  role_arn    = aws_iam_role.pipe.arn
  source      = var.queue_arn
  target      = aws_cloudwatch_event_api_destination.gateway.arn

  source_parameters {
    sqs_queue_parameters {
      # The route takes one message.
      batch_size = 1
    }
  }

  log_configuration {
    level = "INFO"

    cloudwatch_logs_log_destination {
      log_group_arn = aws_cloudwatch_log_group.pipe.arn
    }
  }

  depends_on = [aws_iam_role_policy.pipe]
}
