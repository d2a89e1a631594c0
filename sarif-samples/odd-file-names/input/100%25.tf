resource "aws_api_gateway_domain_name" "percent" {
  domain_name     = "percent.example.com"
  security_policy = "TLS_1_0"
}
