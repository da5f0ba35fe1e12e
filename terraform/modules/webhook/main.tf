# Flip's webhooks go from API Gateway straight into a queue, with no code of ours in between: while the gateway is down
# they wait there. Nothing is verified on the way; the gateway checks the signature of what it takes out of the queue.

locals {
  path = "/api/flip-webhook"
  # Attributes of the message, by the names that the gateway reads (WebhookQueue), and the header of each. Names of
  # headers may be written in any case.
  headers = merge(
    var.signed ? {
      "webhook-id"        = "webhook-id"
      "webhook-timestamp" = "webhook-timestamp"
      "webhook-signature" = "webhook-signature"
    } : {},
    var.bearer_header == null ? {} : { "authorization" = var.bearer_header },
  )
  attributes = merge(
    { for attribute, header in local.headers : attribute => "$${request.header.${header}}" },
    # The gateway holds the signature's time against this, however long the message lay in the queue. It reads
    # milliseconds; of an HTTP API the variable is in seconds, by what others append to it, and AWS does not say.
    { "received-at" = "$${context.requestTimeEpoch}000" },
  )
}

module "queue" {
  source = "../queue"

  name       = "${var.name}-webhook-queue"
  sender_arn = aws_iam_role.api.arn
  # The gateway leaves what is not genuine, and what cannot be stored although the stores are there. What it holds while
  # they are away uses up two receptions on each node, and each restart in between some more.
  max_receives = 20
}

# Without a condition on the account, which the other roles have: nothing says that API Gateway names one here, and a
# role that it cannot take would refuse every webhook. It takes roles of the API's own account only (iam:PassRole).
data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["apigateway.amazonaws.com"]
    }
  }
}

data "aws_iam_policy_document" "send" {
  statement {
    sid       = "Send"
    actions   = ["sqs:SendMessage"]
    resources = [module.queue.arn]
  }
}

resource "aws_iam_role" "api" {
  name               = "${var.name}-webhook-api"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

resource "aws_iam_role_policy" "api" {
  name   = "send"
  role   = aws_iam_role.api.id
  policy = data.aws_iam_policy_document.send.json
}

resource "aws_apigatewayv2_api" "webhook" {
  name          = "${var.name}-webhook"
  description   = "Takes Flip's webhooks"
  protocol_type = "HTTP"
}

# SQS takes no message with an empty attribute, so a request that lacks one of the headers is answered 400 and not kept:
# Flip has to send all that are asked for here. The answer to one that is kept is SQS's own, with 200.
resource "aws_apigatewayv2_integration" "queue" {
  api_id                 = aws_apigatewayv2_api.webhook.id
  description            = "To the queue, as it came"
  integration_type       = "AWS_PROXY"
  integration_subtype    = "SQS-SendMessage"
  payload_format_version = "1.0"
  credentials_arn        = aws_iam_role.api.arn
  # Flip waits five seconds.
  timeout_milliseconds = 4500

  request_parameters = {
    QueueUrl    = module.queue.url
    MessageBody = "$request.body"
    MessageAttributes = jsonencode({
      for attribute, source in local.attributes : attribute => { DataType = "String", StringValue = source }
    })
  }
}

resource "aws_apigatewayv2_route" "webhook" {
  api_id    = aws_apigatewayv2_api.webhook.id
  route_key = "POST ${local.path}"
  target    = "integrations/${aws_apigatewayv2_integration.queue.id}"
}

resource "aws_cloudwatch_log_group" "access" {
  # Below /aws/vendedlogs the policy by which API Gateway may write does not grow with each log group.
  name              = "/aws/vendedlogs/apigateway/${var.name}-webhook"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.key_arn
}

resource "aws_apigatewayv2_stage" "default" {
  api_id      = aws_apigatewayv2_api.webhook.id
  name        = "$default"
  auto_deploy = true

  # Anybody can send to this address. What is above the rate gets 429, which Flip repeats.
  default_route_settings {
    throttling_rate_limit  = var.requests_per_second
    throttling_burst_limit = var.requests_per_second * 2
  }

  # No bodies and no headers: they hold personal data and what proves the sender.
  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.access.arn
    format = jsonencode({
      requestId        = "$context.requestId"
      requestTime      = "$context.requestTime"
      sourceIp         = "$context.identity.sourceIp"
      route            = "$context.routeKey"
      status           = "$context.status"
      responseLength   = "$context.responseLength"
      integrationError = "$context.integrationErrorMessage"
    })
  }

  depends_on = [aws_iam_role_policy.api]
}

# A command that is refused here each time is lost, so this is worth an alarm. The metric 4xx of API Gateway counts also
# whoever looks for other paths.
resource "aws_cloudwatch_log_metric_filter" "refused" {
  name           = "${var.name}-webhook-refused"
  log_group_name = aws_cloudwatch_log_group.access.name
  pattern        = "{ ($.route = \"${aws_apigatewayv2_route.webhook.route_key}\") && ($.status != \"2*\") }"

  metric_transformation {
    name      = "WebhooksRefused"
    namespace = var.name
    value     = "1"
  }
}
