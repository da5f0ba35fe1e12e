output "url" {
  description = "What to enter as the webhook's address in Flip's portal."
  value       = "${aws_apigatewayv2_api.webhook.api_endpoint}${local.path}"
}

output "queue" {
  description = "The queue that the gateway reads."
  value = {
    url  = module.queue.url
    arn  = module.queue.arn
    name = module.queue.name
  }
}

output "dead_letters_name" {
  description = "The queue of what was received too often."
  value       = module.queue.dead_letters_name
}

output "refused_metric" {
  description = "The metric of webhooks that were not kept."
  value = {
    namespace = aws_cloudwatch_log_metric_filter.refused.metric_transformation[0].namespace
    name      = aws_cloudwatch_log_metric_filter.refused.metric_transformation[0].name
  }
}
