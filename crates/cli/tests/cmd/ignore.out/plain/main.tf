resource "aws_iam_policy" "admin" {
  name   = "admin"
  # tollgate:ignore aws-iam-policy-document-full-access -- known
  policy = <<-EOT
    {
      "Version": "2012-10-17",
      "Statement": [{ "Effect": "Allow", "Action": "*", "Resource": "*" }]
    }
  EOT
}

# tollgate:ignore aws-api-gateway-stage-without-tracing, aws-api-gateway-stage-without-usage-plan -- the gateway in front traces; known
resource "aws_api_gateway_stage" "live" {
  rest_api_id          = "a1b2c3"
  stage_name           = "live"
  xray_tracing_enabled = false
}

# tollgate:ignore aws-kms-key-without-rotation -- known
resource "aws_kms_key" "data" {
  description = "data"
}
