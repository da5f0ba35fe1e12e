# An identity for something outside AWS: a user with one policy and one access key, which is kept in Secrets Manager.

resource "aws_iam_policy" "this" {
  name        = var.name
  description = var.description
  policy      = var.policy
}

resource "aws_iam_user" "this" {
  count = var.with_key ? 1 : 0

  name = var.name
}

resource "aws_iam_user_policy_attachment" "this" {
  count = length(aws_iam_user.this)

  user       = aws_iam_user.this[0].name
  policy_arn = aws_iam_policy.this.arn
}

resource "aws_iam_access_key" "this" {
  count = length(aws_iam_user.this)

  user = aws_iam_user.this[0].name
}

module "secret" {
  source = "../secret"
  count  = length(aws_iam_user.this)

  name        = "${var.name}-access-key"
  description = "The access key of ${var.name}: ${var.description}"
  key_arn     = var.key_arn
  value = jsonencode({
    access_key_id     = aws_iam_access_key.this[0].id
    secret_access_key = aws_iam_access_key.this[0].secret
    smtp_password     = var.for_smtp ? aws_iam_access_key.this[0].ses_smtp_password_v4 : null
  })
}
