# The log of AWS IoT, one for the whole account and region.

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

data "aws_iam_policy_document" "write" {
  statement {
    sid       = "Write"
    actions   = ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"]
    resources = [aws_cloudwatch_log_group.iot.arn, "${aws_cloudwatch_log_group.iot.arn}:*"]
  }
}

resource "aws_iam_role" "logging" {
  name               = "${var.name}-iot-logging"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

resource "aws_iam_role_policy" "logging" {
  name   = "write"
  role   = aws_iam_role.logging.id
  policy = data.aws_iam_policy_document.write.json
}

# AWS IoT takes this name and no other. Made by itself, the group would be kept for ever and not with our key.
resource "aws_cloudwatch_log_group" "iot" {
  name              = "AWSIotLogsV2"
  retention_in_days = var.retention_days
  kms_key_id        = var.key_arn
}

resource "aws_iot_logging_options" "this" {
  default_log_level = var.level
  role_arn          = aws_iam_role.logging.arn

  depends_on = [aws_iam_role_policy.logging]
}
