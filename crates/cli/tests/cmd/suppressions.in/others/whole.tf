// kics-scan disable=5813ef56-fa94-406a-b35d-977d4a56ff2b
resource "aws_api_gateway_stage" "whole_file" {
  rest_api_id          = "a1b2c3"
  stage_name           = "whole_file"
  xray_tracing_enabled = false
}
