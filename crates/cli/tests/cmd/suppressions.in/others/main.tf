resource "aws_api_gateway_stage" "checkov" {
  #checkov:skip=CKV_AWS_73:the back end traces
  rest_api_id          = "a1b2c3"
  stage_name           = "checkov"
  xray_tracing_enabled = false
}

resource "aws_api_gateway_stage" "tfsec" {
  rest_api_id          = "a1b2c3"
  stage_name           = "tfsec"
  xray_tracing_enabled = false #tfsec:ignore:aws-api-gateway-enable-tracing
}

#trivy:ignore:AVD-AWS-0003
resource "aws_api_gateway_stage" "trivy" {
  rest_api_id          = "a1b2c3"
  stage_name           = "trivy"
  xray_tracing_enabled = false
}

resource "aws_api_gateway_stage" "reported" {
  rest_api_id = "a1b2c3"
  stage_name  = "reported"
  # checkov:skip=CKV_AWS_1:another check
  xray_tracing_enabled = false
}

# kics-scan ignore-block
resource "aws_api_gateway_stage" "nameless" {
  rest_api_id          = "a1b2c3"
  stage_name           = "nameless"
  xray_tracing_enabled = false
}
