variable "name" {
  type = string
}

variable "minimum_tls" {
  type = string
}

variable "tracing_enabled" {
  type = bool
}

resource "aws_api_gateway_rest_api" "this" {
  name = var.name

  endpoint_configuration {
    types = ["PRIVATE"]
  }
}

resource "aws_api_gateway_domain_name" "this" {
  domain_name     = "${var.name}.example.com"
  security_policy = var.minimum_tls
}

resource "aws_api_gateway_stage" "live" {
  rest_api_id          = aws_api_gateway_rest_api.this.id
  deployment_id        = "kept-elsewhere"
  stage_name           = "live"
  xray_tracing_enabled = var.tracing_enabled
}

output "id" {
  value = aws_api_gateway_rest_api.this.id
}
