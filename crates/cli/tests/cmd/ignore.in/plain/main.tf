resource "aws_iam_policy" "admin" {
  name   = "admin"
  policy = <<-EOT
    {
      "Version": "2012-10-17",
      "Statement": [{ "Effect": "Allow", "Action": "*", "Resource": "*" }]
    }
  EOT
}

# tollgate:ignore aws-api-gateway-stage-without-tracing -- the gateway in front traces
resource "aws_api_gateway_stage" "live" {
  rest_api_id          = "a1b2c3"
  stage_name           = "live"
  xray_tracing_enabled = false
}

resource "aws_kms_key" "data" {
  description = "data"
}
