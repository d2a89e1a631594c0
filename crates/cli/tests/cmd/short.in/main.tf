resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
  stage_name  = "live"
  method_path = "*/*"

  settings {
    caching_enabled = true # for an hour
    logging_level   = "INFO"
  }
}

resource "aws_api_gateway_domain_name" "orders" {
  domain_name     = "orders.example.com"
  security_policy = "TLS_1_0"
  tags            = { team = "orders" }
}

resource "aws_api_gateway_domain_name" "ignored" {
  domain_name = "ignored.example.com"
  tags        = { team = "orders" }
  # tollgate:ignore aws-api-gateway-domain-name-outdated-tls -- one old client is left
  security_policy = "TLS_1_0"
}
