# Mails to people through SES: sign-in links and codes, notices to homeowners.

resource "aws_sesv2_email_identity" "sender" {
  email_identity = var.identity
}

# While an account is in SES's sandbox, the identities of the recipients are checked as well, hence identity/*; what
# holds a stolen password down is the sender.
data "aws_iam_policy_document" "send" {
  statement {
    sid       = "SendAsOneSender"
    actions   = ["ses:SendRawEmail"]
    resources = ["${var.ses_arn}:identity/*"]

    condition {
      test     = "StringEquals"
      variable = "ses:FromAddress"
      values   = [var.from]
    }
  }
}

module "user" {
  source = "../user"

  name        = "${var.name}-ses-smtp"
  description = "Sends mails as ${var.from}"
  policy      = data.aws_iam_policy_document.send.json
  key_arn     = var.key_arn
  for_smtp    = true
}
