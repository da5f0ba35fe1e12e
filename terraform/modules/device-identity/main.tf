# What a battery may do, whoever provisioned it: one policy for all certificates, which grants each only what carries
# the name of its own thing.

resource "aws_iot_policy" "device" {
  name   = "${var.name}-device-policy"
  policy = var.device_policy
}

# The endpoint whose certificate the Amazon Root CA 1 signs; the older type iot:Data has another authority.
data "aws_iot_endpoint" "data" {
  endpoint_type = "iot:Data-ATS"
}
