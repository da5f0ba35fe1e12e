# A standard queue, with dead letters unless max_receives is null.
#
# Encrypted with SQS's own keys, not with ours: a mistake in a key's policy would lose what the rule and API Gateway
# send, and each key use by a fleet costs money. Both are AES-256 at rest.

locals {
  # The most that SQS offers. What moves on to the dead letters keeps its age, so they are to be looked at within days.
  retention_seconds = 14 * 24 * 60 * 60

  queues = merge(
    { main = aws_sqs_queue.main },
    { for queue in aws_sqs_queue.dead_letters : "dead_letters" => queue },
  )
}

resource "aws_sqs_queue" "main" {
  name                       = var.name
  delay_seconds              = 0
  max_message_size           = 262144
  message_retention_seconds  = local.retention_seconds
  receive_wait_time_seconds  = 10
  visibility_timeout_seconds = 30
  sqs_managed_sse_enabled    = true
}

resource "aws_sqs_queue" "dead_letters" {
  count = var.max_receives == null ? 0 : 1

  name                      = "${var.name}-dlq"
  max_message_size          = 262144
  message_retention_seconds = local.retention_seconds
  sqs_managed_sse_enabled   = true
}

resource "aws_sqs_queue_redrive_policy" "main" {
  count = length(aws_sqs_queue.dead_letters)

  queue_url = aws_sqs_queue.main.id
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead_letters[0].arn
    maxReceiveCount     = var.max_receives
  })
}

resource "aws_sqs_queue_redrive_allow_policy" "dead_letters" {
  count = length(aws_sqs_queue.dead_letters)

  queue_url = aws_sqs_queue.dead_letters[0].id
  redrive_allow_policy = jsonencode({
    redrivePermission = "byQueue"
    sourceQueueArns   = [aws_sqs_queue.main.arn]
  })
}

data "aws_iam_policy_document" "queue" {
  for_each = local.queues

  statement {
    sid       = "NothingWithoutTls"
    effect    = "Deny"
    actions   = ["sqs:*"]
    resources = [each.value.arn]

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

  # Others of the account can send only when their own policies say so, as whoever moves dead letters back has to. A
  # refusal of all but this role would take that way too.
  dynamic "statement" {
    for_each = each.key == "main" ? [var.sender_arn] : []

    content {
      sid       = "TheOneSender"
      actions   = ["sqs:SendMessage"]
      resources = [each.value.arn]

      principals {
        type        = "AWS"
        identifiers = [statement.value]
      }
    }
  }
}

resource "aws_sqs_queue_policy" "queue" {
  for_each = local.queues

  queue_url = each.value.id
  policy    = data.aws_iam_policy_document.queue[each.key].json
}
