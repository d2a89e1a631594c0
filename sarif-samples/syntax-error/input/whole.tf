resource "aws_api_gateway_domain_name" "elsewhere" {
  domain_name     = "elsewhere.example.com"
  security_policy = "TLS_1_0"
}
