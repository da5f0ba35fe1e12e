# AWS IoT looks once a day for certificates of batteries, and of authorities, that end within 30 days.
#
# The provider has no type for the audit of Device Defender; CloudFormation has, and through the Cloud Control API so
# does the provider. There is one audit configuration for each account and region.

data "aws_partition" "current" {}

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

resource "aws_iam_role" "audit" {
  name               = "${var.name}-certificate-audit"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

# AWS asks for its own policy here and does not say which of the rights each check needs. They only read.
resource "aws_iam_role_policy_attachment" "audit" {
  role       = aws_iam_role.audit.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/service-role/AWSIoTDeviceDefenderAudit"
}

data "aws_iam_policy_document" "notify" {
  statement {
    sid       = "Publish"
    actions   = ["sns:Publish"]
    resources = [var.topic_arn]
  }

  statement {
    sid       = "Encrypt"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = [var.key_arn]
  }
}

resource "aws_iam_role" "notify" {
  name               = "${var.name}-certificate-audit-notices"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

resource "aws_iam_role_policy" "notify" {
  name   = "publish"
  role   = aws_iam_role.notify.id
  policy = data.aws_iam_policy_document.notify.json
}

resource "aws_cloudcontrolapi_resource" "audit" {
  type_name = "AWS::IoT::AccountAuditConfiguration"
  desired_state = jsonencode({
    AccountId = var.account_id
    RoleArn   = aws_iam_role.audit.arn
    AuditCheckConfigurations = {
      DeviceCertificateExpiringCheck = {
        Enabled       = true
        Configuration = { CertExpirationThresholdInDays = "30" }
      }
      CaCertificateExpiringCheck = { Enabled = true }
    }
    AuditNotificationTargetConfigurations = {
      Sns = {
        Enabled   = true
        TargetArn = var.topic_arn
        RoleArn   = aws_iam_role.notify.arn
      }
    }
  })

  depends_on = [aws_iam_role_policy.notify, aws_iam_role_policy_attachment.audit]
}

resource "aws_cloudcontrolapi_resource" "daily" {
  type_name = "AWS::IoT::ScheduledAudit"
  desired_state = jsonencode({
    ScheduledAuditName = "${var.name}-certificates"
    Frequency          = "DAILY"
    TargetCheckNames   = ["CA_CERTIFICATE_EXPIRING_CHECK", "DEVICE_CERTIFICATE_EXPIRING_CHECK"]
  })

  depends_on = [aws_cloudcontrolapi_resource.audit]
}
