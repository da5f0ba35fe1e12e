# Batteries that fetch their own identity when they first start, with a claim certificate that a whole production run
# shares. The claim certificate is not made here, so that its key is not in the state: README.md says how.

data "aws_partition" "current" {}

locals {
  template = "${var.name}-fleet"
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
  }
}

resource "aws_iam_role" "fleet" {
  name               = "${var.name}-fleet-provisioning"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

# AWS asks for this policy by name and does not say which of its rights a template needs. It is for every thing and
# certificate of the account.
resource "aws_iam_role_policy_attachment" "fleet" {
  role       = aws_iam_role.fleet.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/service-role/AWSIoTThingsRegistration"
}

resource "aws_iot_provisioning_template" "fleet" {
  name                  = local.template
  description           = "A thing, its certificate and the device policy for a serial number"
  enabled               = true
  provisioning_role_arn = aws_iam_role.fleet.arn
  template_body         = templatefile("${path.module}/template.json", { device_policy_name = var.device_policy_name })

  dynamic "pre_provisioning_hook" {
    for_each = var.hook_arn == null ? [] : [var.hook_arn]

    content {
      payload_version = "2020-04-01"
      target_arn      = pre_provisioning_hook.value
    }
  }

  depends_on = [aws_iam_role_policy_attachment.fleet]
}

# A claim certificate may do nothing but exchange itself. Its client id has a prefix, or whoever has it could take the
# connection of any battery away.
data "aws_iam_policy_document" "claim" {
  statement {
    sid       = "Connect"
    actions   = ["iot:Connect"]
    resources = ["${var.iot_arn}:client/${var.name}-claim-*"]
  }

  statement {
    sid     = "Exchange"
    actions = ["iot:Publish", "iot:Receive"]
    resources = [
      "${var.iot_arn}:topic/$aws/certificates/create-from-csr/*",
      "${var.iot_arn}:topic/$aws/provisioning-templates/${local.template}/provision/*",
    ]
  }

  statement {
    sid     = "Answers"
    actions = ["iot:Subscribe"]
    resources = [
      "${var.iot_arn}:topicfilter/$aws/certificates/create-from-csr/*",
      "${var.iot_arn}:topicfilter/$aws/provisioning-templates/${local.template}/provision/*",
    ]
  }
}

resource "aws_iot_policy" "claim" {
  name   = "${var.name}-claim-policy"
  policy = data.aws_iam_policy_document.claim.json
}
