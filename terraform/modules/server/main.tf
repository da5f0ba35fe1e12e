# What the gateway may do: its calls and no others, which ./verify compares.

data "aws_iam_policy_document" "calls" {
  statement {
    sid       = "Things"
    actions   = ["iot:DescribeThing", "iot:ListThingPrincipals"]
    resources = ["${var.iot_arn}:thing/*"]
  }

  statement {
    sid       = "Certificates"
    actions   = ["iot:DescribeCertificate"]
    resources = ["${var.iot_arn}:cert/*"]
  }

  statement {
    sid       = "Commands"
    actions   = ["iot:Publish"]
    resources = ["${var.iot_arn}:topic/devices/*/commands"]
  }

  statement {
    sid       = "Queues"
    actions   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
    resources = var.queue_arns
  }
}

module "user" {
  source = "../user"

  name        = "${var.name}-web-server"
  description = "Reads the queues, publishes commands and looks at things and certificates"
  policy      = data.aws_iam_policy_document.calls.json
  key_arn     = var.key_arn
  with_key    = var.with_key
}
