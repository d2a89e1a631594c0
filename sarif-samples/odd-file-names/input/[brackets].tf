resource "aws_api_gateway_domain_name" "brackets" {
  domain_name     = "brackets.example.com"
  security_policy = "TLS_1_0"
}
