# Who creates, rotates and revokes the identities of batteries: the calls of provisioning/ and no others, which ./verify
# compares.

data "aws_iam_policy_document" "calls" {
  statement {
    sid       = "Things"
    actions   = ["iot:CreateThing", "iot:DescribeThing", "iot:UpdateThing", "iot:ListThingPrincipals"]
    resources = ["${var.iot_arn}:thing/*"]
  }

  # AttachPolicy is checked against the certificate only, so it cannot be held to the device policy: whoever has this
  # key can give a certificate any IoT policy of the account.
  statement {
    sid       = "Certificates"
    actions   = ["iot:DescribeCertificate", "iot:UpdateCertificate", "iot:AttachPolicy"]
    resources = ["${var.iot_arn}:cert/*"]
  }

  # The reference says that these are checked against the certificate; the thing is named in case it is as well.
  statement {
    sid       = "CertificatesOfThings"
    actions   = ["iot:AttachThingPrincipal", "iot:DetachThingPrincipal"]
    resources = ["${var.iot_arn}:cert/*", "${var.iot_arn}:thing/*"]
  }

  statement {
    sid = "IssueAndList"
    actions = [
      "iot:CreateCertificateFromCsr",
      "iot:CreateKeysAndCertificate",
      "iot:ListAttachedPolicies",
      "iot:ListCertificates",
    ]
    resources = ["*"]
  }
}

module "user" {
  source = "../user"

  name        = "${var.name}-device-provisioning"
  description = "Creates, rotates and revokes the identities of batteries"
  policy      = data.aws_iam_policy_document.calls.json
  key_arn     = var.key_arn
}
